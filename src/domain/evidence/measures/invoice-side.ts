import { ABSENT_DAY } from '../table.ts';
import { choicesOf, type FirmRows, numbersOf, textOf } from './firm-rows.ts';
import { orZero } from './records.ts';
import { periodOfDay } from './trade-calendar.ts';

const YEAR = 365;

/**
 * What one side of a firm's VAT invoices says, summed once for every firm. Windows end at the firm's last valid invoice,
 * not at the as-of day: an old delivery is judged on what it shows, and its age is a matter of doubt.
 */
export interface InvoiceSide {
  readonly firms: number;
  /** Day numbers of the first and the last valid invoice; ABSENT_DAY where the firm has none. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Net of tax, red letters netted off, in fen: the 365 days up to the last invoice, and the 365 before them. */
  readonly lastYear: Float64Array;
  readonly priorYear: Float64Array;
  /** Lines of any status, and void lines, in the last 730 days. */
  readonly lines: Float64Array;
  readonly voids: Float64Array;
  /** Positive and negative valid amounts in the last 730 days, the latter as a magnitude. */
  readonly blue: Float64Array;
  readonly red: Float64Array;
  /** Counterparties with a positive balance in the last year, the share of the largest, Herfindahl index, and the share sold to those met before. */
  readonly parties: Float64Array;
  readonly topShare: Float64Array;
  readonly hhi: Float64Array;
  readonly repeatShare: Float64Array;
  /** Net amounts and amounts with tax by firm and trading period: place firm × periods + (period − basePeriod). */
  readonly basePeriod: number;
  readonly periods: number;
  readonly periodNet: Float64Array;
  readonly periodTotal: Float64Array;
}

/** Sums one side. `voidChoice` is the index of the void status; every other status counts. */
export function sumInvoices(side: FirmRows, voidChoice: number): InvoiceSide {
  const { table, firms } = side;
  const status = choicesOf(table, 'status');
  const valid = (row: number) => status === undefined || status[row] !== voidChoice;
  const [firstDay, lastDay] = span(side, valid);
  const lowest = earliest(firstDay, side.asOf);
  const basePeriod = periodOfDay(lowest);
  const periods = periodOfDay(side.asOf) - basePeriod + 1;
  const zeros = (n = firms) => new Float64Array(n);
  const sums: InvoiceSide = {
    firms,
    firstDay,
    lastDay,
    lastYear: zeros(),
    priorYear: zeros(),
    lines: zeros(),
    voids: zeros(),
    blue: zeros(),
    red: zeros(),
    parties: zeros(),
    topShare: zeros().fill(Number.NaN),
    hhi: zeros().fill(Number.NaN),
    repeatShare: zeros().fill(Number.NaN),
    basePeriod,
    periods,
    periodNet: zeros(firms * periods),
    periodTotal: zeros(firms * periods),
  };
  addAmounts(side, valid, sums);
  addParties(side, valid, sums);
  return sums;
}

function span(side: FirmRows, valid: (row: number) => boolean): [Int32Array, Int32Array] {
  const first = new Int32Array(side.firms).fill(ABSENT_DAY);
  const last = new Int32Array(side.firms).fill(ABSENT_DAY);
  for (let firm = 0; firm < side.firms; firm++) {
    for (let at = side.starts[firm]!; at < side.starts[firm + 1]!; at++) {
      const row = side.rows[at]!;
      if (!valid(row)) continue;
      const day = side.days[row]!;
      if (first[firm] === ABSENT_DAY || day < first[firm]!) first[firm] = day;
      if (day > last[firm]!) last[firm] = day;
    }
  }
  return [first, last];
}

