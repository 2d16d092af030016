import { Table, type TableColumnType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '#src/console/components/states.tsx';
import { StatusTag, type Tone } from '#src/console/components/status-tag.tsx';
import { matches } from './matches.ts';
import { type CatalogueField, useCatalogue } from './use-catalogue.ts';

interface Row {
  readonly kind: string;
  readonly field: CatalogueField;
}

const TONES: Readonly<Record<string, Tone>> = { open: 'good', C1: 'calm', C2: 'warning', C3: 'bad' };
const PAGE = 60;

/** Fields by the words that name them: their own, their meaning, and every header under which they are recognised. */
export function FieldsTable({ words }: { readonly words: string }) {
  const { t, i18n } = useTranslation('catalogue');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const catalogue = useCatalogue();
  const rows = useMemo<readonly Row[]>(
    () =>
      catalogue.kinds
        .flatMap(({ kind, fields }) => fields.map((field) => ({ kind: String(kind), field })))
        .filter(({ field }) => {
          const { name, zh, en, headers, choices = [] } = field;
          return matches(words, [name, zh, en, ...headers, ...choices]);
        }),
    [catalogue, words],
  );
  const columns = useMemo<TableColumnType<Row>[]>(
    () => [
      {
        key: 'field',
        title: t('column.field'),
        render: (_, { field }) => (
          <>
            {field[language]} {field.required && <span className="weir-quiet">{t('required')}</span>}
            <div>
              <code>{field.name}</code>
            </div>
          </>
        ),
      },
      {
        key: 'kind',
        title: t('column.kind'),
        filters: catalogue.kinds.map(({ kind }) => ({ value: String(kind), text: catalogue.kind(String(kind)) })),
        onFilter: (value, { kind }) => kind === value,
        render: (_, { kind }) => catalogue.kind(kind),
      },
      {
        key: 'type',
        title: t('column.type'),
        render: (_, { field }) => (
          <>
            {t(`type.${field.type}`)} {field.unit !== 'none' && <span className="weir-quiet">{field.unit}</span>}
          </>
        ),
      },
      {
        key: 'sensitivity',
        title: t('column.sensitivity'),
        filters: ['open', 'C1', 'C2', 'C3'].map((level) => ({ value: level, text: t(`sensitivity.${level}`) })),
        onFilter: (value, { field }) => field.sensitivity === value,
        render: (_, { field: { sensitivity } }) => (
          <StatusTag tone={TONES[sensitivity] ?? 'waiting'}>{t(`sensitivity.${sensitivity}`)}</StatusTag>
        ),
      },
      { key: 'owner', title: t('column.owner'), render: (_, { field: { owner } }) => owner },
      {
        key: 'headers',
        title: t('column.headers'),
        render: (_, { field: { headers, choices } }) => (
          <div className="weir-catalogue-headers">
            {headers.join(t('frame:list.and'))}
            {choices && <div className="weir-quiet">{choices.join(' | ')}</div>}
          </div>
        ),
      },
    ],
    [t, language, catalogue],
  );
  if (catalogue.kinds.length === 0) return <Skeleton rows={12} />;
  return (
    <>
      <p className="weir-quiet">{t('fields', { count: rows.length })}</p>
      <Table<Row>
        size="small"
        aria-label={t('tab.fields')}
        columns={columns}
        dataSource={[...rows]}
        rowKey={({ kind, field }) => `${kind}.${field.name}`}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
      />
    </>
  );
}
