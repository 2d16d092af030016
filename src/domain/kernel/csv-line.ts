/**
 * One line of CSV (RFC 4180), without its end. A cell that a spreadsheet would run as a formula gets an apostrophe before it;
 * a signed number is none.
 */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cellText).join(',');
}

function cellText(cell: string): string {
  const harmless = /^[=@＝＠＋－\t\r\n]|^[+-](?![\d.,\s]*(?:e[+-]?\d+)?$)/i.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
