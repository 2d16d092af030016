import type { Canonical, Id, Instant } from '#domain/kernel/index.ts';
import type { AccessRows } from './access-rows.ts';
import type { ApplicationRepository } from './application-repository.ts';
import type { ArtefactRepository } from './artefact-repository.ts';
import type { BandBook } from './band-book.ts';
import type { Casework } from './casework.ts';
import type { CounselRepository } from './counsel-repository.ts';
import type { DecisionDesk } from './decision-desk.ts';
import type { DecisionRepository } from './decision-repository.ts';
import type { DraftRepository } from './draft-repository.ts';
import type { EvidenceRepository } from './evidence-repository.ts';
import type { ExperimentRepository } from './experiment-repository.ts';
import type { FirmBook } from './firm-book.ts';
import type { FirmRepository } from './firm-repository.ts';
import type { FraudBook } from './fraud-book.ts';
import type { JobRepository } from './job-repository.ts';
import type { LawBook } from './law-book.ts';
import type { LeaseRepository } from './lease-repository.ts';
import type { LogTree } from './log-tree.ts';
import type { ModelRegister } from './model-register.ts';
import type { ObjectionRepository } from './objection-repository.ts';
import type { PartyGraphRepository } from './party-graph.ts';
import type { ReferralRepository } from './referral-repository.ts';
import type { SavedFilters } from './saved-filters.ts';
import type { SnapshotRepository } from './snapshot-repository.ts';
import type { StandingBook } from './standing.ts';
import type { SubjectRepository } from './subject-repository.ts';
import type { UploadRepository } from './upload-repository.ts';

/** What was done, to whom or what, with which content; the log keeps commitments to the last two. */
export interface Act {
  /** e.g. `decision.record`. */
  readonly operation: string;
  /** A firm's, person's or thing's id; the institution's own where it is about no one. */
  readonly subject: string;
  readonly payload: Canonical;
  /** Who acted, where it is not the actor of the transaction: someone who signs in is known only inside it. */
  readonly actor?: string;
}

/** What a unit of work can do. A new repository is a file here, its adapter, and one line in each of the two lists. */
export interface Transaction {
  readonly institutionId: string;
  readonly actorId: string;
  /** The moment of this transaction; all that it writes bears it. */
  readonly at: Instant;
  newId<P extends string>(prefix: P): Id<P>;
  /** Adds an entry to the institution's log, written with this transaction or not at all. */
  log(act: Act): void;
  /** Has the outside told once this transaction is committed: at least once, in order of time. */
  tell(topic: string, payload: Readonly<Record<string, string | number | boolean | null>>): void;

  readonly access: AccessRows;
  readonly subjects: SubjectRepository;
  readonly leases: LeaseRepository;
  readonly jobs: JobRepository;
  readonly firms: FirmRepository;
  readonly book: FirmBook;
  readonly evidence: EvidenceRepository;
  readonly partyGraph: PartyGraphRepository;
  readonly fraudBook: FraudBook;
  readonly snapshots: SnapshotRepository;
  readonly applications: ApplicationRepository;
  readonly desk: DecisionDesk;
  readonly decisions: DecisionRepository;
  readonly referrals: ReferralRepository;
  readonly objections: ObjectionRepository;
  readonly band: BandBook;
  readonly artefacts: ArtefactRepository;
  readonly models: ModelRegister;
  readonly experiments: ExperimentRepository;
  readonly counsel: CounselRepository;
  readonly lawBook: LawBook;
  /** The Merkle tree over what `log` wrote. */
  readonly tree: LogTree;
  readonly uploads: UploadRepository;
  readonly casework: Casework;
  readonly drafts: DraftRepository;
  readonly savedFilters: SavedFilters;
  readonly standing: StandingBook;
}
