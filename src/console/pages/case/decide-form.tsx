import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { shanghaiMoment } from '#src/console/components/moment-words.ts';
import { type ActFormProps, decideAsOf } from './act-form.ts';

const MONTH_MS = 31 * 86_400_000;

/** Asks as of which day the evidence and the law count. */
export function DecideForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const newest = useAnswer('list-decisions', { query: { limit: 1 } });
  if (newest.isPending) return null;
  const now = new Date();
  const today = shanghaiMoment(now.toISOString()).slice(0, 10);
  const last = bundle.decision?.asOf ?? newest.data?.body.items[0]?.asOf;
  // A book that stands still, as a demonstration does, goes on being decided as of its own day.
  const isStill = last !== undefined && now.getTime() - Date.parse(last) > MONTH_MS;
  return (
    <Form
      layout="vertical"
      initialValues={{ asOf: isStill ? last : today }}
      onFinish={({ asOf }: { asOf: string }) => send(() => decideAsOf(bundle, asOf))}
    >
      <p>{t(bundle.decision ? 'decide.again' : 'decide.first')}</p>
      <Form.Item
        name="asOf"
        label={t('decide.asOf')}
        extra={isStill ? t('decide.still', { day: last }) : undefined}
        rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('decide.day') }]}
      >
        <Input type="date" max={today} style={{ width: 180 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending} autoFocus>
        {t('act.decide')}
      </Button>
    </Form>
  );
}
