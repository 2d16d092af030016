import { headerKey, readHeader } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

export type EdgeField = 'from' | 'to' | 'time' | 'amount';

/** Where each field stands, and the fen of one written unit of the amount. `stated` tells that the file itself names the amount. */
export interface EdgeColumns {
  readonly at: Readonly<Partial<Record<EdgeField, number>>>;
  readonly unitFen: number;
  readonly stated: boolean;
}

// Headers that name the fields of a transfer or an invoice; money moves from the payer, goods from the seller.
const SYNONYMS: Readonly<Record<EdgeField, readonly string[]>> = {
  from: [
    ...['from', 'source', 'src', 'sender', 'payer', 'seller', 'originator', 'fromaccount', 'sourceaccount', 'u'],
    ...['付款方', '付款人', '付款账号', '付款户名', '转出方', '转出账号', '汇款人', '销方', '销售方', '卖方', '来源'],
  ],
  to: [
    ...['to', 'target', 'dst', 'dest', 'destination', 'receiver', 'recipient', 'payee', 'buyer', 'beneficiary'],
    ...['toaccount', 'targetaccount', 'v', '收款方', '收款人', '收款账号', '收款户名', '转入方', '转入账号'],
    ...['购方', '购买方', '买方', '去向'],
  ],
  time: [
    ...['time', 'timestamp', 'ts', 't', 'date', 'datetime', 'at', 'occurredat', 'paidat', 'on', 'epoch', 'unixtime'],
    ...['时间', '交易时间', '日期', '交易日期', '记账日期', '开票日期', '时间戳', '付款时间'],
  ],
  amount: [
    ...['amount', 'weight', 'value', 'sum', 'total', 'amt', 'money', 'w'],
    ...['金额', '交易金额', '付款金额', '转账金额', '发生额', '价税合计', '合计'],
  ],
};

const FIELDS = Object.keys(SYNONYMS) as EdgeField[];

const MOMENT = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?([T ]|$)/;

/** The names of the columns of a list of edges without a header: one in which some cell of the first record is a time. */
export function headlessEdges(cells: readonly string[]): readonly string[] | undefined {
  if (cells.length < 2 || namedColumns(cells).size >= 2) return undefined;
  const rest = cells.slice(2).map((cell) => cell.trim());
  if (rest.length > 0 && !rest.some((cell) => isNumber(cell) || MOMENT.test(cell))) return undefined;
  if (rest.length === 0 && !cells.every((cell) => isNumber(cell.trim()))) return undefined;
  return cells.map((_, i) => `column ${i + 1}`);
}

/**
 * Finds the columns by `map` first, then by name; without a header by place: from, to, and of the others the one that
 * holds times. `needed` names what must be there. Errors: EDGES_COLUMN_MISSING, MAP_FIELD_UNKNOWN, MAP_HEADER_UNKNOWN.
 */
export function edgeColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  map: Readonly<Record<string, string>>,
  needed: readonly EdgeField[],
): Result<EdgeColumns, Failure> {
  const named = namedColumns(header);
  const headless = header.every((name, i) => name === `column ${i + 1}`);
  if (headless) for (const [field, at] of placedColumns(header.length, sample)) named.set(field, at);
  for (const [theirs, ours] of Object.entries(map)) {
    const field = FIELDS.find((name) => name === headerKey(ours));
    if (!field) return fail('MAP_FIELD_UNKNOWN', { field: ours, fields: FIELDS.join(', ') });
    const at = header.findIndex((name) => headerKey(name) === headerKey(theirs));
    if (at < 0) return fail('MAP_HEADER_UNKNOWN', { header: theirs, found: header.join(', ').slice(0, 200) });
    for (const [other, place] of named) if (place === at) named.delete(other);
    named.set(field, at);
  }
  const missing = needed.find((field) => !named.has(field));
  if (missing) {
    const wanted = SYNONYMS[missing].slice(0, 6).join(', ');
    return fail('EDGES_COLUMN_MISSING', { field: missing, wanted, found: header.join(', ').slice(0, 200) }, { row: 1 });
  }
  const amount = named.get('amount');
  const { moneyUnit, bare } = readHeader(amount === undefined ? '' : header[amount]!);
  return ok({
    at: Object.fromEntries(named),
    unitFen: moneyUnit ?? 100,
    stated: amount !== undefined && !headless && !['weight', 'w', 'value'].includes(bare),
  });
}

function namedColumns(header: readonly string[]): Map<EdgeField, number> {
  const found = new Map<EdgeField, number>();
  for (const field of FIELDS) {
    // The better known a name, the earlier it stands: a file may hold both a payer's name and the account.
    for (const name of SYNONYMS[field]) {
      const at = header.findIndex((text) => headerKey(text) === name || readHeader(text).bare === name);
      if (at < 0 || [...found.values()].includes(at)) continue;
      found.set(field, at);
      break;
    }
  }
  return found;
}

function placedColumns(width: number, sample: readonly (readonly string[])[]): Map<EdgeField, number> {
  const found = new Map<EdgeField, number>([
    ['from', 0],
    ['to', 1],
  ]);
  const others = Array.from({ length: Math.min(width, 4) - 2 }, (_, i) => i + 2);
  if (others.length === 1) return found.set('time', others[0]!);
  const time =
    others.find((at) => sample.every((row) => isMoment(row[at]!.trim()))) ??
    others.findLast((at) => sample.every((row, i) => i === 0 || Number(row[at]) >= Number(sample[i - 1]![at])));
  if (time === undefined) return found;
  found.set('time', time);
  const amount = others.find((at) => at !== time);
  return amount === undefined ? found : found.set('amount', amount);
}

/** Seconds or milliseconds since 1970 that lie after 1973, or a written date. */
function isMoment(cell: string): boolean {
  return MOMENT.test(cell) || (isNumber(cell) && Number(cell) >= 1e8);
}

function isNumber(cell: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell);
}
