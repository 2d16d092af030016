import type { AccessShell } from '#app/access/shell.ts';

/** What the routes are given: the shells of the verbs, joined in compose. */
export interface Application {
  readonly access: AccessShell;
  /** Drops what was remembered about proved tokens; called after a change to accounts, sessions or keys. */
  readonly forgetProofs: () => void;
}
