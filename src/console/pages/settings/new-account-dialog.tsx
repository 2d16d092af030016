import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/roles.ts';
import { call } from '#src/console/api/client.ts';
import { useErrorWords } from '#src/console/components/states.tsx';
import { useRoleOptions } from './role-options.ts';

interface NewAccount {
  readonly name: string;
  readonly password: string;
  readonly roles: Role[];
  readonly firm?: string;
}

/** An account for a person; one for a borrower also names the firm that it speaks for. */
export function NewAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<NewAccount>();
  const roles = Form.useWatch('roles', form) ?? [];
  const options = useRoleOptions();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordsOf = useErrorWords();
  const create = useMutation({
    mutationFn: (body: NewAccount) => call('create-account', { body }),
    onSuccess: async ({ name }) => {
      message.success(t('accounts.made', { name }));
      await client.invalidateQueries({ queryKey: ['list-accounts'] });
      onClose();
    },
  });
  const refusal = create.error ? wordsOf(create.error) : undefined;
  const needed = { required: true, message: t('frame:signIn.needed') };
  return (
    <Modal
      open
      title={t('accounts.new')}
      okText={t('accounts.create')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={create.isPending}
    >
      {refusal && <Alert type="error" role="alert" showIcon title={refusal.title} description={refusal.detail} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(account) => create.mutate(account)}
        name="new-account"
      >
        <Form.Item name="name" label={t('column.name')} rules={[needed]} extra={t('accounts.nameRule')}>
          <Input autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={t('accounts.firstPassword')} rules={[needed]} extra={t('own.rule')}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="roles" label={t('column.roles')} rules={[needed]}>
          <Select mode="multiple" options={options} />
        </Form.Item>
        {roles.includes('borrower') && (
          <Form.Item name="firm" label={t('column.firm')} rules={[needed]}>
            <Input />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
