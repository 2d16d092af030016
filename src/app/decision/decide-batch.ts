import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { KeyedRequest } from '#app/ports/decision-desk.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import {
  type CalendarDate,
  type Digest,
  type Failure,
  fail,
  type Instant,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
import { buildSnapshots, firmsByCode } from './build-snapshots.ts';
import { enterDesk } from './decide.ts';
import { type Decided, type DecisionRequest, figuresOf, prepareGroup, recordGroup } from './decide-group.ts';
import type { DecisionShell } from './decision-shell.ts';

/** One line of the answer, in the order of the applications. */
export type BatchLine = Result<BriefDecision, Failure>;

/** What a list shows of a decision, with its name and the digest of its record. */
export type BriefDecision = ReturnType<typeof figuresOf> & {
  readonly decisionId: string;
  readonly recordDigest: Digest;
};

const DECIDE_BATCH = 'decision.batch';

/** The store writes one piece of a batch while the next is underwritten. */
const PIECE = 20;

/**
 * Decides many applications in one transaction: all that can be decided are durable together when it returns. An
 * application that is refused gives its failure in its place. Errors: VERB_OFF_BY_LICENCE, IDEMPOTENCY_KEY_REUSED, those of the store.
 */
export async function decideBatch(
  shell: DecisionShell,
  caller: Caller,
  asked: {
    readonly verb: 'decide' | 'recommend';
    readonly now: Instant;
    readonly asOf: CalendarDate;
    readonly requests: readonly DecisionRequest[];
    readonly once: KeyedRequest | undefined;
  },
): Promise<Result<readonly BatchLine[], Failure>> {
  const { asOf, requests, once } = asked;
  const context = await enterDesk(shell, caller, asked.verb, asked.now);
  if (!context.ok) return context;
  const codes = requests.map(({ firm }) => firm);
  const attempt = async (work: Transaction, missing: 'build' | 'refuse'): Promise<Result<readonly Kept[], Failure>> => {
    const cases = await shell.snapshots.load(work, codes, asOf);
    const lacking = cases.some((one) => one.ok && one.value.firmId !== undefined && !one.value.snapshot);
    if (lacking && missing === 'build') return fail('SNAPSHOT_MISSING', { firm: '', asOf });
    const lines: Kept[] = [];
    for (let i = 0; i < requests.length; i += PIECE) {
      const piece = requests.slice(i, i + PIECE);
      const prepared = prepareGroup(shell, context.value, work, asOf, piece, cases.slice(i, i + PIECE));
      await recordGroup(work, prepared, DECIDE_BATCH, []);
      await work.applications.decided(prepared.written.flatMap(({ row }) => row.applicationId ?? []));
      for (const outcome of prepared.outcomes)
        lines.push(outcome.ok ? { brief: briefOf(outcome.value) } : { failure: outcome.error });
    }
    return ok(lines);
  };
  const run = (missing: 'build' | 'refuse') => runOnce(shell, caller, once, (work) => attempt(work, missing));
  let done = await run('build');
  if (!done.ok && done.error.code === 'SNAPSHOT_MISSING') {
    const built = await buildSnapshots(shell, caller, asOf, firmsByCode(codes));
    if (!built.ok) return built;
    done = await run('refuse');
  }
  return done.ok
    ? ok(done.value.map((line) => ('brief' in line ? ok(line.brief) : { ok: false, error: line.failure })))
    : done;
}

type Kept = { readonly brief: BriefDecision } | { readonly failure: Failure };

async function runOnce(
  { unitOfWork }: DecisionShell,
  caller: Caller,
  once: KeyedRequest | undefined,
  work: (transaction: Transaction) => Promise<Result<readonly Kept[], Failure>>,
): Promise<Result<readonly Kept[], Failure>> {
  if (!once) return unitOfWork.run(workOf(caller), work);
  const idempotency = {
    operation: DECIDE_BATCH,
    key: once.key,
    inputDigest: once.digest,
    write: (lines: readonly Kept[]) => JSON.stringify(lines, (_, v) => (typeof v === 'bigint' ? `${v}n` : v)),
    read: (text: string): readonly Kept[] =>
      JSON.parse(text, (_, v) => (typeof v === 'string' && /^-?\d+n$/.test(v) ? BigInt(v.slice(0, -1)) : v)),
  };
  const done = await unitOfWork.runOnce(workOf(caller), idempotency, work);
  return done.ok ? ok(done.value.value) : done;
}

function briefOf({ decisionId, record, digest }: Decided): BriefDecision {
  return { decisionId, ...figuresOf(record), recordDigest: digest };
}
