import { addMonths, type CalendarDate, dayNumber, monthIndex } from '#domain/kernel/index.ts';
import { makeBank } from './bank.ts';
import { emptyBooks } from './books.ts';
import { reportToBureau } from './bureau.ts';
import { type Chance, chanceOf } from './chance.ts';
import { planDelivery } from './delivery.ts';
import { type Contact, type Delivery, type FirmDraft, partyOf } from './draft.ts';
import { type Economy, economyOf } from './economy.ts';
import type { Evidence } from './evidence.ts';
import { type FirmPlan, planFirm } from './firm-plan.ts';
import { activityOf, customersInside, tradeInside } from './inside-trade.ts';
import { makeInvoices, numbering, tradingSpan } from './invoices.ts';
import { borrow, type Loan } from './loans.ts';
import { ship } from './logistics.ts';
import { sellOnPlatform } from './platform.ts';
import { courtRecords, declare, reputationOf } from './reports.ts';
import { rolesOf } from './roles.ts';
import { payRunningCosts } from './running-costs.ts';
import { plantSchemes, type Scheme } from './schemes/index.ts';
import { settle } from './settle.ts';
import { drawUp } from './statements.ts';
import { fileReturns } from './tax.ts';
import { type FirmTruth, truthOf } from './truth.ts';

/** The version of the county's making: the same version, seed and size give the same bytes. */
export const COUNTY_VERSION = 6;

/** Firms are made in blocks that trade, and cheat, among themselves; each block depends on the seed and its number alone. */
const BLOCK_SIZE = 50;

export interface CountyOptions {
  readonly firms: number;
  /** Firms before this one are made and not written: they have been delivered already. */
  readonly from?: number;
  readonly months: number;
  readonly seed: number;
  /** The day after the last day of the window; the first of a month. */
  readonly until: CalendarDate;
  /** Share of the real number of invoices that is written; amounts grow so that sums stay what they are. */
  readonly volume: number;
}

/** One firm: its plan, what it could deliver, what it does deliver, and the truth. */
export interface CountyFirm {
  readonly plan: FirmPlan;
  readonly contact: Contact;
  readonly registeredAsOn: number;
  /** Complete and up to date, as edited by the firm. */
  readonly whole: Evidence;
  readonly delivered: Evidence;
  readonly delivery: Delivery;
  readonly loans: readonly Loan[];
  readonly truth: FirmTruth;
}

export interface CountyBlock {
  readonly firms: readonly CountyFirm[];
  readonly schemes: readonly Scheme[];
}

/** The blocks of a county one by one. */
export function* makeCounty(options: CountyOptions): Generator<CountyBlock> {
  for (let block = 0; block < blocksOf(options); block++) yield makeBlock(block, options);
}

export function blocksOf({ firms }: CountyOptions): number {
  return Math.ceil(firms / BLOCK_SIZE);
}

interface Setting {
  readonly options: CountyOptions;
  readonly economy: Economy;
  readonly window: CalendarDate;
  readonly until: number;
  readonly firstMonth: number;
}

/** The firms of one block, fewer in the last where the county ends inside it; who is left out has still traded with the others. */
export function makeBlock(block: number, options: CountyOptions): CountyBlock {
  const { seed, months, volume } = options;
  const window = addMonths(options.until, -months);
  const until = dayNumber(options.until);
  const setting = {
    options,
    window,
    until,
    economy: economyOf(seed, until),
    firstMonth: monthIndex(dayNumber(window)),
  };
  const roles = rolesOf(seed);
  const drafts = Array.from({ length: BLOCK_SIZE }, (_, i) => {
    const index = block * BLOCK_SIZE + i;
    return draftOf(planFirm(seed, index, options.until, months, roles.get(index) ?? null), setting);
  });
  const schemes = plantSchemes(seed, block, drafts, until);
  const terms = { economy: setting.economy, firstMonth: setting.firstMonth, until, volume, blockSize: BLOCK_SIZE };
  for (const pair of customersInside(seed, drafts)) tradeInside(seed, pair, terms);
  const kept = drafts.slice(Math.max(0, (options.from ?? 0) - block * BLOCK_SIZE), options.firms - block * BLOCK_SIZE);
  const codes = new Set(kept.map(({ plan }) => plan.code));
  const firms = kept.map((draft) => finishFirm(draft, schemes, setting));
  return { firms, schemes: schemes.filter((scheme) => scheme.firms.some((code) => codes.has(code))) };
}

function draftOf(plan: FirmPlan, { window, until, options }: Setting): FirmDraft {
  const { owner, phone, address, device } = plan;
  return {
    plan,
    span: tradingSpan(plan, window, options.until),
    books: emptyBooks(),
    contact: { owner, phone, address, device },
    trade: 1,
    filedShare: 1,
    delivery: planDelivery(plan, until, chanceOf(options.seed, 'evidence', plan.index, 1)),
    edits: [],
  };
}

