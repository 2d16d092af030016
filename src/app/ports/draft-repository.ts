import type { Failure, Instant, Result } from '#domain/kernel/index.ts';

/** An application that is being filled in. */
export interface Draft {
  readonly draftId: string;
  readonly firmId: string;
  /** The account that fills it in; nobody else sees it. */
  readonly accountId: string;
  readonly begunAt: Instant;
  readonly savedAt: Instant;
  readonly version: number;
  /** The application that it became, once it was sent. */
  readonly applicationId: string | null;
}

export interface DraftRepository {
  /** Begins a draft of the actor with its first content, sealed under the firm's key like every later one. */
  begin(draft: Pick<Draft, 'draftId' | 'firmId'>, content: Uint8Array): Promise<void>;
  /** Keeps a further version; false where somebody saved since `version`, or it was sent. */
  save(draft: Draft, content: Uint8Array): Promise<boolean>;
  /** Says which application it became; false where it became one already. */
  send(draft: Draft, applicationId: string): Promise<boolean>;
  /** A draft of the actor. */
  get(draftId: string): Promise<Draft | undefined>;
  /** What its newest version says. */
  content(draft: Draft): Promise<Result<Uint8Array, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>>;
  /** Drafts of the actor that were not sent, the last saved first, at most fifty. */
  mine(): Promise<readonly Draft[]>;
}
