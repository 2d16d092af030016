import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { fenOfWan } from '../case/act-form.ts';
import { FirmDocuments } from './firm-documents.tsx';
import { type DraftContent, type Saving, useDraft } from './use-draft.ts';
import './apply.css';

type Draft = AnswerOf<'show-draft'>;
type Product = AnswerOf<'list-products'>['items'][number];

/** An application as the firm fills it in: what it needs, what it has, and off it goes. Every change is saved. */
export function DraftPage() {
  const { t } = useTranslation('apply');
  const { draft = '' } = useParams();
  const shown = useAnswer('show-draft', { params: { draft } });
  const products = useAnswer('list-products', {});
  return (
    <div className="weir-apply">
      <PageHeader title={t('draft.title')} hint={t('draft.hint')} />
      <Answered of={shown} rows={8}>
        {({ body, etag = '1' }) => (
          <Answered of={products} rows={8}>
            {({ body: { items } }) => <DraftForm key={draft} opened={body} version={etag} products={items} />}
          </Answered>
        )}
      </Answered>
    </div>
  );
}

const TONES: Readonly<Record<Saving, Tone>> = {
  saved: 'good',
  waiting: 'waiting',
  saving: 'waiting',
  elsewhere: 'bad',
  failed: 'bad',
};

interface DraftFormProps {
  readonly opened: Draft;
  readonly version: string;
  readonly products: readonly Product[];
}

function DraftForm({ opened, version, products }: DraftFormProps) {
  const { t } = useTranslation('apply');
  const errorWords = useErrorWords();
  const navigate = useNavigate();
  const { caller } = useSession();
  const { content, saving, change, flush } = useDraft(opened, version);
  const send = useMutation({
    mutationFn: async () => {
      const saved = await flush();
      if (saved === undefined) throw new Error('not saved');
      return call('send-draft', { params: { draft: opened.draft }, body: {}, ifMatch: saved });
    },
    onSuccess: ({ application }) =>
      navigate(caller.firm === undefined ? `/applications/${application}` : `/apply/${application}`),
  });
  const product = products.find(({ name, isDefault }) => (content.product ? name === content.product : isDefault));
  const lacks = whatLacks(content);
  const words = send.error ? errorWords(send.error) : undefined;
  if (opened.application) return <Alert type="info" showIcon title={t('draft.sentAlready')} />;
  return (
    <>
      <section className="weir-panel" aria-labelledby="draft-need">
        <h2 id="draft-need">{t('need.title')}</h2>
        <Need content={content} change={change} products={products} product={product} />
      </section>
      <section className="weir-panel" aria-labelledby="draft-have">
        <h2 id="draft-have">{t('have.title')}</h2>
        <p className="weir-quiet">{t('have.hint')}</p>
        <FirmDocuments firm={opened.firm} />
      </section>
      {words && <Alert type="error" showIcon title={words.title} description={words.detail} />}
      <div className="weir-apply-foot">
        <span role="status">
          <StatusTag tone={TONES[saving]}>{t(`saving.${saving}`)}</StatusTag>
        </span>
        <Button
          type="primary"
          size="large"
          disabled={lacks !== undefined}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('draft.send')}
        </Button>
      </div>
      {lacks && <p className="weir-quiet weir-apply-lacks">{t(`lacks.${lacks}`)}</p>}
    </>
  );
}

function whatLacks({ requestedFen, requestedTenorDays }: DraftContent): 'amount' | 'tenor' | undefined {
  if (requestedFen === undefined) return 'amount';
  return requestedTenorDays === undefined ? 'tenor' : undefined;
}

const TENORS = [30, 90, 180, 270, 365] as const;

interface NeedProps {
  readonly content: DraftContent;
  readonly change: (changes: Partial<DraftContent>) => void;
  readonly products: readonly Product[];
  readonly product: Product | undefined;
}

function Need({ content, change, products, product }: NeedProps) {
  const { t, i18n } = useTranslation('apply');
  const { caller } = useSession();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const tenors = TENORS.filter((days) => !product || (days >= product.minTenorDays && days <= product.maxTenorDays));
  return (
    <Form layout="vertical" component={false}>
      {caller.firm === undefined && (
        <Form.Item label={t('need.product')} htmlFor="draft-product">
          <Select
            id="draft-product"
            value={product?.name}
            options={products.map((one) => ({ value: one.name, label: one[language] }))}
            onChange={(name: string) => change({ product: name })}
          />
        </Form.Item>
      )}
      <Form.Item
        label={t('need.amount')}
        htmlFor="draft-amount"
        extra={
          product && (
            <>
              {t('need.between')} <Money fen={product.minFen} /> – <Money fen={product.maxFen} />
            </>
          )
        }
      >
        <InputNumber
          id="draft-amount"
          size="large"
          min={0.01}
          max={1_000_000}
          precision={2}
          suffix={t('wan')}
          inputMode="decimal"
          style={{ width: '100%' }}
          value={content.requestedFen === undefined ? null : Number(content.requestedFen) / 1e6}
          onChange={(wan) => change({ requestedFen: wan === null || wan <= 0 ? undefined : fenOfWan(wan) })}
        />
      </Form.Item>
      <Form.Item
        label={t('need.tenor')}
        extra={product && t('need.tenorBetween', { from: product.minTenorDays, to: product.maxTenorDays })}
      >
        <Segmented<number>
          block
          aria-label={t('need.tenor')}
          value={content.requestedTenorDays ?? 0}
          options={tenors.map((days) => ({ value: days, label: t('days', { count: days }) }))}
          onChange={(days) => change({ requestedTenorDays: days })}
        />
      </Form.Item>
      <Form.Item label={t('need.purpose')} htmlFor="draft-purpose">
        <Input.TextArea
          id="draft-purpose"
          maxLength={400}
          showCount
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={t('need.purposeHint')}
          defaultValue={content.purpose}
          onChange={({ target }) => change({ purpose: target.value.trim() || undefined })}
        />
      </Form.Item>
    </Form>
  );
}
