import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import type { ActFormProps } from './act-form.ts';

/** Puts a decision on the desk of a person, with the reason why. */
export function ReviewForm({ bundle, send, isPending }: ActFormProps) {
  const { t } = useTranslation('case');
  const { decision } = bundle;
  if (!decision) return null;
  return (
    <Form
      layout="vertical"
      onFinish={({ why }: { why: string }) =>
        send(() => call('request-review', { params: { decision: decision.decision }, body: { why } }))
      }
    >
      <p className="weir-quiet">{t('review.hint')}</p>
      <Form.Item name="why" label={t('review.why')} rules={[{ required: true, whitespace: true, max: 2000 }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('act.review')}
      </Button>
    </Form>
  );
}
