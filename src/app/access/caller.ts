import { type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';

/** Who asks for something: an account through a session, or a program through an API key. */
export interface Caller {
  readonly institution: Id<'inst'>;
  readonly by: Id<'acct'> | Id<'key'>;
  readonly name: string;
  readonly roles: readonly string[];
  /** The firm that a borrower speaks for; a borrower sees no other. */
  readonly firm?: string;
  /** How the call was proved; a session carried by a cookie also owes the anti-forgery token. */
  readonly proof:
    | { readonly kind: 'session'; readonly session: Id<'sess'>; readonly csrf: string }
    | { readonly kind: 'key' };
}

/** A borrower sees only its own firm; every other role that an operation lets in sees the institution's. */
export function maySee(caller: Caller, firm: string): boolean {
  return caller.firm === undefined || caller.firm === firm;
}

/** Whether a person calls: a key is nobody's pair of eyes, and who holds one would have two. Errors: PERSON_NEEDED. */
export function checkPerson({ proof }: Caller): Result<undefined, Failure<'PERSON_NEEDED'>> {
  return proof.kind === 'session' ? ok(undefined) : fail('PERSON_NEEDED');
}
