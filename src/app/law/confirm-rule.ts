import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { type Digest, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { LawShell } from './check-law.ts';

/**
 * Counsel says that the text of a rule was read against its source and reads as encoded. It holds for the very version whose digest is named.
 * Errors: NOT_FOUND where the pack has no such rule, LAW_VERSION_UNKNOWN where none of its versions has the digest.
 */
export async function confirmRule(
  { unitOfWork, pack }: LawShell,
  caller: Caller,
  rule: string,
  digest: string,
): Promise<Result<undefined, Failure>> {
  const versions = pack.rules.get(rule);
  if (!versions) return fail('NOT_FOUND', { what: rule });
  const version = versions.find((compiled) => compiled.digest === digest);
  if (!version) return fail('LAW_VERSION_UNKNOWN', { rule });
  return unitOfWork.run(workOf(caller), async (work) => {
    await work.counsel.confirm(rule, digest as Digest);
    const payload = { rule, digest, citation: version.citation };
    work.log({ operation: 'rule.confirmed', subject: work.institutionId, payload });
    return ok(undefined);
  });
}
