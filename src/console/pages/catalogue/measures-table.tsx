import { Table, type TableColumnType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered } from '#src/console/components/answered.tsx';
import { matches } from './matches.ts';
import { type Measure, useMeasures } from './measure-words.ts';
import { useCatalogue } from './use-catalogue.ts';

const PAGE = 60;

/** What decisions may read, from which evidence it is summed, and who reads it now. */
export function MeasuresTable({ words }: { readonly words: string }) {
  const { t, i18n } = useTranslation('catalogue');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const catalogue = useCatalogue();
  const { answer, measures } = useMeasures();
  const rows = useMemo(
    () => measures.filter(({ measure, zh, en }) => matches(words, [measure, zh, en])),
    [measures, words],
  );
  const columns = useMemo<TableColumnType<Measure>[]>(
    () => [
      {
        key: 'measure',
        title: t('column.measure'),
        render: (_, row) => (
          <>
            {row[language]}
            <div>
              <code>{row.measure}</code>
            </div>
          </>
        ),
      },
      { key: 'unit', title: t('column.unit'), render: (_, { unit }) => t(`unit.${unit}`) },
      {
        key: 'sources',
        title: t('column.sources'),
        render: (_, { sources }) => sources.map(catalogue.kind).join(t('frame:list.and')),
      },
      {
        key: 'readBy',
        title: t('column.readBy'),
        filters: [
          { value: true, text: t('read') },
          { value: false, text: t('unread') },
        ],
        onFilter: (value, { readBy }) => readBy.length > 0 === value,
        render: (_, { readBy }) =>
          readBy.length === 0 ? (
            <span className="weir-quiet">{t('unread')}</span>
          ) : (
            readBy.map((reader) => (
              <Link key={reader} to={`/models/${reader}`} className="weir-chip">
                {reader}
              </Link>
            ))
          ),
      },
    ],
    [t, language, catalogue],
  );
  return (
    <Answered of={answer} rows={12}>
      {() => (
        <Table<Measure>
          size="small"
          aria-label={t('tab.measures')}
          columns={columns}
          dataSource={[...rows]}
          rowKey={({ measure }) => measure}
          pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </Answered>
  );
}
