import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#src/console/api/client.ts';
import { useSession } from '#src/console/api/session.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty, useErrorWords } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { SettingsFrame } from './settings-frame.tsx';

type ApiKey = ItemOf<'list-api-keys'>;

/** Keys with which programs call the API. */
export function KeysPage() {
  const { t } = useTranslation('settings');
  const { may } = useSession();
  const [isNew, setNew] = useState(false);
  const columns = useMemo<readonly Column<ApiKey>[]>(
    () => [
      { field: 'name', title: t('keys.name'), render: ({ name }) => name },
      {
        field: 'roles',
        title: t('column.roles'),
        render: ({ roles }) => roles.map((role) => t(`frame:role.${role}`)).join(t('frame:list.and')),
      },
      { field: 'state', title: t('column.state'), render: (key) => <KeyState apiKey={key} /> },
      { field: 'createdAt', title: t('column.createdAt'), render: ({ createdAt }) => <MomentText at={createdAt} /> },
      {
        field: 'expiresAt',
        title: t('keys.expiresAt'),
        render: ({ expiresAt }) => (expiresAt ? <MomentText at={expiresAt} /> : '—'),
      },
      { field: 'act', title: t('column.act'), render: (key) => <Revoke apiKey={key} /> },
    ],
    [t],
  );
  return (
    <SettingsFrame
      hint={t('keys.hint')}
      actions={
        may('issue-api-key') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {t('keys.new')}
          </Button>
        )
      }
    >
      <ServerTable
        operation="list-api-keys"
        columns={columns}
        rowKey={({ key }) => key}
        label={t('part.keys')}
        empty={<Empty title={t('keys.empty')}>{t('keys.hint')}</Empty>}
      />
      {isNew && <NewKeyDialog onClose={() => setNew(false)} />}
    </SettingsFrame>
  );
}

function isOver({ expiresAt, revokedAt }: ApiKey): boolean {
  return revokedAt !== undefined || (expiresAt !== undefined && Date.parse(expiresAt) < Date.now());
}

function KeyState({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation('settings');
  if (apiKey.revokedAt) return <StatusTag tone="waiting">{t('keys.revoked')}</StatusTag>;
  return (
    <StatusTag tone={isOver(apiKey) ? 'waiting' : 'good'}>
      {isOver(apiKey) ? t('keys.expired') : t('keys.valid')}
    </StatusTag>
  );
}

function Revoke({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation('settings');
  const { may } = useSession();
  const { message } = App.useApp();
  const wordsOf = useErrorWords();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => call('revoke-api-key', { params: { key: apiKey.key } }),
    onError: (error) => message.error(wordsOf(error).title),
    onSettled: () => client.invalidateQueries({ queryKey: ['list-api-keys'] }),
  });
  if (isOver(apiKey) || !may('revoke-api-key')) return null;
  return (
    <Popconfirm title={t('keys.revokeQuestion')} okText={t('keys.revoke')} onConfirm={() => revoke.mutate()}>
      <Button size="small" danger loading={revoke.isPending}>
        {t('keys.revoke')}
      </Button>
    </Popconfirm>
  );
}
