import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { buildSnapshots, deliveriesOf } from '#app/decision/build-snapshots.ts';
import type { DemonstrationShelf, TruthLine } from '#app/ports/demonstration-shelf.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { EvidenceTable, Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, fail, fromDayNumber, ok, type Result, utf8 } from '#domain/kernel/index.ts';
import type { Finding } from '#domain/verification/index.ts';
import { bringInAndDecide, type DemonstrationShell } from './demonstrate.ts';
import { type OrdinaryFigures, type OrdinaryScore, scoreOrdinarily } from './ordinary-card.ts';

export interface TourShell extends DemonstrationShell {
  readonly shelf: DemonstrationShelf;
}

/** A firm of the tour: in the first round under its own code, in later ones under a code of the round. */
export interface TourFirm {
  readonly role: string;
  readonly name: string;
  /** The code in the generated county. */
  readonly origin: string;
  readonly firm: string;
}

export interface Tour {
  readonly policy: string;
  readonly asOf: CalendarDate;
  readonly round: number;
  readonly firms: readonly TourFirm[];
  readonly county: { readonly firms: number };
}

const codeIn = (origin: string, round: number) => (round === 1 ? origin : `${origin}-R${round}`);

/** Where the tour stands. Errors: TOUR_ABSENT where the store was not filled by a demonstration. */
export async function showTour(shell: TourShell, caller: Caller): Promise<Result<Tour, Failure>> {
  const lender = await shell.shelf.lender();
  if (!lender) return fail('TOUR_ABSENT');
  const truth = await shell.shelf.truth();
  const stories = truth.filter((line): line is TruthLine & { role: string } => line.role !== null);
  const round = await shell.access.unitOfWork.run<number, Failure>(workOf(caller), async ({ firms }) => {
    const first = stories[0];
    if (!first || (await firms.find(first.firm)) === undefined) return fail('TOUR_ABSENT');
    let last = 1;
    while ((await firms.find(codeIn(first.firm, last + 1))) !== undefined) last++;
    return ok(last);
  });
  if (!round.ok) return round;
  const firms = stories.map(({ role, name, firm }) => ({ role, name, origin: firm, firm: codeIn(firm, round.value) }));
  return ok({ ...lender, round: round.value, firms, county: { firms: truth.length } });
}

/** Begins the tour anew: its firms come in again, as they were, under codes of a new round. Errors: TOUR_ABSENT, those of the import. */
export async function resetTour(shell: TourShell, caller: Caller): Promise<Result<Tour, Failure>> {
  const tour = await showTour(shell, caller);
  if (!tour.ok) return tour;
  const round = tour.value.round + 1;
  const renamed = new Map(tour.value.firms.map(({ origin }) => [origin, codeIn(origin, round)]));
  const deliveries = await shell.shelf.deliveries(renamed);
  const files = deliveries.map(({ kind, text }) => ({
    kind,
    name: `tour-${round}-${kind}.csv`,
    bytes: async function* () {
      yield utf8(text);
    },
  }));
  const done = await bringInAndDecide(
    shell,
    caller,
    tour.value,
    { codes: [...renamed.values()], files },
    () => undefined,
  );
  return done.ok ? showTour(shell, caller) : done;
}

/** The statement that the firm with old papers holds back, as a file to hand in. Errors: TOUR_ABSENT. */
export async function tourStatement(
  shell: TourShell,
  caller: Caller,
): Promise<Result<{ readonly firm: string; readonly firmId: string; readonly text: string }, Failure>> {
  const tour = await showTour(shell, caller);
  if (!tour.ok) return tour;
  const stale = tour.value.firms.find(({ role }) => role === 'stale-software');
  if (!stale) return fail('TOUR_ABSENT');
  const { origin, firm } = stale;
  const text = await shell.shelf.withheldStatement(origin, firm);
  return shell.access.unitOfWork.run<{ firm: string; firmId: string; text: string }, Failure>(
    workOf(caller),
    async ({ firms }) => {
      const firmId = await firms.find(firm);
      return firmId === undefined ? fail('TOUR_ABSENT') : ok({ firm, firmId, text });
    },
  );
}

/** A movement between the firm of the tour and somebody whom a finding names. */
export interface TourMovement {
  readonly on: CalendarDate;
  readonly party: string;
  /** Positive into the firm's account. */
  readonly signedFen: number;
}

export interface TourCase extends TourFirm {
  readonly firmId: string;
  readonly decisionId: string | null;
  readonly ordinary: OrdinaryScore;
  readonly findings: readonly Finding[];
  readonly movements: readonly TourMovement[];
}

/** What an ordinary scorecard says of a firm of the tour, its newest decision, and the movements behind what was found. Errors: TOUR_ABSENT, NOT_FOUND. */
export async function tourCase(shell: TourShell, caller: Caller, role: string): Promise<Result<TourCase, Failure>> {
  const tour = await showTour(shell, caller);
  if (!tour.ok) return tour;
  const story = tour.value.firms.find((firm) => firm.role === role);
  if (!story) return fail('NOT_FOUND', { what: role });
  const card = await shell.shelf.card();
  const { asOf } = tour.value;
  const built = await buildSnapshots(shell.decisions, caller, asOf, ({ firms }) => firms.resolve([story.firm]));
  if (!built.ok) return built;
  return shell.access.unitOfWork.run<TourCase, Failure>(workOf(caller), async (work) => {
    const [found] = await shell.decisions.snapshots.load(work, [story.firm], asOf);
    if (!found?.ok) return found ?? fail('NOT_FOUND', { what: story.firm });
    const { firmId, snapshot, examination } = found.value;
    if (firmId === undefined || !snapshot) return fail('NOT_FOUND', { what: story.firm });
    const records = await work.desk.recordsOf(firmId);
    if (!records.ok) return records;
    const findings = examination?.examination.findings ?? [];
    const bank = deliveriesOf(records.value)['bank-transactions']?.table;
    return ok({
      ...story,
      firmId,
      decisionId: await newestDecision(work, firmId),
      ordinary: scoreOrdinarily(card, figuresOf(snapshot.snapshot)),
      findings,
      movements: bank ? movementsWith(bank, new Set(findings.flatMap(({ parties }) => parties))) : [],
    });
  });
}

async function newestDecision(work: Transaction, firmId: string): Promise<string | null> {
  const asked = { limit: 1, sort: 'decidedAt', descending: true, filters: { firm: firmId }, counted: false };
  const page = await work.decisions.table(asked);
  return page.ok ? (page.value.rows[0]?.decisionId ?? null) : null;
}

export function figuresOf(snapshot: Snapshot): OrdinaryFigures {
  const ages = new Map<string, number | null>(snapshot.sources.map(({ kind, ageDays }) => [kind, ageDays]));
  return {
    ageDays: (source) => ages.get(source) ?? null,
    value: (measure) => snapshot.measures[measure] ?? null,
  };
}

function movementsWith({ rows, columns }: EvidenceTable, parties: ReadonlySet<string>): TourMovement[] {
  const { on, counterparty, amountFen } = columns;
  if (on?.type !== 'date' || counterparty?.type !== 'text' || amountFen?.type !== 'fen') return [];
  const movements: TourMovement[] = [];
  for (let row = 0; row < rows; row++) {
    const party = counterparty.values[counterparty.codes[row]!];
    if (party !== undefined && parties.has(party))
      movements.push({ on: fromDayNumber(on.days[row]!), party, signedFen: amountFen.numbers[row]! });
  }
  return movements.sort((a, b) => (a.on < b.on ? -1 : 1));
}
