import type { Digest, Instant } from '#domain/kernel/index.ts';

export type ArtefactKind = 'model' | 'rule-pack' | 'policy' | 'parameters';

/** A file that decisions rest on, as it was registered. */
export interface Artefact {
  readonly kind: ArtefactKind;
  readonly name: string;
  readonly version: string;
  readonly digest: Digest;
  readonly content: Uint8Array;
  readonly card: Readonly<Record<string, unknown>>;
  readonly registeredBy: string;
  readonly registeredAt: Instant;
}

export interface Release {
  readonly kind: ArtefactKind;
  readonly name: string;
  readonly version: string;
  readonly stage: 'shadow' | 'live' | 'withdrawn';
  readonly releasedAt: Instant;
  readonly releasedBy: string;
  readonly approvedBy: string | null;
}

export interface ArtefactRepository {
  /** Registers bytes; false where this version is registered already with the same digest. Throws where it is with another. */
  register(artefact: Omit<Artefact, 'registeredBy' | 'registeredAt'>): Promise<boolean>;
  byDigest(digest: Digest): Promise<Artefact | undefined>;
  get(kind: ArtefactKind, name: string, version: string): Promise<Artefact | undefined>;
  list(kind: ArtefactKind): Promise<readonly Omit<Artefact, 'content'>[]>;
  /** Puts a registered version into use from this moment on. The approver is another than the actor. */
  release(release: Pick<Release, 'kind' | 'name' | 'version' | 'stage' | 'approvedBy'>): Promise<void>;
  /** The version in use, the last release that is not withdrawn. */
  live(kind: ArtefactKind, name: string): Promise<Artefact | undefined>;
  releases(kind: ArtefactKind, name: string): Promise<readonly Release[]>;
}
