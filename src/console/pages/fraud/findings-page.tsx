import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { SeverityTag, VerdictTag } from './finding-tags.tsx';
import './fraud.css';

type Item = ItemOf<'list-findings'>;

/** What examinations found about firms: the investigator's queue. */
export function FindingsPage() {
  const { t } = useTranslation('fraud');
  const { may } = useSession();
  const columns: readonly Column<Item>[] = [
    {
      field: 'code',
      title: t('column.code'),
      render: ({ finding, code }) => <Link to={`/fraud/${finding}`}>{t(`code.${code}`, { defaultValue: code })}</Link>,
    },
    { field: 'firm', title: t('column.firm'), render: ({ firm }) => firm ?? t('erased') },
    { field: 'severity', title: t('column.severity'), render: ({ severity }) => <SeverityTag severity={severity} /> },
    { field: 'state', title: t('column.state'), render: ({ state }) => <VerdictTag state={state} /> },
    {
      field: 'amountFen',
      title: t('column.amount'),
      number: true,
      sortable: true,
      render: ({ amountFen }) => (amountFen === null ? '—' : <Money fen={amountFen} />),
    },
    { field: 'seenAt', title: t('column.seenAt'), sortable: true, render: ({ seenAt }) => <MomentText at={seenAt} /> },
  ];
  const options = (group: 'severity' | 'state', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={t('hint')}
        actions={
          may('list-detectors') && (
            <Link to="/fraud/detectors">
              <Button>{t('detectors.title')}</Button>
            </Link>
          )
        }
      />
      <ServerTable
        operation="list-findings"
        columns={columns}
        rowKey={({ finding }) => finding}
        to={({ finding }) => `/fraud/${finding}`}
        search={t('search')}
        filters={[
          {
            name: 'state',
            label: t('column.state'),
            options: options('state', ['open', 'confirmed', 'innocent', 'unclear']),
            many: true,
          },
          {
            name: 'severity',
            label: t('column.severity'),
            options: options('severity', ['block', 'review', 'clear']),
            many: true,
          },
          { name: 'firm', label: t('column.firm') },
        ]}
        {...(may('export-findings') ? { exportOperation: 'export-findings' as const } : {})}
        label={t('title')}
        empty={<Empty title={t('empty')}>{t('emptyHint')}</Empty>}
      />
    </>
  );
}
