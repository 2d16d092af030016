import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { CounselConfirmation } from '#app/ports/counsel-repository.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import {
  type Confirmation,
  checkLaw as check,
  type LawCheck,
  type LawSelection,
  type RulePack,
  readFacts,
  type UnknownFact,
  type WrittenFacts,
} from '#domain/compliance/index.ts';
import { businessDate, type CalendarDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** An act as an expert wrote it down, and what a rule must say of it. */
export interface LawCase {
  readonly name: string;
  readonly actor: string;
  readonly on: CalendarDate;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: string;
}

/** What law verbs stand on: the pack in use and the store. */
export interface LawShell {
  readonly unitOfWork: UnitOfWork;
  readonly pack: RulePack;
}

/**
 * Counsel's word as the rules read it. It says that a version reads as its source does, which was so since the version
 * began: once given it counts for every day that the version governs, also for a day before it was given.
 */
export function asConfirmation(pack: RulePack): (word: CounselConfirmation) => Confirmation {
  return ({ ruleId, textDigest, confirmedBy, confirmedAt }) => {
    const version = pack.rules.get(ruleId)?.find(({ digest }) => digest === textDigest)?.version;
    return { rule: ruleId, digest: textDigest, by: confirmedBy, on: version?.from ?? businessDate(confirmedAt) };
  };
}

/**
 * Holds an act against the law as the institution of the caller, with what its counsel has confirmed; facts may name another
 * actor. Errors: those of reading facts.
 */
export async function checkLaw(
  { unitOfWork, pack }: LawShell,
  caller: Caller,
  asked: { readonly written: WrittenFacts; readonly on: CalendarDate; readonly selection: LawSelection },
): Promise<Result<LawCheck & { readonly unknownFacts: readonly UnknownFact[] }, Failure>> {
  const known = await unitOfWork.run(workOf(caller), async ({ access, counsel }) =>
    ok({ institution: await access.institution(), confirmed: await counsel.list() }),
  );
  if (!known.ok) return known;
  const { institution, confirmed } = known.value;
  const own = institution && { types: institution.actorTypes, province: institution.province };
  const read = readFacts(
    asked.written.actor === undefined ? { ...asked.written, actor: own } : asked.written,
    pack.facts,
  );
  if (!read.ok) return read;
  const confirmations = [...(read.value.facts.confirmations ?? []), ...confirmed.map(asConfirmation(pack))];
  const found = check({ ...read.value.facts, confirmations }, pack, asked.on, asked.selection);
  return ok({ ...found, unknownFacts: read.value.unknown });
}