function addAmounts(side: FirmRows, valid: (row: number) => boolean, sums: InvoiceSide): void {
  const amounts = numbersOf(side.table, 'amountFen') ?? new Float64Array(side.table.rows);
  const taxes = numbersOf(side.table, 'taxFen');
  const from = earliest(sums.firstDay, side.asOf);
  const places = periodPlaces(sums, from, side.asOf);
  for (let firm = 0; firm < side.firms; firm++) {
    const last = sums.lastDay[firm]!;
    if (last === ABSENT_DAY) continue;
    for (let at = side.starts[firm]!; at < side.starts[firm + 1]!; at++) {
      const row = side.rows[at]!;
      const age = last - side.days[row]!;
      const recent = age >= 0 && age < 2 * YEAR;
      if (recent) sums.lines[firm]!++;
      if (!valid(row)) {
        if (recent) sums.voids[firm]!++;
        continue;
      }
      const amount = orZero(amounts[row]!);
      const tax = taxes === undefined ? 0 : orZero(taxes[row]!);
      const place = firm * sums.periods + places[side.days[row]! - from]!;
      sums.periodNet[place]! += amount;
      sums.periodTotal[place]! += amount + tax;
      if (age < YEAR) sums.lastYear[firm]! += amount;
      else if (recent) sums.priorYear[firm]! += amount;
      if (recent && amount > 0) sums.blue[firm]! += amount;
      else if (recent) sums.red[firm]! -= amount;
    }
  }
}

/** The period's place by day since `from`, looked up rather than computed a million times. */
function periodPlaces(sums: InvoiceSide, from: number, asOf: number): Int32Array {
  return Int32Array.from({ length: asOf - from + 1 }, (_, i) => periodOfDay(from + i) - sums.basePeriod);
}

function addParties(side: FirmRows, valid: (row: number) => boolean, sums: InvoiceSide): void {
  const party = textOf(side.table, 'counterparty');
  if (!party) return;
  const amounts = numbersOf(side.table, 'amountFen') ?? new Float64Array(side.table.rows);
  const balance = new Float64Array(party.values.length);
  const state = new Uint8Array(party.values.length);
  const touched = new Int32Array(party.values.length);
  for (let firm = 0; firm < side.firms; firm++) {
    const last = sums.lastDay[firm]!;
    if (last === ABSENT_DAY) continue;
    let count = 0;
    for (let at = side.starts[firm]!; at < side.starts[firm + 1]!; at++) {
      const row = side.rows[at]!;
      const code = party.codes[row]!;
      if (code < 0 || !valid(row)) continue;
      if (state[code] === 0) touched[count++] = code;
      const within = last - side.days[row]! < YEAR;
      state[code]! |= within ? SEEN : SEEN | MET_BEFORE;
      if (within) balance[code]! += orZero(amounts[row]!);
    }
    concentrate(firm, touched.subarray(0, count), balance, state, sums);
    for (let i = 0; i < count; i++) {
      balance[touched[i]!] = 0;
      state[touched[i]!] = 0;
    }
  }
}

const SEEN = 1;
const MET_BEFORE = 2;

/** Balances are summed in order of size, so that the order of rows cannot move the last bit. */
function concentrate(
  firm: number,
  parties: Int32Array,
  balance: Float64Array,
  state: Uint8Array,
  sums: InvoiceSide,
): void {
  const owed = Float64Array.from(parties, (code) => balance[code]!)
    .filter((amount) => amount > 0)
    .sort();
  sums.parties[firm] = owed.length;
  let total = 0;
  let known = 0;
  for (const amount of owed) total += amount;
  for (const code of parties) if (state[code]! & MET_BEFORE && balance[code]! > 0) known += balance[code]!;
  if (!(total > 0)) return;
  let squares = 0;
  for (const amount of owed) squares += (amount / total) ** 2;
  sums.topShare[firm] = owed[owed.length - 1]! / total;
  sums.hhi[firm] = squares;
  sums.repeatShare[firm] = known / total;
}

function earliest(days: Int32Array, otherwise: number): number {
  return days.reduce((low, day) => (day === ABSENT_DAY ? low : Math.min(low, day)), otherwise);
}
