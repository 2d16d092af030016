import type { Failure, Result } from '#domain/kernel/index.ts';

/** Where a sealed value lies; a value moved to another place does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/**
 * Sealing under a subject's own key. Erasing the key makes all that was sealed under it unreadable, in backups too, and
 * its log commitments impossible to link to it.
 */
export interface SubjectRepository {
  /** Makes the subject's key on first use. Throws for an erased subject: nothing may be written about it any more. */
  seal(subject: string, place: Place, plain: Uint8Array): Promise<Uint8Array>;
  /** Errors: SUBJECT_ERASED; SEALED_VALUE_REFUSED where it was altered or moved. */
  open(
    subject: string,
    place: Place,
    sealed: Uint8Array,
  ): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** The key of 32 bytes under which a subject's record ids and commitments are derived. Errors: SUBJECT_ERASED. */
  derivationKey(subject: string): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED'>>>;
  /** An index under which an exact value can be found without being read: HMAC under a key of this institution and field. */
  blindIndex(field: string, value: string): Uint8Array;
  /** Those of the subjects that were erased. */
  erased(subjects: readonly string[]): Promise<readonly string[]>;
  /** Destroys the key; done for good when the transaction commits. False where there was no key. */
  erase(subject: string): Promise<boolean>;
}
