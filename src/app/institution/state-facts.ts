import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { actorOf } from '#app/decision/institution-context.ts';
import type { LawShell } from '#app/law/check-law.ts';
import { readFacts, type UnknownFact, type WrittenFacts } from '#domain/compliance/index.ts';
import { type Canonical, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/**
 * States what the law asks about the institution itself; it counts for every decision from now on. Errors: LAW_FACT_NOT_OWN where it names an
 * actor or confirmations, which have their own verbs; those of reading facts.
 */
export async function stateFacts(
  { unitOfWork, pack }: LawShell,
  caller: Caller,
  facts: WrittenFacts,
): Promise<Result<{ readonly unknownFacts: readonly UnknownFact[] }, Failure>> {
  const reserved = ['actor', 'confirmations'].find((name) => facts[name] !== undefined);
  if (reserved) return fail('LAW_FACT_NOT_OWN', { fact: reserved });
  return unitOfWork.run<{ readonly unknownFacts: readonly UnknownFact[] }, Failure>(workOf(caller), async (work) => {
    const institution = await work.access.institution();
    if (!institution) return fail('NOT_FOUND', { what: work.institutionId });
    const read = readFacts({ ...facts, actor: actorOf(institution) }, pack.facts);
    if (!read.ok) return read;
    const statement = work.newId('facts');
    await work.access.insertStandingFacts({ statement, at: work.at, by: caller.by, facts });
    const payload = { statement, digest: digestOf(facts as Canonical) };
    work.log({ operation: 'facts.stated', subject: work.institutionId, payload });
    return ok({ unknownFacts: read.value.unknown });
  });
}
