import type { TableColumnType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { BookTable, byText } from './book-table.tsx';
import { Confidence, LawStatus } from './law-words.tsx';

type Instrument = AnswerOf<'list-instruments'>['instruments'][number];

/** The texts that rules and parameters cite. */
export function Instruments() {
  const { t } = useTranslation('law');
  const answer = useAnswer('list-instruments', {});
  const columns = useMemo<readonly TableColumnType<Instrument>[]>(
    () => [
      {
        key: 'name',
        title: t('column.instrument'),
        sorter: byText(({ name }) => name),
        render: (_, { name, number, note }) => (
          <div className="weir-law-title">
            <span title={note}>《{name}》</span>
            <span className="weir-quiet">{number}</span>
          </div>
        ),
      },
      { key: 'issuer', title: t('column.issuer'), render: (_, { issuer }) => issuer },
      {
        key: 'from',
        title: t('column.from'),
        sorter: byText(({ from }) => from ?? ''),
        render: (_, { from }) => (from === undefined ? '—' : <DayText day={from} />),
      },
      {
        key: 'to',
        title: t('column.to'),
        render: (_, { to }) => (to === undefined ? '—' : <DayText day={to} />),
      },
      { key: 'status', title: t('column.status'), render: (_, { status }) => <LawStatus status={status} /> },
      { key: 'confidence', title: t('column.confidence'), render: (_, row) => <Confidence {...row} /> },
      {
        key: 'rules',
        title: t('tab.rules'),
        align: 'right',
        className: 'weir-number',
        sorter: (a, b) => a.rules - b.rules,
        render: (_, { instrument, rules }) =>
          rules === 0 ? 0 : <Link to={`/law?q=${encodeURIComponent(instrument)}`}>{rules}</Link>,
      },
      {
        key: 'parameters',
        title: t('tab.parameters'),
        align: 'right',
        className: 'weir-number',
        sorter: (a, b) => a.parameters - b.parameters,
        render: (_, { parameters }) => parameters,
      },
    ],
    [t],
  );
  return (
    <Answered of={answer} rows={12}>
      {({ body }) => (
        <BookTable
          label={t('tab.instruments')}
          columns={columns}
          rows={body.instruments}
          rowKey={({ instrument }) => instrument}
        />
      )}
    </Answered>
  );
}
