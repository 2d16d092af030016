import type { Failure, Id, Result } from '#domain/kernel/index.ts';

/** The one look-up across institutions: who has a code. Nothing else is told of an institution without being inside it. */
export interface InstitutionDirectory {
  byCode(code: string): Promise<Result<Id<'inst'> | undefined, Failure<'STORE_UNAVAILABLE'>>>;
}
