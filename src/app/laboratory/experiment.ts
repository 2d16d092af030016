import { type Artefacts, type Case, type DecisionRecord, decideUnder, type Outcome } from '#domain/decision/index.ts';
import {
  addFen,
  type Failure,
  type Fen,
  fenFromEstimate,
  ok,
  type Result,
  rateToNumber,
  ZERO_FEN,
} from '#domain/kernel/index.ts';

/** What a set of decisions comes to. Money is in fen; shares and rates are decimals. */
export interface SideFigures {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Approvals and counter-offers among all cases. */
  readonly approvalRate: number;
  readonly offeredFen: Fen;
  /** Σ limit · PD · LGD of what was offered. */
  readonly expectedLossFen: Fen;
  /** Interest of a year on what was offered. */
  readonly yearlyInterestFen: Fen;
  /** Weighted by the limits; null where nothing was offered. */
  readonly meanRate: number | null;
  readonly meanTenorDays: number | null;
  /** Offers whose rate lies below funding, expected loss, operation and capital. */
  readonly belowFloor: number;
  /** Money bound, in fen-years: limit times tenor. What it asks of liquidity. */
  readonly boundFenYears: Fen;
  /** How often a rule of law did not pass. */
  readonly law: Readonly<Record<string, number>>;
  /** By province of the firm; `unknown` where nothing tells it. */
  readonly regions: Readonly<
    Record<string, { readonly cases: number; readonly approved: number; readonly offeredFen: Fen }>
  >;
}

/** One firm whose decision changed. */
export interface ChangedCase {
  readonly firm: string;
  readonly asOf: string;
  readonly before: CaseFigures;
  readonly after: CaseFigures;
}

export interface CaseFigures {
  readonly outcome: Outcome;
  readonly pd: number | null;
  readonly limitFen: Fen;
  readonly rate: number | null;
  readonly tenorDays: number | null;
}

export interface ExperimentResult {
  readonly cases: number;
  readonly before: SideFigures;
  readonly after: SideFigures;
  /** How many went from an outcome to another, `approve→decline` and so on. */
  readonly moves: Readonly<Record<string, number>>;
  readonly changed: readonly ChangedCase[];
  /** Changed cases beyond those listed. */
  readonly more: number;
}

const MOST_LISTED = 1_000;

/** Decides recorded cases twice, as of their own day: by what holds now, and by what is tried. */
export class Experiment {
  readonly #base: Artefacts;
  readonly #changed: (input: Case) => Artefacts;
  readonly #before = new Side();
  readonly #after = new Side();
  readonly #moves = new Map<string, number>();
  readonly #list: ChangedCase[] = [];
  #cases = 0;
  #more = 0;

  constructor(base: Artefacts, changed: (input: Case) => Artefacts) {
    this.#base = base;
    this.#changed = changed;
  }

  get cases(): number {
    return this.#cases;
  }

