import { asConfirmation } from '#app/law/check-law.ts';
import type { InstitutionRow } from '#app/ports/access-rows.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type RulePack, readFacts, type WrittenFacts } from '#domain/compliance/index.ts';
import { canonicalFacts, type PreparedFacts, prepareFacts } from '#domain/decision/index.ts';
import { type Failure, fail, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';

/** What every decision of an institution shares: what it is, and the facts of law that hold whoever applies. */
export interface InstitutionContext {
  readonly institution: InstitutionRow;
  /** As stated, for cases that bring facts of their own. */
  readonly written: WrittenFacts;
  readonly facts: PreparedFacts;
}

export interface InstitutionContexts {
  of(institutionId: string): Promise<Result<InstitutionContext, Failure>>;
  /** Called after a change to standing facts or confirmations. */
  forget(institutionId: string): void;
}

/** How long a context is used without being read again: a change made by another process counts within this time. */
const KEPT_MS = 2_000;

export function institutionContexts(unitOfWork: UnitOfWork, pack: RulePack, clock: Clock): InstitutionContexts {
  const kept = new Map<string, { readonly context: Result<InstitutionContext, never>; readonly until: Instant }>();
  return {
    forget: (institutionId) => kept.delete(institutionId),
    async of(institutionId) {
      const now = clock.now();
      const known = kept.get(institutionId);
      if (known && now < known.until) return known.context;
      const read = await readContext(unitOfWork, pack, institutionId);
      if (!read.ok) return read;
      kept.set(institutionId, { context: ok(read.value), until: instant(now + KEPT_MS) });
      return read;
    },
  };
}

async function readContext(
  unitOfWork: UnitOfWork,
  pack: RulePack,
  institutionId: string,
): Promise<Result<InstitutionContext, Failure>> {
  return unitOfWork.run<InstitutionContext, Failure>(
    { institutionId, actorId: 'desk' },
    async ({ access, counsel, desk }) => {
      const institution = await access.institution();
      if (!institution) return fail('NOT_FOUND', { what: institutionId });
      const written = { ...(await access.standingFacts()), actor: actorOf(institution) };
      const facts = readFacts(written, pack.facts);
      if (!facts.ok) return facts;
      const confirmations = (await counsel.list()).map(asConfirmation(pack));
      const prepared = prepareFacts({ ...facts.value.facts, confirmations });
      await desk.keepFacts(prepared.digest, canonicalFacts(prepared.facts));
      return ok({ institution, written, facts: prepared });
    },
  );
}

/** The actor whose acts the law is asked about: the institution, never what a request says of it. */
export function actorOf({ actorTypes, province, licences }: InstitutionRow): WrittenFacts {
  return { types: actorTypes, province, licences: licences.map(({ kind }) => kind) };
}

/** The context's facts with those of one case laid over them. Errors: those of reading facts. */
export function factsOfCase(
  context: InstitutionContext,
  pack: RulePack,
  own: WrittenFacts | undefined,
): Result<PreparedFacts, Failure> {
  if (own === undefined) return ok(context.facts);
  const facts = readFacts({ ...context.written, ...own, actor: context.written.actor }, pack.facts);
  if (!facts.ok) return facts;
  const { confirmations = [] } = context.facts.facts;
  return ok(prepareFacts({ ...facts.value.facts, confirmations }));
}
