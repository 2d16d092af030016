import Table from 'cli-table3';

/** A table for people: a head, and rows of which the first column is text and the others stand right. */
export function textTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => row.map(String)));
  return table.toString();
}

/** A share or rate as per cent with up to four decimals. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(4))} %`;
}