  /** Errors: RECORD_FORMAT_UNKNOWN, those of underwriting. */
  add(json: unknown): Result<undefined, Failure> {
    const before = decideUnder(json, () => this.#base);
    if (!before.ok) return before;
    const after = decideUnder(json, this.#changed);
    if (!after.ok) return after;
    const [was, is] = [before.value.record, after.value.record];
    this.#cases++;
    this.#before.add(was, before.value.input, this.#base);
    this.#after.add(is, after.value.input, this.#changed(after.value.input));
    const move = `${was.outcome}→${is.outcome}`;
    if (was.outcome !== is.outcome) this.#moves.set(move, (this.#moves.get(move) ?? 0) + 1);
    const [figures, changed] = [figuresOf(was), figuresOf(is)];
    if (sameTerms(figures, changed)) return ok(undefined);
    if (this.#list.length >= MOST_LISTED) this.#more++;
    else this.#list.push({ firm: was.firm, asOf: was.asOf, before: figures, after: changed });
    return ok(undefined);
  }

  result(): ExperimentResult {
    return {
      cases: this.#cases,
      before: this.#before.figures(),
      after: this.#after.figures(),
      moves: Object.fromEntries([...this.#moves].sort((a, b) => b[1] - a[1])),
      changed: this.#list,
      more: this.#more,
    };
  }
}

function figuresOf({ outcome, risk, offer }: DecisionRecord): CaseFigures {
  return {
    outcome,
    pd: risk?.pd ?? null,
    limitFen: offer?.limitFen ?? ZERO_FEN,
    rate: offer === null ? null : rateToNumber(offer.ratePpb),
    tenorDays: offer?.tenorDays ?? null,
  };
}

function sameTerms(a: CaseFigures, b: CaseFigures): boolean {
  return a.outcome === b.outcome && a.limitFen === b.limitFen && a.rate === b.rate && a.tenorDays === b.tenorDays;
}

// Rates are kept per billion: a rate that equals its floor may differ from the sum of its parts by that much.
const RATE_GRAIN = 2e-9;

/** The figures of one side while cases come in. */
class Side {
  readonly #outcomes: Record<Outcome, number> = { approve: 0, counter: 0, refer: 0, decline: 0 };
  readonly #law = new Map<string, number>();
  readonly #regions = new Map<string, { cases: number; approved: number; offeredFen: Fen }>();
  #offered: Fen = ZERO_FEN;
  #loss = 0;
  #interest = 0;
  #fenDays = 0;
  #belowFloor = 0;

  add(record: DecisionRecord, input: Case, { policy }: Artefacts): void {
    const { outcome, offer, risk, terms, gates } = record;
    this.#outcomes[outcome]++;
    for (const { rule, verdict } of gates)
      if (verdict !== 'pass') this.#law.set(`${rule} ${verdict}`, (this.#law.get(`${rule} ${verdict}`) ?? 0) + 1);
    const province = input.snapshot.snapshot.categories.province ?? 'unknown';
    const region = this.#regions.get(province) ?? { cases: 0, approved: 0, offeredFen: ZERO_FEN };
    this.#regions.set(province, region);
    region.cases++;
    if (offer === null || (outcome !== 'approve' && outcome !== 'counter')) return;
    const rate = rateToNumber(offer.ratePpb);
    const limit = Number(offer.limitFen);
    region.approved++;
    region.offeredFen = addFen(region.offeredFen, offer.limitFen);
    this.#offered = addFen(this.#offered, offer.limitFen);
    this.#loss += limit * (risk?.pd ?? 0) * policy.pricing.lgd;
    this.#interest += limit * rate;
    this.#fenDays += limit * offer.tenorDays;
    if (!terms) return;
    const { ftp, expectedLoss, opex, capital } = terms.price;
    if (rate < ftp + expectedLoss + opex + capital - RATE_GRAIN) this.#belowFloor++;
  }

  figures(): SideFigures {
    const cases = Object.values(this.#outcomes).reduce((sum, count) => sum + count, 0);
    const offered = Number(this.#offered);
    return {
      outcomes: { ...this.#outcomes },
      approvalRate: cases === 0 ? 0 : (this.#outcomes.approve + this.#outcomes.counter) / cases,
      offeredFen: this.#offered,
      expectedLossFen: fenFromEstimate(this.#loss, 'half-up'),
      yearlyInterestFen: fenFromEstimate(this.#interest, 'half-up'),
      meanRate: offered === 0 ? null : this.#interest / offered,
      meanTenorDays: offered === 0 ? null : this.#fenDays / offered,
      belowFloor: this.#belowFloor,
      boundFenYears: fenFromEstimate(this.#fenDays / 365, 'half-up'),
      law: Object.fromEntries([...this.#law].sort((a, b) => b[1] - a[1])),
      regions: Object.fromEntries([...this.#regions].sort((a, b) => (a[0] < b[0] ? -1 : 1))),
    };
  }
}
