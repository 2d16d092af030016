import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions, Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { changePreferences, type Preferences, usePreferences } from '#src/console/theme/preferences.ts';
import { SettingsFrame } from './settings-frame.tsx';

/** A person's own affairs: who it is here, its password, and how it likes the console. */
export function OwnPage() {
  const { t } = useTranslation('settings');
  const { caller } = useSession();
  return (
    <SettingsFrame hint={t('own.hint')}>
      <section className="weir-panel" style={{ marginBottom: 14 }}>
        <h2>{t('own.who')}</h2>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'name', label: t('column.name'), children: caller.name },
            {
              key: 'roles',
              label: t('column.roles'),
              children: caller.roles.map((role) => t(`frame:role.${role}`)).join(t('frame:list.and')),
            },
            { key: 'by', label: t('own.id'), children: <code>{caller.by}</code> },
          ]}
        />
      </section>
      <section className="weir-panel" style={{ marginBottom: 14 }}>
        <h2>{t('own.look')}</h2>
        <Look />
      </section>
      <section className="weir-panel">
        <h2>{t('own.password')}</h2>
        <Password />
      </section>
    </SettingsFrame>
  );
}

function Look() {
  const { t } = useTranslation('settings');
  const { mode, density } = usePreferences();
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
      <Segmented<Preferences['mode']>
        aria-label={t('frame:preferences.mode')}
        value={mode}
        options={(['light', 'dark', 'system'] as const).map((value) => ({
          value,
          label: t(`frame:preferences.${value}`),
        }))}
        onChange={(value) => changePreferences({ mode: value })}
      />
      <Segmented<Preferences['density']>
        aria-label={t('own.density')}
        value={density}
        options={(['dense', 'roomy'] as const).map((value) => ({ value, label: t(`own.${value}`) }))}
        onChange={(value) => changePreferences({ density: value })}
      />
    </div>
  );
}

function Password() {
  const { t } = useTranslation('settings');
  const [form] = Form.useForm<{ current: string; next: string; again: string }>();
  const { message } = App.useApp();
  const wordsOf = useErrorWords();
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => call('change-password', { body }),
    onSuccess: () => {
      form.resetFields();
      message.success(t('own.changed'));
    },
  });
  const refusal = change.error ? wordsOf(change.error) : undefined;
  const needed = { required: true, message: t('frame:signIn.needed') };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="weir-narrow"
      onFinish={({ current, next }) => change.mutate({ current, next })}
    >
      {refusal && (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={refusal.title}
          description={refusal.detail}
          style={{ marginBottom: 12 }}
        />
      )}
      <Form.Item name="current" label={t('own.current')} rules={[needed]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={t('own.next')} rules={[needed]} extra={t('own.rule')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('own.again')}
        dependencies={['next']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('next')) throw new Error(t('own.differs'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('own.change')}
      </Button>
    </Form>
  );
}
