import { DownloadOutlined, LeftOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Input, Select, Table, type TableColumnType } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OperationId } from '#contract/operations.ts';
import { type AnswerOf, addressOf } from '../api/client.ts';
import { useLooseAnswer } from '../api/use-answer.ts';
import { usePreferences } from '../theme/preferences.ts';
import { Empty, ErrorState, Skeleton, useErrorWords } from './states.tsx';
import { useTableAddress } from './use-table-address.ts';

/** Operations that answer a page of items. */
export type ListOperation = {
  [I in OperationId]: AnswerOf<I> extends { readonly items: readonly unknown[] } ? I : never;
}[OperationId];

export type ItemOf<I extends ListOperation> =
  AnswerOf<I> extends { readonly items: readonly (infer T)[] } ? (T extends object ? T : never) : never;

export interface Column<T> {
  /** The field's name on the wire; `sort` uses it too. */
  readonly field: string;
  readonly title: string;
  readonly render: (item: T) => ReactNode;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  readonly sortable?: boolean;
  readonly width?: number;
}

export interface Filter {
  /** The name of the query parameter. */
  readonly name: string;
  readonly label: string;
  /** A choice of words; `many` joins several with commas. Without options it is a text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly many?: boolean;
}

interface ServerTableProps<I extends ListOperation> {
  readonly operation: I;
  readonly params?: Readonly<Record<string, string>>;
  /** Fixed parts of the query that the reader does not choose. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly columns: readonly Column<ItemOf<I>>[];
  readonly rowKey: (item: ItemOf<I>) => string;
  readonly filters?: readonly Filter[];
  /** Placeholder of the search box; absent where the list has no search. */
  readonly search?: string;
  /** The operation that exports the same query as a file. */
  readonly exportOperation?: OperationId;
  /** Where a row leads: the row becomes a link for mouse and keyboard. */
  readonly to?: (item: ItemOf<I>) => string;
  readonly empty?: ReactNode;
  readonly label: string;
  readonly limit?: number;
  readonly refetchInterval?: number | false;
  /** More tools beside search and filters. */
  readonly tools?: ReactNode;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  readonly total?: number;
}

const NO_FILTERS: readonly Filter[] = [];

/**
 * A list of the server: it sorts, filters, searches, pages and exports there, and the address of the page holds what is asked.
 * One such table a page, or the addresses would mix.
 */
export function ServerTable<I extends ListOperation>(props: ServerTableProps<I>) {
  const { operation, params, fixed, columns, filters = NO_FILTERS, limit = 50, to, label } = props;
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const wordsOf = useErrorWords();
  const { density } = usePreferences();
  const names = useMemo(() => filters.map(({ name }) => name), [filters]);
  const { address, change, turn } = useTableAddress(names);
  const { cursors, q, sort } = address;
  const asked = { ...fixed, ...address.filters, ...(q ? { q } : {}), ...(sort ? { sort } : {}) };
  const cursor = cursors.at(-1);
  const query = { ...asked, limit, ...(cursor ? { cursor } : {}) };
  const answer = useLooseAnswer(
    operation,
    { ...(params ? { params } : {}), query },
    {
      keepPrevious: true,
      ...(props.refetchInterval === undefined ? {} : { refetchInterval: props.refetchInterval }),
    },
  );
  const page = answer.data?.body as Page<ItemOf<I>> | undefined;
  const isNarrowed = q !== undefined || Object.keys(address.filters).length > 0;

  const body = () => {
    if (answer.isError && !page) return <ErrorState error={answer.error} onRetry={() => answer.refetch()} />;
    if (!page) return <Skeleton rows={10} />;
    return (
      <Table<ItemOf<I>>
        size={density === 'dense' ? 'small' : 'middle'}
        aria-label={label}
        columns={columns.map((column) => antdColumn(column, sort, t('table.sort')))}
        dataSource={page.items}
        rowKey={props.rowKey}
        pagination={false}
        loading={{ spinning: answer.isPlaceholderData, delay: 300 }}
        showSorterTooltip={false}
        scroll={{ x: 'max-content' }}
        locale={{
          emptyText: isNarrowed ? <Empty title={t('table.noMatch')} /> : (props.empty ?? <Empty />),
        }}
        onChange={(_, __, sorter, { action }) => {
          if (action !== 'sort') return;
          const { order, columnKey } = sorter as SorterResult<ItemOf<I>>;
          change({ sort: order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined });
        }}
        onRow={(item) => (to ? linkRow(() => navigate(to(item))) : {})}
      />
    );
  };

  // A table that is wider than its frame is scrolled by keyboard too, for which the frame must take the focus.
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (page) frame.current?.querySelector('.ant-table-content')?.setAttribute('tabindex', '0');
  }, [page]);

  return (
    <section ref={frame} aria-label={label} aria-busy={answer.isPending || answer.isPlaceholderData}>
      <Tools {...props} filters={filters} address={address} asked={asked} change={change} />
      {answer.isError && page && <Alert type="error" role="alert" showIcon title={wordsOf(answer.error).title} />}
      {body()}
      {page && (cursors.length > 0 || page.nextCursor || page.total !== undefined) && (
        <div className="weir-table-foot">
          {page.total !== undefined && <span className="weir-quiet">{t('table.total', { count: page.total })}</span>}
          <span className="weir-quiet">{t('table.page', { page: cursors.length + 1 })}</span>
          <Button
            icon={<LeftOutlined />}
            disabled={cursors.length === 0}
            onClick={() => turn(cursors.slice(0, -1))}
            aria-label={t('table.previous')}
          />
          <Button
            icon={<RightOutlined />}
            disabled={!page.nextCursor}
            onClick={() => page.nextCursor && turn([...cursors, page.nextCursor])}
            aria-label={t('table.next')}
          />
        </div>
      )}
    </section>
  );
}

