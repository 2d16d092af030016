import { Table, type TableColumnType } from 'antd';
import { usePreferences } from '#src/console/theme/preferences.ts';

interface BookTableProps<T extends object> {
  readonly label: string;
  readonly columns: readonly TableColumnType<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
}

/** Rows that are shown at once. */
const PAGE = 60;

/** A table of a book that is read whole: the law of a day has some hundred lines, and a search reads them all at once. */
export function BookTable<T extends object>({ label, columns, rows, rowKey }: BookTableProps<T>) {
  const { density } = usePreferences();
  return (
    <Table<T>
      size={density === 'dense' ? 'small' : 'middle'}
      aria-label={label}
      columns={[...columns]}
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
      onRow={(row) => ({ id: rowKey(row) })}
    />
  );
}

/** Sorts by a text that a row tells. */
export function byText<T>(text: (row: T) => string) {
  return (a: T, b: T) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}
