import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentText } from '#src/console/components/day-text.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { useActorNames } from './use-actor-names.ts';

type AccessEvent = ItemOf<'list-access-events'>;

/** Who looked at whose data. */
export function AccessPage() {
  const { t } = useTranslation('settings');
  const names = useActorNames();
  const columns = useMemo<readonly Column<AccessEvent>[]>(
    () => [
      { field: 'at', title: t('access.at'), render: ({ at }) => <MomentText at={at} /> },
      { field: 'by', title: t('access.by'), render: ({ by }) => <span title={by}>{names.get(by) ?? by}</span> },
      { field: 'audit', title: t('access.what'), render: ({ audit }) => <code>{audit}</code> },
      {
        field: 'subject',
        title: t('access.subject'),
        render: ({ subject }) => (subject === 'several' ? t('access.several') : <code>{subject}</code>),
      },
      { field: 'requestId', title: t('access.request'), render: ({ requestId }) => <code>{requestId}</code> },
    ],
    [t, names],
  );
  return (
    <SettingsFrame hint={t('access.hint')}>
      <ServerTable
        operation="list-access-events"
        columns={columns}
        rowKey={({ requestId, at, audit }) => `${requestId} ${at} ${audit}`}
        label={t('part.access')}
        empty={<Empty title={t('access.empty')} />}
      />
    </SettingsFrame>
  );
}
