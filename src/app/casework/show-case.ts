import type { Caller } from '#app/access/caller.ts';
import { maySee } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ApplicationContent } from '#app/application/create-application.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { type KeptSnapshot, readSnapshot } from '#app/decision/snapshot-shelf.ts';
import { fullRecord, shownOf } from '#app/decision/stored-record.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { DocumentAsk, FirmDelivery, ReviewRequest } from '#app/ports/casework.ts';
import type { DecisionRow } from '#app/ports/decision-repository.ts';
import type { ListedEntry } from '#app/ports/log-tree.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type CaseFile, readCase } from '#app/referral/case-file.ts';
import { decisionLetter, type Policy, readLetterContent } from '#domain/decision/index.ts';
import type { FirmHistory, Snapshot } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type CaseResult, concludeCase } from './case-result.ts';

/** One decision of an application, with what had arrived since the one before. */
export interface DecisionStep {
  readonly row: DecisionRow;
  readonly halfWidth: number | null;
  readonly arrived: readonly string[];
}

/** All that a person needs to work on an application, read in one transaction. */
export interface ShownCase {
  readonly application: StoredApplication;
  readonly firm: string | null;
  /** As it is registered; null where nothing says so. */
  readonly name: string | null;
  readonly content: ApplicationContent;
  readonly policy: Policy | undefined;
  readonly newest:
    | {
        readonly shown: Readonly<Record<string, unknown>>;
        readonly snapshot: Snapshot;
        /** What was found when its evidence was held against itself; undefined where nobody looked. */
        readonly examination: KeptSnapshot['examination'];
        readonly result: CaseResult;
        readonly letters: Letters;
      }
    | undefined;
  readonly isNewEvidence: boolean;
  readonly history: readonly DecisionStep[];
  readonly deliveries: readonly FirmDelivery[];
  readonly referral: CaseFile | undefined;
  readonly asks: readonly DocumentAsk[];
  /** Who wants a person to look at the newest decision, and why. */
  readonly reviews: readonly ReviewRequest[];
  readonly entries: readonly ListedEntry[];
  readonly people: ReadonlyMap<string, string>;
}

interface Letters {
  readonly zh: string;
  readonly en: string;
}

const TEXT = new TextDecoder();
const MOST_ENTRIES = 50;

/** A borrower is shown its own firm's case without the desk's own papers. Errors: NOT_FOUND, SUBJECT_ERASED, RECORD_INPUTS_GONE. */
export function showCase(
  { unitOfWork, policies }: DecisionShell,
  caller: Caller,
  applicationId: string,
): Promise<Result<ShownCase, Failure>> {
  return unitOfWork.run<ShownCase, Failure>(workOf(caller), async (work) => {
    const application = await work.applications.get(applicationId);
    const firm = application ? ((await work.firms.get(application.firmId))?.code ?? null) : null;
    if (!application || (caller.firm !== undefined && !maySee(caller, firm ?? '')))
      return fail('NOT_FOUND', { what: applicationId });
    const content = await work.applications.content(application);
    if (!content.ok) return content;
    const rows = await work.decisions.ofApplication(applicationId);
    const referral = rows[0] ? await readReferral(work, rows[0]) : ok(undefined);
    if (!referral.ok) return referral;
    const newest = rows[0] ? await readNewest(work, rows[0], referral.value) : ok(undefined);
    if (!newest.ok) return newest;
    const asks = await work.casework.asksOf(application);
    if (!asks.ok) return asks;
    const reviews = rows[0] ? await work.casework.reviewsOf(rows[0]) : ok([]);
    if (!reviews.ok) return reviews;
    const isDesk = caller.firm === undefined;
    const deliveries = await work.casework.deliveriesOf(application.firmId);
    const changedAt = await work.casework.evidenceChangedAt(application.firmId);
    const history = await readHistory(work, rows, deliveries);
    if (!history.ok) return history;
    const entries = isDesk
      ? await work.tree.list({ subject: application.firmId, limit: MOST_ENTRIES, descending: true })
      : [];
    const told = await work.book.history(application.firmId);
    const shown = {
      application,
      deliveries,
      asks: asks.value,
      reviews: reviews.value,
      entries: entries.slice(0, MOST_ENTRIES),
    };
    return ok({
      ...shown,
      firm,
      name: told.ok ? nameIn(told.value) : null,
      content: JSON.parse(TEXT.decode(content.value)) as ApplicationContent,
      policy: policies.get(application.product)?.policy,
      newest: newest.value,
      isNewEvidence: rows[0] !== undefined && changedAt !== undefined && changedAt > rows[0].decidedAt,
      history: history.value,
      referral: isDesk ? referral.value : undefined,
      people: isDesk ? await work.casework.namesOf(peopleIn(shown, rows, referral.value)) : new Map<string, string>(),
    });
  });
}