/** Trade with the world outside, everything that follows from the books, and what of it is delivered. */
function finishFirm(draft: FirmDraft, schemes: readonly Scheme[], setting: Setting): CountyFirm {
  const { options, until } = setting;
  const { plan } = draft;
  tradeOutside(draft, setting, chanceOf(options.seed, 'trade', plan.index));
  const evidence = chanceOf(options.seed, 'evidence', plan.index);
  const activity = activityOf(draft, setting.economy, setting.firstMonth);
  const platform = sellOnPlatform(draft, activity, { until, volume: options.volume }, evidence);
  const loans = borrow(draft, until, chanceOf(options.seed, 'loans', plan.index));
  const { utilities, insurance } = payRunningCosts(draft, until, evidence);
  const taxReturns = fileReturns(draft, platform, until, evidence);
  for (const side of [draft.books.sales, draft.books.purchases]) side.sort((a, b) => a.on - b.on);
  const bank = makeBank(draft, evidence);
  const statementsTo = draft.delivery.statements;
  const interim = plan.role && statementsTo ? statementsTo - 1 : null;
  const made: Evidence = {
    sales: draft.books.sales,
    purchases: draft.books.purchases,
    bank,
    taxReturns,
    statements: drawUp(draft, bank, platform, interim),
    bureau: [reportToBureau(draft, loans, draft.delivery.bureau ?? until, evidence)],
    courts: courtRecords(plan, until, evidence),
    utilities,
    insurance,
    platform,
    shipments: ship(draft, evidence),
    reputation: reputationOf(plan, until, evidence),
    declarations: [],
  };
  const truth = truthOf(draft, made, schemes, setting);
  const declarations = declare(
    plan,
    { revenueFen: truth.annualRevenueFen, debtFen: made.bureau[0]!.balanceFen },
    until,
    evidence,
  );
  const whole = draft.edits.reduce<Evidence>((held, edit) => edit(held), { ...made, declarations });
  const registeredAsOn = until - evidence.whole(1, 60);
  const { contact, delivery } = draft;
  return { plan, contact, registeredAsOn, whole, delivered: deliveredOf(whole, delivery), delivery, loans, truth };
}

function tradeOutside(draft: FirmDraft, { economy, firstMonth, until, options }: Setting, chance: Chance): void {
  const { plan, span, books } = draft;
  if (span.to <= span.from) return;
  const unrest = Math.exp(0.3 * plan.weakness);
  const common = { share: 1, span, unrest, activity: activityOf(draft, economy, firstMonth) } as const;
  const own = numbering(plan.province, plan.code.slice(1).padStart(6, '0'), 0);
  const { vat } = plan.profile;
  const sales = makeInvoices(
    { ...common, side: plan.sales, parties: plan.sales.parties, vat, numbers: () => own },
    options.volume,
    chance,
  );
  books.sales.push(...sales);
  const suppliers = new Map<string, ReturnType<typeof numbering>>();
  const numbers = (code: string) => {
    const known = suppliers.get(code) ?? numbering(plan.province, `9${code.slice(1)}`, plan.index % 1000);
    suppliers.set(code, known);
    return known;
  };
  const target = costOf(draft, (month) => economy.cost(plan.profile.division, plan.province, month));
  const { parties } = plan.purchases;
  const purchases = makeInvoices(
    { ...common, side: plan.purchases, parties, vat: 'goods', numbers, target },
    options.volume,
    chance,
  );
  const me = partyOf(draft);
  const sold = { days: plan.paymentDays, unpaid: plan.unpaidShare, before: until };
  settle(sales, sold, (code) => ({ from: { code }, to: me }), chance);
  const bought = { days: plan.paymentDays * 0.5, unpaid: 0.004, before: Math.min(until, span.to) };
  settle(purchases, bought, (code) => ({ from: me, to: { code } }), chance);
  books.purchases.push(...purchases);
}

/** What the firm has to buy from outsiders for what it really sold in some months: dearer in a shock of prices, less what it has from firms of the county. */
function costOf({ plan, books }: FirmDraft, price: (month: number) => number) {
  const monthly = (invoices: typeof books.sales, weigh: (month: number) => number) => {
    const sums = new Map<number, number>();
    for (const { on, netFen, status, genuine } of invoices) {
      const month = monthIndex(on);
      if (status === 'valid' && genuine) sums.set(month, (sums.get(month) ?? 0) + (netFen / 100) * weigh(month));
    }
    return sums;
  };
  const needed = monthly(books.sales, (month) => plan.costShare * price(month));
  const had = monthly(books.purchases, () => 1);
  return (from: number, to: number) => {
    let [wanted, got] = [0, 0];
    for (let month = from; month < to; month++) {
      wanted += needed.get(month) ?? 0;
      got += had.get(month) ?? 0;
    }
    return Math.max(0.1 * wanted, wanted - got);
  };
}

function deliveredOf(whole: Evidence, delivery: FirmDraft['delivery']): Evidence {
  const upTo = <T>(records: readonly T[], day: (record: T) => number, before: number | null): readonly T[] =>
    before === null ? [] : records.filter((record) => day(record) < before);
  return {
    ...whole,
    sales: upTo(whole.sales, ({ on }) => on, delivery.invoices),
    purchases: upTo(whole.purchases, ({ on }) => on, delivery.invoices),
    bank: upTo(whole.bank, ({ on }) => on, delivery.bank),
    taxReturns: upTo(whole.taxReturns, ({ filedOn }) => filedOn, delivery.taxReturns),
    statements: upTo(whole.statements, ({ periodEnd }) => periodEnd, delivery.statements),
    bureau: upTo(whole.bureau, ({ on }) => on, delivery.bureau),
    utilities: upTo(whole.utilities, ({ periodEnd }) => periodEnd, delivery.utilities),
    insurance: upTo(whole.insurance, ({ periodEnd }) => periodEnd, delivery.insurance),
    platform: upTo(whole.platform, ({ on }) => on, delivery.platform),
    shipments: upTo(whole.shipments, ({ on }) => on, delivery.shipments),
    reputation: upTo(whole.reputation, ({ observedOn }) => observedOn, delivery.reputation),
  };
}
