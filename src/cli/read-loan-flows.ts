import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  type Failure,
  type Fen,
  fail,
  fen,
  ok,
  parseAmount,
  parseCalendarDate,
  type Result,
} from '#domain/kernel/index.ts';
import type { AnnualPercentageRate, LoanFlow } from '#domain/terms/index.ts';
import { type FileRecord, readRecords } from './read-records.ts';

export interface ReadFlows {
  readonly flows: readonly LoanFlow[];
  /** How time is told in the file; undefined for dates, whose spacing decides. */
  readonly timing: AnnualPercentageRate['timing'] | undefined;
}

const WHEN = {
  date: /^(date|on|dueon|due|日期|还款日|到期日|应还日期)$/,
  days: /^(days?|dayoffset|offset|天|天数|第几天)$/,
  months: /^(months?|period|periods|number|no|期|期数|期次|月|月数)$/,
} as const;
const WHAT = {
  amount: /^(amount|cashflow|flow|金额|现金流|净现金流)$/,
  payout: /^(payout|disbursed|disbursement|received|放款|放款额|放款金额|到账金额)$/,
  payment: /^(payment|total|repayment|instalment|installment|还款|还款额|还款金额|月供|应还|应还金额|应还总额)$/,
  principal: /^(principal|本金|应还本金)$/,
  interest: /^(interest|利息|应还利息)$/,
  fee: /^(fees?|费用|手续费|担保费)$/,
} as const;

type When = keyof typeof WHEN;
type What = keyof typeof WHAT;

interface Columns {
  readonly when: { readonly kind: When; readonly key: string };
  readonly what: ReadonlyMap<What, { readonly key: string; readonly unitFen: bigint }>;
}

/** Day zero of files that count days or months. */
const DAY_ZERO = calendarDate('2000-01-01');

/**
 * Reads the flows of a loan from a table or JSON. Time is a date, or days or months from the payout; money is a signed
 * `amount`, or a payout and a payment, or principal, interest and fees. Amounts are yuan unless the header says fen or
 * 万元. The first flow is the payout, whatever its sign: lenders and borrowers write it differently.
 * Also reads what `terms schedule --json` prints. Errors: those of reading a file, TERMS_COLUMN_MISSING, NOT_AN_AMOUNT,
 * NOT_A_DATE, NOT_A_NUMBER.
 */
export async function readLoanFlows(path: string): Promise<Result<ReadFlows, Failure>> {
  const records: FileRecord[] = [];
  for await (const record of readRecords(path)) {
    if (!record.ok) return record;
    records.push(record.value);
  }
  const [first] = records;
  if (!first) return fail('FILE_EMPTY', {}, { file: path });
  const instalments = records.length === 1 ? first.cells.instalments : undefined;
  const laid = Array.isArray(instalments) ? ok(scheduleRows(first.cells, instalments)) : ok(records);
  const read = flowsOf(laid.value);
  return read.ok ? read : { ok: false, error: { ...read.error, file: path } };
}

/** The payout and the instalments of a printed schedule as rows of one table. */
function scheduleRows(cells: FileRecord['cells'], instalments: readonly unknown[]): FileRecord[] {
  const { startOn, principalFen } = cells;
  const payments = instalments.map((instalment) => {
    const { dueOn, totalFen, principalFen: repaid } = Object(instalment) as Record<string, unknown>;
    return { date: dueOn, paymentFen: totalFen, principalFen: repaid };
  });
  const rows = [{ date: startOn, payoutFen: principalFen, paymentFen: '', principalFen: '' }, ...payments];
  return rows.map((row, i) => ({ row: i + 1, cells: row }));
}

function flowsOf(records: readonly FileRecord[]): Result<ReadFlows, Failure> {
  const columns = columnsOf(records);
  if (!columns.ok) return columns;
  const flows: LoanFlow[] = [];
  for (const record of records) {
    const flow = flowOf(record, columns.value);
    if (!flow.ok) return flow;
    flows.push(flow.value);
  }
  const first = flows.reduce((earliest, flow) => (flow.on < earliest.on ? flow : earliest));
  const lenderView = first.amountFen < 0n;
  const kind = columns.value.when.kind;
  return ok({
    flows: lenderView ? flows.map((flow) => ({ ...flow, amountFen: fen(-flow.amountFen) })) : flows,
    timing: kind === 'date' ? undefined : kind,
  });
}

function columnsOf(records: readonly FileRecord[]): Result<Columns, Failure> {
  const keys = [...new Set(records.flatMap(({ cells }) => Object.keys(cells)))];
  const named = keys.map((key) => ({ key, ...unitOf(key) }));
  const when = (['date', 'days', 'months'] as const).flatMap((kind) => {
    const found = named.find(({ name }) => WHEN[kind].test(name));
    return found ? [{ kind, key: found.key }] : [];
  })[0];
  if (!when) return fail('TERMS_COLUMN_MISSING', { field: 'date | days | months' }, { row: 1 });
  const what = new Map<What, { key: string; unitFen: bigint }>();
  for (const part of Object.keys(WHAT) as What[]) {
    const found = named.find(({ name }) => WHAT[part].test(name));
    if (found) what.set(part, { key: found.key, unitFen: found.unitFen });
  }
  if (!['amount', 'payment', 'principal', 'interest'].some((part) => what.has(part as What)))
    return fail('TERMS_COLUMN_MISSING', { field: 'amount | payment | principal' }, { row: 1 });
  return ok({ when, what });
}

/** The name of a header without its unit, and the fen of one written unit. */
function unitOf(header: string): { readonly name: string; readonly unitFen: bigint } {
  const key = header.toLowerCase().replace(/[\s_()（）[\]【】/-]+/g, '');
  const unit = /(fen|分|万元|元|yuan)$/.exec(key)?.[0] ?? '';
  const unitFen = unit === 'fen' || unit === '分' ? 1n : unit === '万元' ? 1_000_000n : 100n;
  return { name: key.slice(0, key.length - unit.length), unitFen };
}

function flowOf({ row, cells }: FileRecord, { when, what }: Columns): Result<LoanFlow, Failure> {
  const on = dayOf(cells[when.key], when.kind);
  if (!on.ok) return { ok: false, error: { ...on.error, row, column: when.key } };
  const amounts: Partial<Record<What, Fen>> = {};
  for (const [part, { key, unitFen }] of what) {
    const text = String(cells[key] ?? '').trim();
    if (text === '') continue;
    const amount = parseAmount(text, unitFen);
    if (!amount.ok) return { ok: false, error: { ...amount.error, row, column: key } };
    amounts[part] = amount.value;
  }
  const { amount, payout = 0n, principal, interest = 0n, fee = 0n } = amounts;
  const paid = (amounts.payment ?? (principal ?? 0n) + interest) + fee;
  const repaid = principal === undefined || principal < 0n ? {} : { principalFen: principal };
  return ok({ on: on.value, amountFen: fen(amount ?? payout - paid), ...repaid });
}

function dayOf(value: unknown, kind: When): Result<CalendarDate, Failure> {
  const text = String(value ?? '').trim();
  if (kind === 'date') return parseCalendarDate(text);
  if (!/^\d{1,5}$/.test(text)) return fail('NOT_A_NUMBER', { value: text.slice(0, 40) });
  const offset = Number(text);
  if (offset > (kind === 'days' ? 36_500 : 1_200)) return fail('DATE_OUT_OF_RANGE', { value: text });
  return ok(kind === 'days' ? addDays(DAY_ZERO, offset) : addMonths(DAY_ZERO, offset));
}
