import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#src/console/api/session.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { SettingsFrame } from './settings-frame.tsx';

type Account = ItemOf<'list-accounts'>;

/** Who may do what here. */
export function AccountsPage() {
  const { t } = useTranslation('settings');
  const { may } = useSession();
  const [shown, setShown] = useState<'new' | Account>();
  const mayChange = may('update-account');
  const columns = useMemo<readonly Column<Account>[]>(
    () => [
      { field: 'name', title: t('column.name'), render: ({ name }) => name },
      {
        field: 'roles',
        title: t('column.roles'),
        render: ({ roles }) => roles.map((role) => t(`frame:role.${role}`)).join(t('frame:list.and')),
      },
      { field: 'firm', title: t('column.firm'), render: ({ firm }) => firm ?? '—' },
      { field: 'state', title: t('column.state'), render: (account) => <AccountState account={account} /> },
      { field: 'createdAt', title: t('column.createdAt'), render: ({ createdAt }) => <MomentText at={createdAt} /> },
      {
        field: 'act',
        title: t('column.act'),
        render: (account) =>
          mayChange ? (
            <Button size="small" onClick={() => setShown(account)}>
              {t('accounts.edit')}
            </Button>
          ) : null,
      },
    ],
    [t, mayChange],
  );
  const close = () => setShown(undefined);
  return (
    <SettingsFrame
      hint={t('accounts.hint')}
      actions={
        may('create-account') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setShown('new')}>
            {t('accounts.new')}
          </Button>
        )
      }
    >
      <ServerTable
        operation="list-accounts"
        columns={columns}
        rowKey={({ account }) => account}
        label={t('part.accounts')}
      />
      {shown === 'new' && <NewAccountDialog onClose={close} />}
      {shown !== undefined && shown !== 'new' && <AccountDialog account={shown.account} onClose={close} />}
    </SettingsFrame>
  );
}

function AccountState({ account: { state, lockedUntil } }: { readonly account: Account }) {
  const { t } = useTranslation('settings');
  if (state === 'disabled') return <StatusTag tone="waiting">{t('accounts.disabled')}</StatusTag>;
  const locked = lockedUntil !== undefined && Date.parse(lockedUntil) > Date.now();
  return <StatusTag tone={locked ? 'bad' : 'good'}>{locked ? t('accounts.locked') : t('accounts.active')}</StatusTag>;
}
