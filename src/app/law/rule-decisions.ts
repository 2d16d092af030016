import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { gatesOf } from '#app/decision/stored-record.ts';
import type { KeptDecision } from '#app/ports/law-book.ts';
import { type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { LawShell } from './check-law.ts';

/** A decision in which a rule spoke, with what it said. */
export interface RuleDecision {
  readonly decision: KeptDecision['row'];
  readonly firm: string | null;
  readonly verdict: string;
  readonly basis: string;
}

interface Place {
  readonly decidedAt: Instant;
  readonly decisionId: string;
}

export interface RuleDecisions {
  readonly found: readonly RuleDecision[];
  /** How many decisions were looked through. */
  readonly looked: number;
  /** Where to go on; undefined where all were looked through. */
  readonly next: Place | undefined;
}

/** Records that are opened for one page: a rule that speaks rarely is looked for over several pages, each of them soon there. */
const MOST_LOOKED = 2_000;
const AT_ONCE = 500;

/** Decisions in which a rule gave the wanted verdict, newest first. Errors: NOT_FOUND where the pack has no such rule. */
export async function ruleDecisions(
  { unitOfWork, pack }: LawShell,
  caller: Caller,
  asked: {
    readonly rule: string;
    readonly verdict: string;
    readonly limit: number;
    readonly before: Place | undefined;
  },
): Promise<Result<RuleDecisions, Failure>> {
  if (!pack.rules.has(asked.rule)) return fail('NOT_FOUND', { what: asked.rule });
  return unitOfWork.run<RuleDecisions, Failure>(workOf(caller), async ({ lawBook }) => {
    const found: RuleDecision[] = [];
    let place = asked.before;
    let looked = 0;
    while (looked < MOST_LOOKED) {
      const kept = await lawBook.decisions({ limit: AT_ONCE, ...(place ? { before: place } : {}) });
      for (const one of kept) {
        looked += 1;
        place = one.row;
        const said = findingOf(one.record, asked.rule);
        if (!said || (asked.verdict !== 'any' && said.verdict !== asked.verdict)) continue;
        found.push({ decision: one.row, firm: one.firm, ...said });
        if (found.length === asked.limit) return ok({ found, looked, next: place });
      }
      if (kept.length < AT_ONCE) return ok({ found, looked, next: undefined });
    }
    return ok({ found, looked, next: place });
  });
}

function findingOf(record: Uint8Array | null, rule: string): { verdict: string; basis: string } | undefined {
  // Most records do not name a rarely used rule: bytes are looked at before they are read as a document.
  if (!record || !Buffer.from(record.buffer, record.byteOffset, record.length).includes(`"rule":"${rule}"`))
    return undefined;
  const gate = gatesOf(record).find((one) => one.rule === rule);
  return gate && { verdict: gate.verdict, basis: gate.basis };
}
