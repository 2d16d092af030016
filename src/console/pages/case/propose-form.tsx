import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { type ActFormProps, fenOfWan, ifMatchCase } from './act-form.ts';

const REASONS = [
  'document-seen',
  'site-visit',
  'security-taken',
  'relationship-history',
  'data-error',
  'policy-exception',
  'fraud-suspected',
] as const;

interface Proposed {
  readonly outcome: 'approve' | 'counter' | 'decline';
  readonly wan?: number;
  readonly reasonCode: (typeof REASONS)[number];
  readonly reason: string;
}

/** The first person's word: an outcome in place of the engine's, with its grounds. */
export function ProposeForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const { decision, referral, application } = bundle;
  if (!referral) return null;
  const refused = referral.refusedBy.length > 0;
  const computed = decision?.terms?.limitFen ?? '0';
  const suggested = computed === '0' ? application.requestedFen : computed;
  const propose = ({ outcome, wan, reasonCode, reason }: Proposed) =>
    send(() =>
      call('propose-outcome', {
        params: { referral: referral.referral },
        body: { outcome, limitFen: outcome === 'decline' ? '0' : fenOfWan(wan ?? 0), reasonCode, reason },
        ifMatch: ifMatchCase(bundle),
      }),
    );
  return (
    <Form<Proposed>
      layout="vertical"
      initialValues={{ outcome: refused ? 'decline' : 'counter', wan: Number(suggested) / 1e6 }}
      onFinish={propose}
    >
      {refused && <p className="weir-tone-bad">{t('person.refused', { rules: referral.refusedBy.join(', ') })}</p>}
      <Form.Item name="outcome" label={t('propose.outcome')} rules={[{ required: true }]}>
        <Radio.Group>
          <Radio.Button value="approve" disabled={refused}>
            {t('propose.approve')}
          </Radio.Button>
          <Radio.Button value="counter" disabled={refused}>
            {t('propose.counter')}
          </Radio.Button>
          <Radio.Button value="decline">{t('propose.decline')}</Radio.Button>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a, b) => a.outcome !== b.outcome}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') !== 'decline' && (
            <Form.Item name="wan" label={t('propose.limit')} rules={[{ required: true, type: 'number', min: 0.01 }]}>
              <InputNumber suffix={t('wan')} min={0.01} precision={2} style={{ width: 200 }} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reasonCode" label={t('person.grounds')} rules={[{ required: true }]}>
        <Select
          options={REASONS.map((value) => ({ value, label: t(`propose.reason.${value}`) }))}
          placeholder={t('propose.choose')}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('propose.why')} rules={[{ required: true, whitespace: true, max: 2000 }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <p className="weir-quiet">{t('propose.second')}</p>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('act.propose')}
      </Button>
    </Form>
  );
}