function antdColumn<T extends object>(column: Column<T>, sort: string | undefined, words: string): TableColumnType<T> {
  const { field, title, render, number, sortable, width } = column;
  const order = sort === field ? 'ascend' : sort === `-${field}` ? 'descend' : null;
  return {
    key: field,
    title,
    render: (_, item) => render(item),
    ...(number ? { align: 'right' as const, className: 'weir-number' } : {}),
    ...(width ? { width } : {}),
    ...(sortable
      ? {
          sorter: true,
          sortOrder: order,
          onHeaderCell: () => ({ 'aria-label': `${title} ${words}` }),
        }
      : {}),
  };
}

/** A row that is opened by a click or Enter; a click on a control or on marked text in it is none. */
function linkRow(open: () => void) {
  return {
    tabIndex: 0,
    style: { cursor: 'pointer' },
    onClick: (event: React.MouseEvent) => {
      const inControl = (event.target as HTMLElement).closest('a,button,input,label');
      if (!inControl && !getSelection()?.toString()) open();
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open();
    },
  };
}

interface ToolsProps {
  readonly search?: string;
  readonly filters: readonly Filter[];
  readonly address: { readonly q: string | undefined; readonly filters: Readonly<Record<string, string>> };
  readonly asked: Readonly<Record<string, unknown>>;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly exportOperation?: OperationId;
  readonly params?: Readonly<Record<string, string>>;
  readonly tools?: ReactNode;
}

function Tools({ search, filters, address, asked, change, exportOperation, params, tools }: ToolsProps) {
  const { t } = useTranslation('frame');
  if (!search && filters.length === 0 && !exportOperation && !tools) return null;
  const formats = ['xlsx', 'csv'].map((format) => ({
    key: format,
    label: (
      <a href={exportOperation && addressOf(exportOperation, params, { ...asked, format })} download>
        {format.toUpperCase()}
      </a>
    ),
  }));
  return (
    <div className="weir-table-tools">
      {search && (
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={search}
          aria-label={search}
          defaultValue={address.q}
          key={`q:${address.q ?? ''}`}
          onPressEnter={(event) => change({ q: event.currentTarget.value.trim() })}
          onClear={() => change({ q: undefined })}
          style={{ width: 260 }}
        />
      )}
      {filters.map((filter) => (
        <FilterBox key={filter.name} filter={filter} value={address.filters[filter.name]} change={change} />
      ))}
      <span className="weir-grow" />
      {tools}
      {exportOperation && (
        <Dropdown menu={{ items: formats }} trigger={['click']}>
          <Button icon={<DownloadOutlined />}>{t('table.export')}</Button>
        </Dropdown>
      )}
    </div>
  );
}

function FilterBox({
  filter: { name, label, options, many },
  value,
  change,
}: {
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly change: ToolsProps['change'];
}) {
  if (!options)
    return (
      <Input
        allowClear
        placeholder={label}
        aria-label={label}
        defaultValue={value}
        key={`${name}:${value ?? ''}`}
        onPressEnter={(event) => change({ [name]: event.currentTarget.value.trim() })}
        onClear={() => change({ [name]: undefined })}
        style={{ width: 160 }}
      />
    );
  if (many)
    return (
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder={label}
        aria-label={label}
        options={[...options]}
        value={value ? value.split(',') : []}
        onChange={(chosen: string[]) => change({ [name]: chosen.join(',') })}
        style={{ minWidth: 180 }}
      />
    );
  return (
    <Select
      allowClear
      placeholder={label}
      aria-label={label}
      options={[...options]}
      value={value}
      onChange={(chosen?: string) => change({ [name]: chosen })}
      style={{ minWidth: 140 }}
    />
  );
}
