import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { MomentText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { OutcomeTag, StageTag } from './outcome-tag.tsx';
import { PdInterval } from './pd-interval.tsx';
import { pdText } from './pd-scale.ts';
import { SavedFilters } from './saved-filters.tsx';
import { Stages } from './stages.tsx';
import './applications.css';

type Item = ItemOf<'list-applications'>;

/** The queue: what came in, where it stands, and what it came to. */
export function ApplicationsPage() {
  const { t } = useTranslation('applications');
  const { may } = useSession();
  const columns = useColumns();
  const [address] = useSearchParams();
  const stage = address.get('stage');
  const outcomes = ['approve', 'counter', 'refer', 'decline'].map((value) => ({ value, label: t(`outcome.${value}`) }));
  const apply = may('begin-draft') && (
    <Link to="/apply">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('apply')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} actions={apply} />
      <Stages />
      <ServerTable
        operation="list-applications"
        columns={columns}
        fixed={stage ? { stage } : {}}
        rowKey={({ application }) => application}
        to={({ application }) => `/applications/${application}`}
        search={t('search')}
        filters={[
          { name: 'outcome', label: t('column.outcome'), options: outcomes, many: true },
          { name: 'grade', label: t('column.grade') },
          { name: 'firm', label: t('column.firm') },
        ]}
        {...(may('export-applications') ? { exportOperation: 'export-applications' as const } : {})}
        tools={<SavedFilters list="applications" />}
        label={t('title')}
        empty={
          <Empty title={t('empty')} action={apply || undefined}>
            {t('emptyHint')}
          </Empty>
        }
      />
    </>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('applications');
  const products = useAnswer('list-products', {}).data?.body.items ?? [];
  const cutOffs = new Map(products.map(({ name, cutOffPd }) => [name, cutOffPd]));
  return [
    {
      field: 'firm',
      title: t('column.firm'),
      render: ({ application, firm }) => <Link to={`/applications/${application}`}>{firm ?? t('erased')}</Link>,
    },
    { field: 'stage', title: t('column.stage'), render: ({ stage }) => <StageTag stage={stage} /> },
    {
      field: 'outcome',
      title: t('column.outcome'),
      render: ({ decision }) => (decision ? <OutcomeTag outcome={decision.outcome} /> : '—'),
    },
    { field: 'grade', title: t('column.grade'), render: ({ decision }) => decision?.grade ?? '—' },
    {
      field: 'pd',
      title: t('column.pd'),
      number: true,
      sortable: true,
      render: ({ decision }) => (decision?.pd == null ? '—' : pdText(decision.pd)),
    },
    {
      field: 'interval',
      title: t('column.interval'),
      width: 150,
      render: ({ decision, product }) => {
        if (decision?.pd == null || decision.pdLow === null || decision.pdHigh === null) return '—';
        const cutOff = cutOffs.get(product);
        return (
          <PdInterval
            pd={decision.pd}
            low={decision.pdLow}
            high={decision.pdHigh}
            {...(cutOff === undefined ? {} : { cutOff })}
          />
        );
      },
    },
    {
      field: 'requestedFen',
      title: t('column.requested'),
      number: true,
      sortable: true,
      render: ({ requestedFen }) => <Money fen={requestedFen} />,
    },
    {
      field: 'limitFen',
      title: t('column.limit'),
      number: true,
      sortable: true,
      render: ({ decision }) => (decision?.limitFen ? <Money fen={decision.limitFen} /> : '—'),
    },
    {
      field: 'rate',
      title: t('column.rate'),
      number: true,
      render: ({ decision }) => (decision?.rate == null ? '—' : `${(decision.rate * 100).toFixed(2)}%`),
    },
    {
      field: 'waitingSince',
      title: t('column.waiting'),
      sortable: true,
      render: ({ referral, stage }) =>
        referral && stage !== 'done' ? <MomentText at={referral.openedAt} /> : <span className="weir-quiet">—</span>,
    },
    {
      field: 'submittedAt',
      title: t('column.submitted'),
      sortable: true,
      render: ({ submittedAt }) => <MomentText at={submittedAt} />,
    },
  ];
}
