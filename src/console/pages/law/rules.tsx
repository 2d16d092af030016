import type { TableColumnType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#src/console/api/client.ts';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Answered } from '#src/console/components/answered.tsx';
import { DayText } from '#src/console/components/day-text.tsx';
import { StatusTag } from '#src/console/components/status-tag.tsx';
import { BookTable, byText } from './book-table.tsx';
import { Confidence, LawStatus } from './law-words.tsx';

type Rule = AnswerOf<'list-rules'>['rules'][number];

/** The rules in force on a day. */
export function Rules({ on }: { readonly on: string | undefined }) {
  const { t } = useTranslation('law');
  const answer = useAnswer('list-rules', { query: on === undefined ? {} : { on } }, { keepPrevious: true });
  const subjects = useMemo(
    () => [...new Set(answer.data?.body.rules.map(({ subject }) => subject) ?? [])].sort(),
    [answer.data],
  );
  const columns = useMemo<readonly TableColumnType<Rule>[]>(
    () => [
      {
        key: 'title',
        title: t('column.rule'),
        sorter: byText(({ title }) => title),
        render: (_, { rule, title }) => (
          <div className="weir-law-title">
            <Link to={`/law/rules/${rule}`}>{title}</Link>
            <code>{rule}</code>
          </div>
        ),
      },
      {
        key: 'subject',
        title: t('column.subject'),
        sorter: byText(({ subject }) => subject),
        filters: subjects.map((subject) => ({
          value: subject,
          text: t(`subject.${subject}`, { defaultValue: subject }),
        })),
        onFilter: (value, { subject }) => subject === value,
        render: (_, { subject }) => t(`subject.${subject}`, { defaultValue: subject }),
      },
      {
        key: 'citation',
        title: t('column.citation'),
        render: (_, { citation }) => <div className="weir-law-citation">{citation}</div>,
      },
      {
        key: 'from',
        title: t('column.from'),
        sorter: byText(({ from }) => from),
        render: (_, { from }) => <DayText day={from} />,
      },
      { key: 'status', title: t('column.status'), render: (_, { status }) => <LawStatus status={status} /> },
      {
        key: 'blocking',
        title: t('column.blocking'),
        render: (_, { blocking }) => t(blocking ? 'blocking.yes' : 'blocking.no'),
      },
      {
        key: 'verified',
        title: t('column.confidence'),
        filters: [
          { value: true, text: t('confidence.verified') },
          { value: false, text: t('confidence.memory') },
        ],
        onFilter: (value, { verified }) => verified === value,
        render: (_, { verified, confirmedBy }) => (
          <>
            <Confidence verified={verified} confidence={verified ? 'V' : 'M'} />
            {confirmedBy && (
              <div>
                <StatusTag tone="good">{t('confirmed')}</StatusTag>
              </div>
            )}
          </>
        ),
      },
    ],
    [t, subjects],
  );
  return (
    <Answered of={answer} rows={12}>
      {({ body }) => (
        <>
          <p className="weir-quiet">
            {t('rules.count', { count: body.rules.length, day: body.on })} · {t('rules.pack')}{' '}
            <code>{body.digest.slice(0, 12)}…</code>
          </p>
          <BookTable label={t('tab.rules')} columns={columns} rows={body.rules} rowKey={({ rule }) => rule} />
        </>
      )}
    </Answered>
  );
}
