import type { TableColumnType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { BookTable, byText } from './book-table.tsx';
import { LawStatus, lawValue } from './law-words.tsx';

type Parameter = AnswerOf<'list-parameters'>['parameters'][number];

interface ParametersProps {
  readonly on: string | undefined;
  readonly province: string | undefined;
}

/** The figures of the law on a day, in a province. */
export function Parameters({ on, province }: ParametersProps) {
  const { t, i18n } = useTranslation('law');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const query = { ...(on === undefined ? {} : { on }), ...(province === undefined ? {} : { province }) };
  const answer = useAnswer('list-parameters', { query }, { keepPrevious: true });
  const columns = useMemo<readonly TableColumnType<Parameter>[]>(
    () => [
      {
        key: 'title',
        title: t('column.parameter'),
        sorter: byText((row) => row[language]),
        render: (_, row) => (
          <div className="weir-law-title">
            <Link to={`/law/parameters/${row.parameter}`}>{row[language]}</Link>
            <code>{row.parameter}</code>
          </div>
        ),
      },
      {
        key: 'value',
        title: t('column.value'),
        align: 'right',
        className: 'weir-number weir-law-value',
        render: (_, { value, unit }) => lawValue(value, unit, language),
      },
      {
        key: 'state',
        title: t('column.status'),
        filters: ['in-force', 'stale', 'repealed', 'before-first', 'no-provincial-value'].map((state) => ({
          value: state,
          text: t(`status.${state}`),
        })),
        onFilter: (value, { state }) => state === value,
        render: (_, { state }) => <LawStatus status={state} />,
      },
      {
        key: 'from',
        title: t('column.from'),
        sorter: byText(({ from }) => from ?? ''),
        render: (_, { from }) => (from === undefined ? '—' : <DayText day={from} />),
      },
      {
        key: 'citation',
        title: t('column.citation'),
        render: (_, { citation }) => <div className="weir-law-citation">{citation ?? '—'}</div>,
      },
      {
        key: 'actors',
        title: t('column.actors'),
        render: (_, { actors }) => (
          <div className="weir-law-citation">
            {actors.map((actor) => t(`actor.${actor}`)).join(t('frame:list.and'))}
          </div>
        ),
      },
    ],
    [t, language],
  );
  return (
    <Answered of={answer} rows={12}>
      {({ body }) => (
        <>
          <p className="weir-quiet">{t('parameters.count', { count: body.parameters.length, day: body.on })}</p>
          <BookTable
            label={t('tab.parameters')}
            columns={columns}
            rows={body.parameters}
            rowKey={({ parameter }) => parameter}
          />
        </>
      )}
    </Answered>
  );
}
