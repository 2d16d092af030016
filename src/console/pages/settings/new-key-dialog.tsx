import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/roles.ts';
import { call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';
import { useRoleOptions } from './role-options.ts';

interface NewKey {
  readonly name: string;
  readonly roles: Role[];
  readonly expiresInDays: number;
}

/** Issues a key. Its secret is shown once and kept nowhere. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<NewKey>();
  const options = useRoleOptions().filter(({ value }) => value !== 'borrower');
  const client = useQueryClient();
  const wordsOf = useErrorWords();
  const issue = useMutation({
    mutationFn: (body: NewKey) => call('issue-api-key', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['list-api-keys'] }),
  });
  const refusal = issue.error ? wordsOf(issue.error) : undefined;
  const needed = { required: true, message: t('frame:signIn.needed') };
  if (issue.data)
    return (
      <Modal
        open
        title={t('keys.issued')}
        okText={t('keys.noted')}
        onOk={onClose}
        onCancel={onClose}
        cancelButtonProps={{ hidden: true }}
      >
        <Alert type="warning" showIcon title={t('keys.once')} />
        <Typography.Text copyable className="weir-token">
          {issue.data.token}
        </Typography.Text>
      </Modal>
    );
  return (
    <Modal
      open
      title={t('keys.new')}
      okText={t('keys.issue')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={issue.isPending}
    >
      {refusal && <Alert type="error" role="alert" showIcon title={refusal.title} description={refusal.detail} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        name="new-key"
        initialValues={{ expiresInDays: 90 }}
        onFinish={(key) => issue.mutate(key)}
      >
        <Form.Item name="name" label={t('keys.name')} rules={[needed]} extra={t('keys.nameHint')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t('column.roles')} rules={[needed]}>
          <Select mode="multiple" options={options} />
        </Form.Item>
        <Form.Item name="expiresInDays" label={t('keys.days')} rules={[needed]}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
