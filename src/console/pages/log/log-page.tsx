import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OPERATIONS } from '#contract/operations.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type Filter, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { LogHead } from './log-head.tsx';
import '#src/console/components/book.css';
import './log.css';

type Entry = ItemOf<'list-log-entries'>;

/** Acts that change something, as the log calls them. */
const ACTS: readonly string[] = [
  ...new Set(
    Object.values(OPERATIONS)
      .filter(({ method }) => method !== 'GET')
      .map(({ audit }) => audit),
  ),
].sort();

/** Everything that was done, in the order in which it was done, under a tree that nobody can rewrite unseen. */
export function LogPage() {
  const { t } = useTranslation('log');
  const columns = useMemo<readonly Column<Entry>[]>(
    () => [
      {
        field: 'index',
        title: t('column.index'),
        number: true,
        render: ({ index }) =>
          index === undefined ? <StatusTag tone="waiting">{t('pending')}</StatusTag> : index.toLocaleString('en'),
      },
      { field: 'at', title: t('column.at'), sortable: true, render: ({ at }) => <MomentText at={at} /> },
      { field: 'operation', title: t('column.operation'), render: ({ operation }) => <code>{operation}</code> },
      { field: 'actor', title: t('column.actor'), render: ({ actor }) => <code>{actor}</code> },
      {
        field: 'entry',
        title: t('column.entry'),
        render: ({ entry }) => (
          <Link to={`/log/entries/${entry}`}>
            <code>{entry}</code>
          </Link>
        ),
      },
      { field: 'payload', title: t('column.payload'), render: ({ payload }) => <Hash of={payload} /> },
    ],
    [t],
  );
  const filters = useMemo<readonly Filter[]>(
    () => [
      { name: 'operation', label: t('column.operation'), options: ACTS.map((act) => ({ value: act, label: act })) },
      { name: 'actor', label: t('column.actor') },
      { name: 'firm', label: t('filter.firm') },
      { name: 'from', label: t('filter.from') },
      { name: 'to', label: t('filter.to') },
    ],
    [t],
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        actions={
          <Link to="/log/verify">
            <Button type="primary">{t('verify.open')}</Button>
          </Link>
        }
      />
      <LogHead />
      <ServerTable
        operation="list-log-entries"
        columns={columns}
        filters={filters}
        rowKey={({ entry }) => entry}
        to={({ entry }) => `/log/entries/${entry}`}
        search={t('search')}
        exportOperation="export-log-entries"
        label={t('title')}
      />
    </>
  );
}

/** A hash as people compare it: its beginning, and the whole on hover. */
function Hash({ of }: { readonly of: string }) {
  return <code title={of}>{of.slice(0, 12)}…</code>;
}
