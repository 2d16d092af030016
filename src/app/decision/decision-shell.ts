import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { RulePack } from '#domain/compliance/index.ts';
import type { Artefacts } from '#domain/decision/index.ts';
import type { EvidenceTable, Snapshot } from '#domain/evidence/index.ts';
import type { CalendarDate } from '#domain/kernel/index.ts';
import type { InstitutionContexts } from './institution-context.ts';
import type { SnapshotShelf } from './snapshot-shelf.ts';

/** What the verbs of deciding stand on. */
export interface DecisionShell {
  readonly unitOfWork: UnitOfWork;
  readonly pack: RulePack;
  readonly contexts: InstitutionContexts;
  readonly snapshots: SnapshotShelf;
  /** Sums the evidence of one firm as of a day. */
  readonly summarise: (firm: string, asOf: CalendarDate, tables: readonly EvidenceTable[]) => Snapshot;
  /** Policies that are ready to decide by, by name. */
  readonly policies: ReadonlyMap<string, Artefacts>;
  readonly defaultPolicy: string;
}
