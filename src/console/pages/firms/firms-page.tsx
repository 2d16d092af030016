import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText } from '#src/console/components/day-text.tsx';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type Filter, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import './firms.css';
import { firmAddress } from './firm-address.ts';
import { OutcomeTag } from './outcome-tag.tsx';
import { industryOptions, industryWords, languageOf, provinceOptions, provinceWords } from './place-words.ts';
import { Change, Percent } from './share-text.tsx';

type FirmLine = ItemOf<'list-firms'>;

const OUTCOMES = ['approve', 'counter', 'refer', 'decline', 'none'] as const;

/** Every firm that evidence or an application speaks of, with what its evidence tells and its newest decision. */
export function FirmsPage() {
  const { t, i18n } = useTranslation('firms');
  const language = languageOf(i18n);
  const columns = useMemo<readonly Column<FirmLine>[]>(
    () => [
      {
        field: 'firm',
        title: t('column.firm'),
        sortable: true,
        render: ({ firm }) => <Link to={firmAddress(firm)}>{firm}</Link>,
      },
      { field: 'name', title: t('column.name'), sortable: true, render: ({ name }) => name ?? '—' },
      {
        field: 'sales',
        title: t('column.sales'),
        number: true,
        sortable: true,
        render: ({ salesYearFen }) => (salesYearFen === undefined ? '—' : <Money fen={salesYearFen} />),
      },
      {
        field: 'growth',
        title: t('column.growth'),
        number: true,
        sortable: true,
        render: ({ salesGrowth }) => <Change of={salesGrowth} />,
      },
      {
        field: 'outcome',
        title: t('column.outcome'),
        render: ({ decision }) => <OutcomeTag outcome={decision?.outcome ?? 'none'} />,
      },
      {
        field: 'pd',
        title: t('column.pd'),
        number: true,
        sortable: true,
        render: ({ decision }) => <Percent of={decision?.pd ?? undefined} digits={2} />,
      },
      {
        field: 'limit',
        title: t('column.limit'),
        number: true,
        sortable: true,
        render: ({ decision }) => (decision?.limitFen == null ? '—' : <Money fen={decision.limitFen} />),
      },
      {
        field: 'industry',
        title: t('column.industry'),
        render: (line) => <Clipped text={industryWords(line.industry, language)} />,
      },
      { field: 'province', title: t('column.province'), render: (line) => provinceWords(line.province, language) },
      {
        field: 'records',
        title: t('column.records'),
        number: true,
        sortable: true,
        render: ({ records }) => records.toLocaleString('en'),
      },
      {
        field: 'lastOn',
        title: t('column.lastOn'),
        sortable: true,
        render: ({ lastOn }) => (lastOn === undefined ? '—' : <DayText day={lastOn} />),
      },
    ],
    [t, language],
  );
  const filters = useMemo<readonly Filter[]>(
    () => [
      { name: 'industry', label: t('column.industry'), options: industryOptions(language) },
      { name: 'province', label: t('column.province'), options: provinceOptions(language) },
      {
        name: 'outcome',
        label: t('column.outcome'),
        many: true,
        options: OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })),
      },
    ],
    [t, language],
  );
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <ServerTable
        operation="list-firms"
        columns={columns}
        filters={filters}
        rowKey={({ firm }) => firm}
        to={({ firm }) => firmAddress(firm)}
        search={t('search')}
        exportOperation="export-firms"
        label={t('title')}
        empty={<Empty title={t('empty')}>{t('emptyHint')}</Empty>}
      />
    </>
  );
}

/** Words of which the beginning is enough in a list; the whole on hover. */
function Clipped({ text }: { readonly text: string }) {
  return (
    <div className="weir-clipped" title={text}>
      {text}
    </div>
  );
}
