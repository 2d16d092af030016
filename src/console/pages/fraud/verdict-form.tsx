import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';

interface Judged {
  readonly verdict: 'confirmed' | 'innocent' | 'unclear';
  readonly explanation?: string;
  readonly note: string;
}

/** A person says what the finding is, and why. It is the label by which the detector is measured. */
export function VerdictForm({ finding, etag }: { readonly finding: AnswerOf<'show-finding'>; readonly etag: string }) {
  const { t } = useTranslation('fraud');
  const client = useQueryClient();
  const words = useErrorWords();
  const judge = useMutation({
    mutationFn: ({ verdict, explanation, note }: Judged) =>
      call('judge-finding', {
        params: { finding: finding.finding },
        body: { verdict, explanation: verdict === 'innocent' ? (explanation ?? null) : null, note },
        ifMatch: etag,
      }),
    onSettled: async () => {
      for (const key of ['show-finding', 'list-findings', 'list-detectors'])
        await client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <Form<Judged> layout="vertical" onFinish={(judged) => judge.mutate(judged)}>
      <Form.Item name="verdict" label={t('verdict.is')} rules={[{ required: true }]}>
        <Radio.Group>
          {(['confirmed', 'innocent', 'unclear'] as const).map((verdict) => (
            <Radio.Button key={verdict} value={verdict}>
              {t(`state.${verdict}`)}
            </Radio.Button>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a, b) => a.verdict !== b.verdict}>
        {({ getFieldValue }) =>
          getFieldValue('verdict') === 'innocent' && (
            <Form.Item name="explanation" label={t('verdict.explanation')}>
              <Select
                allowClear
                options={finding.innocentExplanations.map((value) => ({
                  value,
                  label: t(`innocent.${value}`, { defaultValue: value }),
                }))}
              />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="note" label={t('verdict.note')} rules={[{ required: true, whitespace: true, max: 4000 }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      {judge.isError && (
        <p role="alert" className="weir-tone-bad">
          {words(judge.error).title}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={judge.isPending}>
        {t('verdict.give')}
      </Button>
    </Form>
  );
}
