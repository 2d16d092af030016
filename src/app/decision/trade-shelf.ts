import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { readTrade, type ShockReading, type Trade } from '#domain/decision/index.ts';
import type { MonthlySeries } from '#domain/evidence/index.ts';
import type { CalendarDate, Instant } from '#domain/kernel/index.ts';

interface Shelved {
  readonly at: Instant;
  readonly firms: number;
  readonly trade: Trade | null;
}

/** What a trade's firms sold changes slowly, and reading it opens the sales of hundreds of firms. */
const FRESH_MS = 10 * 60_000;
const MOST_TRADES = 500;
const GROWN = 1.2;

/** By store, so that two stores of one process never answer for each other. */
const shelves = new WeakMap<UnitOfWork, Map<string, Shelved>>();

/** What befell the firm's trade and the firm in it; null where its industry or its sales are not known, or its trade has too few firms. */
export async function readingInTrade(
  unitOfWork: UnitOfWork,
  work: Transaction,
  { industry, sales }: { readonly industry: string | null | undefined; readonly sales: MonthlySeries },
  asOf: CalendarDate,
): Promise<ShockReading | null> {
  if (!industry || sales.values.length === 0) return null;
  const trade = await tradeOf(unitOfWork, work, industry, asOf);
  return trade?.read(sales) ?? null;
}

async function tradeOf(
  unitOfWork: UnitOfWork,
  work: Transaction,
  industry: string,
  asOf: CalendarDate,
): Promise<Trade | null> {
  const shelf = shelves.get(unitOfWork) ?? new Map<string, Shelved>();
  shelves.set(unitOfWork, shelf);
  const name = `${work.institutionId}/${industry}/${asOf}`;
  const known = shelf.get(name);
  const firms = await work.book.firmsOfTrade(industry);
  if (known && work.at - known.at < FRESH_MS && firms <= known.firms * GROWN) return known.trade;
  const { series } = await work.book.peers({ firmId: '', industry, province: undefined });
  const trade = readTrade(series, asOf);
  if (shelf.size >= MOST_TRADES) shelf.clear();
  shelf.set(name, { at: work.at, firms, trade });
  return trade;
}
