import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '#src/console/api/use-answer.ts';
import { Money } from '#src/console/components/money.tsx';
import { PageHeader } from '#src/console/components/page-header.tsx';
import { type Column, type Filter, type ItemOf, ServerTable } from '#src/console/components/server-table.tsx';
import { Empty } from '#src/console/components/states.tsx';
import { type CatalogueField, useCatalogue } from '../catalogue/use-catalogue.ts';
import { FieldValue } from './field-value.tsx';
import '#src/console/components/book.css';
import { firmAddress, recordsAddress } from './firm-address.ts';

type FirmRecord = ItemOf<'list-firm-records'>;

const SERIES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  'sales-invoices': ['sales'],
  'purchase-invoices': ['purchases'],
  'bank-transactions': ['inflow', 'outflow', 'financingIn', 'financingOut'],
  'tax-returns': ['declaredSales', 'taxPaid'],
};

/** The records behind a figure: those of one kind, of a month, of a counterparty. */
export function RecordsPage() {
  const { t, i18n } = useTranslation('firms');
  const { firm = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const kind = search.get('kind') ?? 'sales-invoices';
  const history = useAnswer('show-firm-history', { params: { firm } });
  const delivered = history.data?.body.kinds.find((one) => one.kind === kind)?.fields;
  const fields = useMemo(
    () => catalogue.fields(kind).filter(({ name }) => delivered?.includes(name) ?? true),
    [catalogue, kind, delivered],
  );
  const columns = useMemo<readonly Column<FirmRecord>[]>(
    () => [
      ...fields.map((field) => columnOf(field, i18n.language === 'zh' ? field.zh : field.en)),
      {
        field: 'amount',
        title: t('records.adds'),
        sortable: true,
        number: true,
        render: ({ adds }) =>
          adds.length === 0 ? (
            <span className="weir-quiet">{t('records.addsNothing')}</span>
          ) : (
            adds.map(({ series, amountFen }) => (
              <div key={series}>
                {t(`series.${series}`)} <Money fen={amountFen} />
              </div>
            ))
          ),
      },
      {
        field: 'import',
        title: t('records.import'),
        render: (record) =>
          record.import ? <Link to={`/imports/${record.import}`}>{t('records.delivery')}</Link> : '—',
      },
    ],
    [fields, t, i18n.language],
  );
  const filters = useMemo<readonly Filter[]>(
    () => [
      { name: 'month', label: t('records.month') },
      {
        name: 'series',
        label: t('records.series'),
        options: (SERIES_OF_KIND[kind] ?? []).map((name) => ({ value: name, label: t(`series.${name}`) })),
      },
      { name: 'party', label: t('parties.party') },
    ],
    [kind, t],
  );
  const known = catalogue.kinds.map((one) => ({ value: String(one.kind), label: catalogue.kind(one.kind) }));
  return (
    <>
      <PageHeader
        title={t('records.title', { kind: catalogue.kind(kind) })}
        hint={
          <>
            <Link to={firmAddress(firm)}>{firm}</Link> · {t('records.hint')}
          </>
        }
        actions={
          <Select
            aria-label={t('timeline.kind')}
            value={kind}
            options={known}
            onChange={(chosen) => navigate(recordsAddress(firm, { kind: chosen }))}
            style={{ minWidth: 180 }}
          />
        }
      />
      <ServerTable
        key={kind}
        operation="list-firm-records"
        params={{ firm }}
        fixed={{ kind }}
        columns={columns}
        filters={filters}
        rowKey={({ record }) => record}
        search={t('records.search')}
        exportOperation="export-firm-records"
        label={t('records.title', { kind: catalogue.kind(kind) })}
        empty={<Empty title={t('records.none')}>{t('records.noneHint')}</Empty>}
      />
    </>
  );
}

function columnOf(field: CatalogueField, title: string): Column<FirmRecord> {
  const number = field.type === 'fen' || field.type === 'integer' || field.type === 'decimal';
  return {
    field: field.name,
    title,
    ...(number ? { number } : {}),
    render: ({ fields }) => <FieldValue field={field} value={fields[field.name]} />,
  };
}
