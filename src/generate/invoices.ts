import {
  type CalendarDate,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  fromDayNumber,
  monthIndex,
} from '#domain/kernel/index.ts';
import type { Invoice } from './books.ts';
import { CALIBRATION } from './calibration.ts';
import type { Chance } from './chance.ts';
import type { FirmPlan, SidePlan } from './firm-plan.ts';
import { vatPercent } from './industry-profile.ts';
import { holidayActivity } from './lunar-new-year.ts';

/** Numbers of one seller: place, seller, day and channel are in them, so that they follow the calendar and no two sources meet. */
export interface Numbering {
  readonly next: (on: number) => string;
}

/** `seller` has six digits; `channel`, 0 to 999, tells the sources of one seller's bills apart. */
export function numbering(province: string, seller: string, channel: number): Numbering {
  const counts = new Map<number, number>();
  const tail = String(channel).padStart(3, '0');
  return {
    next: (on) => {
      const count = counts.get(on) ?? 0;
      counts.set(on, count + 1);
      const date = fromDayNumber(on);
      const day = on - dayNumberOf(Number(date.slice(0, 4)), 1, 1);
      return `${date.slice(2, 4)}${province}${seller}${String(day).padStart(3, '0')}${tail}${String(count).padStart(4, '0')}`;
    },
  };
}

/** The months and days over which something is made: [from, lastDay). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface TradeInput {
  readonly side: SidePlan;
  readonly parties: SidePlan['parties'];
  /** Part of the side's bills. */
  readonly share: number;
  readonly vat: FirmPlan['profile']['vat'];
  readonly span: Span;
  /** Activity of a month relative to an ordinary one. */
  readonly activity: (month: number) => number;
  /** How unsteady the months are, relative to most firms. */
  readonly unrest?: number;
  /** What the bills of some months come to, in net yuan, where something else decides it. */
  readonly target?: (fromMonth: number, toMonth: number) => number;
  readonly numbers: (party: string) => Numbering;
}

/** Share of a side's bills that is written, where `volume` is asked for: at least three a month, or all there are. */
function thinning({ bills, inFull }: SidePlan, volume: number): number {
  return inFull ? 1 : Math.max(volume, Math.min(1, 3 / bills));
}

/** A bill before it is written. */
interface Sale {
  readonly on: number;
  readonly party: string;
  readonly yuan: number;
}

/** Months over which the bills are brought to their target. */
const TARGET_MONTHS = 6;

/** Bills of one side in batches: several on one day, mostly to one party. Each written bill stands for 1 ÷ thinning real ones and is as much larger. */
export function makeInvoices(input: TradeInput, volume: number, chance: Chance): Invoice[] {
  const out: Invoice[] = [];
  const { side, span } = input;
  const thin = thinning(side, volume);
  const weights = cumulative(input.parties.map((p) => p.weight));
  // Fewer bills come on fewer bills a day, rather than on fewer days.
  const size = 1 + (side.batch - 1) * thin;
  const batches = (side.bills * thin * input.share) / size / openShare(side);
  const last = monthIndex(span.to - 1);
  for (let from = monthIndex(span.from); from <= last; from += TARGET_MONTHS) {
    const to = Math.min(last + 1, from + TARGET_MONTHS);
    const sales: Sale[] = [];
    for (let month = from; month < to; month++) {
      const spread = CALIBRATION.monthSpread * (input.unrest ?? 1);
      const noise = Math.exp(spread * chance.normal() - spread ** 2 / 2);
      const count = chance.rounded(batches * input.activity(month) * noise);
      for (let k = 0; k < count; k++) batch(sales, { input, month, weights, size }, chance);
    }
    const scale = input.target ? input.target(from, to) / sales.reduce((sum, { yuan }) => sum + yuan, 0) : 1 / thin;
    for (const sale of sales) issue(out, input, { ...sale, yuan: sale.yuan * scale }, chance);
  }
  return out.sort((a, b) => a.on - b.on);
}

interface Batch {
  readonly input: TradeInput;
  readonly month: number;
  readonly weights: Float64Array;
  /** Mean number of its bills. */
  readonly size: number;
}

