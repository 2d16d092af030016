import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Checkbox, Form, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/roles.ts';
import { type Ask, call } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { useRoleOptions } from './role-options.ts';

interface Change {
  readonly roles: Role[];
  readonly active: boolean;
  readonly unlock?: boolean;
}

/** Changes an account as it was read: somebody else's change in the meantime is refused, not overwritten. */
export function AccountDialog({ account, onClose }: { readonly account: string; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<Change>();
  const options = useRoleOptions();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordsOf = useErrorWords();
  const shown = useAnswer('show-account', { params: { account } });
  const change = useMutation({
    mutationFn: (ask: Ask<'update-account'>) => call('update-account', ask),
    onSuccess: async () => {
      message.success(t('accounts.saved'));
      await client.invalidateQueries({ queryKey: ['list-accounts'] });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['show-account'] }),
  });
  const refusal = change.error ? wordsOf(change.error) : undefined;
  const save = ({ roles, active, unlock }: Change) =>
    change.mutate({
      params: { account },
      body: { roles, state: active ? 'active' : 'disabled', ...(unlock ? { unlock: true } : {}) },
      ...(shown.data?.etag ? { ifMatch: shown.data.etag } : {}),
    });
  return (
    <Modal
      open
      title={t('accounts.edit')}
      okText={t('accounts.save')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={change.isPending}
    >
      {refusal && <Alert type="error" role="alert" showIcon title={refusal.title} description={refusal.detail} />}
      <Answered of={shown} rows={3}>
        {({ body }) => (
          <Form
            form={form}
            layout="vertical"
            name="account"
            onFinish={save}
            initialValues={{ roles: body.roles, active: body.state === 'active' }}
          >
            <p>
              <strong>{body.name}</strong> {body.firm && <span className="weir-quiet">{body.firm}</span>}
            </p>
            <Form.Item
              name="roles"
              label={t('column.roles')}
              rules={[{ required: true, message: t('frame:signIn.needed') }]}
            >
              <Select mode="multiple" options={options} />
            </Form.Item>
            <Form.Item name="active" label={t('accounts.active')} valuePropName="checked">
              <Switch />
            </Form.Item>
            {body.lockedUntil && (
              <Form.Item name="unlock" valuePropName="checked">
                <Checkbox>{t('accounts.unlock')}</Checkbox>
              </Form.Item>
            )}
          </Form>
        )}
      </Answered>
    </Modal>
  );
}
