import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';

type Item = ItemOf<'list-imports'>;

/** What was delivered, by whom, and what became of its rows. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { may } = useSession();
  const catalogue = useCatalogue();
  const count = (value: number) => value.toLocaleString('en');
  const columns: readonly Column<Item>[] = [
    {
      field: 'fileName',
      title: t('column.file'),
      render: (item) => <Link to={`/imports/${item.import}`}>{item.fileName || item.import}</Link>,
    },
    { field: 'kind', title: t('column.kind'), render: ({ kind }) => catalogue.kind(kind) },
    { field: 'source', title: t('column.source'), render: ({ source }) => source },
    { field: 'rows', title: t('column.rows'), number: true, sortable: true, render: ({ rows }) => count(rows) },
    { field: 'accepted', title: t('column.accepted'), number: true, render: ({ accepted }) => count(accepted) },
    { field: 'duplicates', title: t('column.duplicates'), number: true, render: ({ duplicates }) => count(duplicates) },
    {
      field: 'rejected',
      title: t('column.rejected'),
      number: true,
      sortable: true,
      render: ({ rejected }) =>
        rejected > 0 ? <StatusTag tone="warning">{count(rejected)}</StatusTag> : count(rejected),
    },
    {
      field: 'arrivedAt',
      title: t('column.arrived'),
      sortable: true,
      render: ({ arrivedAt }) => <MomentText at={arrivedAt} />,
    },
  ];
  const bring = may('inspect-file') && (
    <Link to="/imports/new">
      <Button type="primary" icon={<UploadOutlined />}>
        {t('new')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} actions={bring} />
      <ServerTable
        operation="list-imports"
        columns={columns}
        rowKey={(item) => item.import}
        to={(item) => `/imports/${item.import}`}
        search={t('search')}
        filters={[
          {
            name: 'kind',
            label: t('column.kind'),
            many: true,
            options: catalogue.kinds.map(({ kind }) => ({ value: kind, label: catalogue.kind(kind) })),
          },
          { name: 'source', label: t('column.source') },
          { name: 'rejectedMin', label: t('onlyRejected'), options: [{ value: '1', label: t('onlyRejected') }] },
        ]}
        exportOperation="export-imports"
        label={t('title')}
        empty={
          <Empty title={t('empty')} action={bring || undefined}>
            {t('emptyHint')}
          </Empty>
        }
      />
    </>
  );
}