function batch(sales: Sale[], { input, month, weights, size }: Batch, chance: Chance): void {
  const on = tradingDay(month, input.side.weekend, chance);
  if (on === null || on < input.span.from || on >= input.span.to) return;
  const bills = 1 + geometric(size - 1, chance);
  const common = chance.normal();
  let party = input.parties[draw(weights, chance)]!.code;
  for (let i = 0; i < bills; i++) {
    if (i > 0 && chance.happens(0.3)) party = input.parties[draw(weights, chance)]!.code;
    sales.push({ on, party, yuan: amountOf(input.side, common, chance) });
  }
}

/** Of a year's activity, what the new year leaves. */
const NEW_YEAR_LEAVES = 0.95;

/** A day of the month on which the firm was open; null where the draw fell on a holiday or a free weekend. */
function tradingDay(month: number, weekend: number, chance: Chance): number | null {
  const year = 1970 + Math.floor(month / 12);
  const length = daysInMonth(year, (month % 12) + 1);
  const on = dayNumberOf(year, (month % 12) + 1, 1) + Math.floor(chance.uniform() ** 0.85 * length);
  // 1970-01-01 was a Thursday.
  const weekday = (on + 3) % 7;
  const open = holidayActivity(on) * (weekday >= 5 ? weekend : 1);
  return chance.uniform() < open ? on : null;
}

/** Share of draws that fall on an open day over a year: free weekends and the new year take the rest. */
function openShare({ weekend }: SidePlan): number {
  return ((5 + 2 * weekend) / 7) * NEW_YEAR_LEAVES;
}

function amountOf({ logAmount, within, capYuan }: SidePlan, common: number, chance: Chance): number {
  const drawn = Math.exp(logAmount + within * (0.7 * common + 0.714 * chance.normal()));
  // A larger sale is written on several bills at the most that one may say.
  return drawn < capYuan ? drawn : capYuan * (0.9 + 0.0999 * chance.uniform() ** 0.3);
}

function issue(out: Invoice[], input: TradeInput, { on, party, yuan }: Sale, chance: Chance): void {
  const percent = vatPercent(input.vat, fromDayNumber(on));
  const netFen = roundedNet(yuan, percent, chance);
  const numbers = input.numbers(party);
  const bill = {
    on,
    counterparty: party,
    netFen,
    taxFen: Math.round((netFen * percent) / 100),
    reverses: null,
    genuine: true,
  };
  const voids = input.side.voidShare;
  // Most voids are slips of the pen: the bill is written again on the same day.
  if (chance.happens(voids / (1 - voids))) out.push({ ...bill, number: numbers.next(on), status: 'void' });
  const number = numbers.next(on);
  out.push({ ...bill, number, status: 'valid' });
  if (!chance.happens(input.side.redShare)) return;
  const later = on + chance.whole(1, 25);
  if (later < input.span.to)
    out.push({
      ...bill,
      number: numbers.next(later),
      on: later,
      netFen: -bill.netFen,
      taxFen: -bill.taxFen,
      status: 'valid',
      reverses: number,
    });
}

/** Prices are agreed with tax, and in round figures: what the net amount is follows. */
function roundedNet(yuan: number, percent: number, chance: Chance): number {
  const gross = yuan * (1 + percent / 100);
  const draw = chance.uniform();
  const step =
    draw < CALIBRATION.roundHundred && gross > 500
      ? 100
      : draw < CALIBRATION.roundHundred + CALIBRATION.roundYuan
        ? 1
        : 0.01;
  const rounded = Math.max(step, Math.round(gross / step) * step);
  return Math.max(100, Math.round((rounded * 100) / (1 + percent / 100)));
}

function geometric(mean: number, chance: Chance): number {
  if (mean <= 0) return 0;
  return Math.min(400, Math.floor(Math.log(1 - chance.uniform()) / Math.log(mean / (1 + mean))));
}

function cumulative(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (const [i, weight] of weights.entries()) {
    total += weight;
    sums[i] = total;
  }
  return sums;
}

function draw(sums: Float64Array, chance: Chance): number {
  const wanted = chance.uniform() * sums[sums.length - 1]!;
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The months of the year as the real firms have them, stronger or weaker by trade. */
export function season(month: number, seasonality: number): number {
  return CALIBRATION.months[month % 12]! ** seasonality;
}

/** When a firm trades: from its founding or the beginning of the window to its failure or the end. */
export function tradingSpan(plan: FirmPlan, window: CalendarDate, until: CalendarDate): Span {
  return {
    from: Math.max(dayNumber(plan.establishedOn), dayNumber(window)),
    to: Math.min(dayNumber(plan.failsOn ?? until), dayNumber(until)),
  };
}
