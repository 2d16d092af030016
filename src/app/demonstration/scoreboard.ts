import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { TruthLine } from '#app/ports/demonstration-shelf.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { scoreOrdinarily } from './ordinary-card.ts';
import { figuresOf, type TourShell } from './tour.ts';

/** What one system did to the firms of the county, held against the truth. */
export interface Tally {
  readonly goodFunded: number;
  readonly goodReferred: number;
  readonly goodRefused: number;
  readonly fraudsFunded: number;
  readonly fraudsReferred: number;
  /** Funded firms that fail or default, frauds among them. */
  readonly badFunded: number;
  readonly lentFen: number;
  /** Of what was lent to firms that fail or default, the part that is lost. */
  readonly lostFen: number;
}

export interface Scoreboard {
  /** Firms of the county that are decided so far. */
  readonly firms: number;
  readonly good: number;
  readonly frauds: number;
  readonly bad: number;
  readonly lossGivenDefault: number;
  readonly ordinary: Tally;
  readonly weir: Tally;
}

/** Share of a loan that is lost when its firm fails: that of the demonstration's policy. */
const LOSS_GIVEN_DEFAULT = 0.6;
/** An ordinary limit: a tenth of the year's sales, between the product's least and most. */
const SHARE_OF_SALES = 0.1;
const LEAST_FEN = 1_000_000;
const MOST_FEN = 300_000_000;
const TOGETHER = 200;

type Answer = { readonly outcome: 'fund' | 'refer' | 'refuse'; readonly limitFen: number };

/**
 * Both systems on the firms that are decided, as of the day of the demonstration: an ordinary scorecard with its cut-off, and the newest
 * decision in the store. A case that Weir refers is no loan yet: a person decides it. Errors: TOUR_ABSENT.
 */
export async function scoreboard(shell: TourShell, caller: Caller): Promise<Result<Scoreboard, Failure>> {
  const lender = await shell.shelf.lender();
  if (!lender) return fail('TOUR_ABSENT');
  const [truth, card] = await Promise.all([shell.shelf.truth(), shell.shelf.card()]);
  const rows = await newestDecisions(shell, caller);
  if (!rows.ok) return rows;
  const decided = truth.filter(({ firm }) => rows.value.has(firm));
  const codes = decided.map(({ firm }) => firm);
  const missing = await snapshotsOf(shell, caller, codes, lender.asOf);
  if (!missing.ok) return missing;
  const snapshots = missing.value;
  const ordinary = decided.map(({ firm }): Answer => {
    const snapshot = snapshots.get(firm);
    if (!snapshot) return { outcome: 'refuse', limitFen: 0 };
    const { approved } = scoreOrdinarily(card, figuresOf(snapshot));
    const sales = snapshot.measures.salesLastYearFen ?? 0;
    const limitFen = Math.min(MOST_FEN, Math.max(LEAST_FEN, SHARE_OF_SALES * sales));
    return approved ? { outcome: 'fund', limitFen } : { outcome: 'refuse', limitFen: 0 };
  });
  const weir = decided.map(({ firm }) => answerOf(rows.value.get(firm)!));
  return ok({
    firms: decided.length,
    good: decided.filter(isGood).length,
    frauds: decided.filter(({ isFraud }) => isFraud).length,
    bad: decided.filter(({ isBad }) => isBad).length,
    lossGivenDefault: LOSS_GIVEN_DEFAULT,
    ordinary: tally(decided, ordinary),
    weir: tally(decided, weir),
  });
}

const isGood = ({ isFraud, isBad }: TruthLine) => !isFraud && !isBad;

function answerOf({ outcome, limitFen }: DecisionRow): Answer {
  if (outcome === 'approve' || outcome === 'counter') return { outcome: 'fund', limitFen: Number(limitFen ?? 0n) };
  return { outcome: outcome === 'refer' ? 'refer' : 'refuse', limitFen: 0 };
}

function tally(truth: readonly TruthLine[], answers: readonly Answer[]): Tally {
  const count = (of: (line: TruthLine) => boolean, outcome: Answer['outcome']) =>
    truth.filter((line, i) => of(line) && answers[i]!.outcome === outcome).length;
  const lent = (of: (line: TruthLine) => boolean) =>
    truth.reduce((sum, line, i) => (of(line) ? sum + answers[i]!.limitFen : sum), 0);
  const isFraud = (line: TruthLine) => line.isFraud;
  const isBad = (line: TruthLine) => line.isBad;
  return {
    goodFunded: count(isGood, 'fund'),
    goodReferred: count(isGood, 'refer'),
    goodRefused: count(isGood, 'refuse'),
    fraudsFunded: count(isFraud, 'fund'),
    fraudsReferred: count(isFraud, 'refer'),
    badFunded: count(isBad, 'fund'),
    lentFen: Math.round(lent(() => true)),
    lostFen: Math.round(LOSS_GIVEN_DEFAULT * lent(isBad)),
  };
}

/** The newest decision of each firm by its code. */
function newestDecisions(shell: TourShell, caller: Caller): Promise<Result<ReadonlyMap<string, DecisionRow>, Failure>> {
  return shell.access.unitOfWork.run<ReadonlyMap<string, DecisionRow>, Failure>(
    workOf(caller),
    async ({ decisions }) => {
      const newest = new Map<string, DecisionRow>();
      const asked = { limit: TOGETHER, sort: 'decidedAt', descending: true, filters: {}, counted: false };
      for (let query: Parameters<Transaction['decisions']['table']>[0] | undefined = asked; query; ) {
        const page = await decisions.table(query);
        if (!page.ok) return page;
        for (const row of page.value.rows) if (row.firm !== null && !newest.has(row.firm)) newest.set(row.firm, row);
        query = page.value.next ? { ...asked, after: page.value.next } : undefined;
      }
      return ok(newest);
    },
  );
}

type Snapshots = ReadonlyMap<string, Parameters<typeof figuresOf>[0]>;

/** Snapshots as of the day; those of firms whose evidence grew since are built anew. */
async function snapshotsOf(
  shell: TourShell,
  caller: Caller,
  codes: readonly string[],
  asOf: Parameters<typeof buildSnapshots>[2],
): Promise<Result<Snapshots, Failure>> {
  const load = (wanted: readonly string[]) =>
    shell.access.unitOfWork.run(workOf(caller), async (work) => {
      const cases = await shell.decisions.snapshots.load(work, wanted, asOf);
      return ok(
        new Map(
          cases.flatMap((one, i) =>
            one.ok && one.value.snapshot ? [[wanted[i]!, one.value.snapshot.snapshot] as const] : [],
          ),
        ),
      );
    });
  const found = await load(codes);
  if (!found.ok) return found;
  const lacking = codes.filter((code) => !found.value.has(code));
  if (lacking.length === 0) return found;
  const built = await buildSnapshots(shell.decisions, caller, asOf, ({ firms }) => firms.resolve(lacking));
  if (!built.ok) return built;
  const rest = await load(lacking);
  return rest.ok ? ok(new Map([...found.value, ...rest.value])) : rest;
}
