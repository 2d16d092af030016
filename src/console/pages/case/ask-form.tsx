import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import type { ActFormProps } from './act-form.ts';

type Kind = Parameters<typeof call<'ask-for-documents'>>[1]['body']['documents'][number];

interface Asked {
  readonly documents: Kind[];
  readonly note?: string;
}

/** Which documents the firm is asked for: those worth most come first and the best one is chosen already. */
export function AskForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const catalogue = useCatalogue();
  const worth = new Map((bundle.decision?.ask ?? []).map(({ document, value }) => [document, value]));
  const kinds = [...catalogue.kinds].sort((a, b) => (worth.get(b.kind) ?? 0) - (worth.get(a.kind) ?? 0));
  const best = bundle.decision?.ask[0]?.document;
  return (
    <Form<Asked>
      layout="vertical"
      initialValues={{ documents: best === undefined ? [] : [best] }}
      onFinish={({ documents, note = '' }) =>
        send(() =>
          call('ask-for-documents', {
            params: { application: bundle.application.application },
            body: { documents, note },
          }),
        )
      }
    >
      <Form.Item name="documents" label={t('ask.documents')} rules={[{ required: true, message: t('ask.choose') }]}>
        <Checkbox.Group className="weir-case-choices">
          {kinds.map(({ kind }) => (
            <Checkbox key={kind} value={kind}>
              {catalogue.kind(kind)}
              {worth.has(kind) && (
                <span className="weir-quiet">
                  {' '}
                  {t('reasons.worth', { share: Math.round((worth.get(kind) ?? 0) * 100) })}
                </span>
              )}
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <Form.Item name="note" label={t('ask.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('act.ask')}
      </Button>
    </Form>
  );
}
