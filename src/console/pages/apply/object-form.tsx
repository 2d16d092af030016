import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';

interface Written {
  readonly kind: 'correction' | 'appeal';
  readonly datum?: string;
  readonly says?: string;
  readonly shouldSay?: string;
  readonly note?: string;
}

/** The rights to have data corrected and to have a person look (个人信息保护法第二十四条、第四十六条), with the day by which there is an answer. */
export function ObjectForm({ decision }: { readonly decision: string }) {
  const { t } = useTranslation('apply');
  const { may } = useSession();
  const errorWords = useErrorWords();
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const send = useMutation({
    mutationFn: ({ kind, datum = '', says = '', shouldSay = '', note = '' }: Written) =>
      call('open-objection', {
        params: { decision },
        body: { kind, note, disputed: kind === 'correction' ? [{ datum, says, shouldSay }] : [] },
      }),
    onSuccess: () => {
      open(false);
      return client.invalidateQueries({ queryKey: ['list-objections'] });
    },
  });
  if (!may('open-objection')) return null;
  if (send.data)
    return (
      <Alert
        type="success"
        showIcon
        title={
          <>
            {t('review.done')} <DayText day={send.data.dueOn} />
          </>
        }
      />
    );
  return (
    <>
      <Button block onClick={() => open(true)}>
        {t('review.ask')}
      </Button>
      <Modal open={isOpen} title={t('review.ask')} footer={null} onCancel={() => open(false)} destroyOnHidden>
        {send.error && <Alert type="error" showIcon title={errorWords(send.error).title} />}
        <Form<Written>
          layout="vertical"
          initialValues={{ kind: 'appeal' }}
          onFinish={(written) => send.mutate(written)}
        >
          <p className="weir-quiet">{t('review.hint')}</p>
          <Form.Item name="kind" label={t('review.kind')}>
            <Radio.Group>
              <Radio.Button value="appeal">{t('review.appeal')}</Radio.Button>
              <Radio.Button value="correction">{t('review.correction')}</Radio.Button>
            </Radio.Group>
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
            {({ getFieldValue }) =>
              getFieldValue('kind') === 'correction' &&
              (['datum', 'says', 'shouldSay'] as const).map((name) => (
                <Form.Item key={name} name={name} label={t(`review.${name}`)} rules={[{ required: true, max: 200 }]}>
                  <Input maxLength={200} />
                </Form.Item>
              ))
            }
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
            {({ getFieldValue }) => (
              <Form.Item
                name="note"
                label={t('review.why')}
                rules={[{ required: getFieldValue('kind') === 'appeal', whitespace: true, max: 4000 }]}
              >
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
              </Form.Item>
            )}
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('review.send')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
