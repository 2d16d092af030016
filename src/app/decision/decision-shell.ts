import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { RulePack } from '#domain/compliance/index.ts';
import type { PreparedScorecard } from '#domain/credit/index.ts';
import type { Artefacts } from '#domain/decision/index.ts';
import type { InstitutionContexts } from './institution-context.ts';
import type { SnapshotShelf } from './snapshot-shelf.ts';

/** What the verbs of deciding stand on. */
export interface DecisionShell {
  readonly unitOfWork: UnitOfWork;
  readonly pack: RulePack;
  readonly contexts: InstitutionContexts;
  readonly snapshots: SnapshotShelf;
  /** Policies that are ready to decide by, by name. */
  readonly policies: ReadonlyMap<string, Artefacts<PreparedScorecard>>;
  readonly defaultPolicy: string;
}
