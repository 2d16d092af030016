import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { Money } from '#src/console/components/money.tsx';
import { OutcomeTag } from '../applications/outcome-tag.tsx';
import { type ActFormProps, ifMatchCase } from './act-form.ts';

interface Settled {
  readonly verdict: 'approve' | 'return';
  readonly why?: string;
}

/** The second pair of eyes: what the first person proposed, and whether it stands. */
export function SettleForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const { referral, people } = bundle;
  const { proposal } = referral ?? {};
  if (!referral || !proposal) return null;
  const settle = ({ verdict, why = '' }: Settled) =>
    send(() =>
      call('settle-proposal', {
        params: { referral: referral.referral },
        body: verdict === 'approve' ? { verdict } : { verdict, why },
        ifMatch: ifMatchCase(bundle),
      }),
    );
  return (
    <Form<Settled> layout="vertical" initialValues={{ verdict: 'approve' }} onFinish={settle}>
      <p>
        {people[proposal.by] ?? proposal.by}: <OutcomeTag outcome={proposal.outcome} />{' '}
        {proposal.limitFen !== '0' && <Money fen={proposal.limitFen} />} · {t(`propose.reason.${proposal.reasonCode}`)}
      </p>
      <p className="weir-case-quote">{proposal.reason}</p>
      <Form.Item name="verdict" label={t('settle.verdict')}>
        <Radio.Group>
          <Radio.Button value="approve">{t('settle.approve')}</Radio.Button>
          <Radio.Button value="return">{t('settle.return')}</Radio.Button>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a, b) => a.verdict !== b.verdict}>
        {({ getFieldValue }) =>
          getFieldValue('verdict') === 'return' && (
            <Form.Item name="why" label={t('settle.why')} rules={[{ required: true, whitespace: true, max: 2000 }]}>
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('act.settle')}
      </Button>
    </Form>
  );
}