function nameIn(history: FirmHistory | undefined): string | null {
  const name = history?.registration?.name;
  return typeof name === 'string' ? name : null;
}

async function readNewest(
  work: Transaction,
  row: DecisionRow,
  file: CaseFile | undefined,
): Promise<Result<ShownCase['newest'], Failure>> {
  const bytes = await work.decisions.record(row);
  if (!bytes.ok) return bytes;
  const stored = await work.snapshots.byDigest(row.firmId, row.snapshotDigest);
  if (!stored.ok) return stored;
  const gone = fail('RECORD_INPUTS_GONE', { decision: row.decisionId });
  if (!stored.value) return gone;
  const kept = readSnapshot(stored.value.content);
  const record = await fullRecord(bytes.value, kept, (digest) => work.desk.facts(digest));
  if (!record) return gone;
  const content = readLetterContent(record);
  if (!content.ok) return content;
  const shown = JSON.parse(TEXT.decode(shownOf(bytes.value))) as Readonly<Record<string, unknown>>;
  const { result, letter } = concludeCase(content.value, shown, file);
  const letters = { zh: decisionLetter(letter, 'zh'), en: decisionLetter(letter, 'en') };
  return ok({ shown, ...kept, result, letters });
}

/** The case of the newest decision, the last that was opened where there were several. */
async function readReferral(work: Transaction, row: DecisionRow): Promise<Result<CaseFile | undefined, Failure>> {
  const referralId = await work.casework.referralOf(row.decisionId);
  return referralId === undefined ? ok(undefined) : readCase(work, referralId);
}

async function readHistory(
  work: Transaction,
  rows: readonly DecisionRow[],
  deliveries: readonly FirmDelivery[],
): Promise<Result<readonly DecisionStep[], Failure>> {
  const steps: DecisionStep[] = [];
  for (const [i, row] of rows.entries()) {
    const bytes = await work.decisions.record(row);
    if (!bytes.ok) return bytes;
    const { risk } = JSON.parse(TEXT.decode(shownOf(bytes.value))) as { risk: { halfWidth: number } | null };
    const before = rows[i + 1]?.decidedAt ?? Number.NEGATIVE_INFINITY;
    const arrived = deliveries.filter(({ arrivedAt }) => arrivedAt > before && arrivedAt <= row.decidedAt);
    steps.push({ row, halfWidth: risk?.halfWidth ?? null, arrived: arrived.map(({ importId }) => importId) });
  }
  return ok(steps);
}

function peopleIn(
  {
    application,
    deliveries,
    asks,
    reviews,
    entries,
  }: Pick<ShownCase, 'application' | 'deliveries' | 'asks' | 'reviews' | 'entries'>,
  rows: readonly DecisionRow[],
  referral: CaseFile | undefined,
): string[] {
  const file = referral?.case;
  return [
    application.submittedBy,
    ...deliveries.map(({ by }) => by),
    ...asks.map(({ askedBy }) => askedBy),
    ...reviews.map(({ askedBy }) => askedBy),
    ...entries.map(({ entry }) => entry.actor),
    ...rows.map(({ decidedBy }) => decidedBy),
    ...(file?.state === 'proposed' || file?.state === 'decided' ? [file.proposal.by] : []),
    ...(file?.state === 'decided' ? [file.approvedBy] : []),
  ];
}
