import {
  type Artefacts,
  bandPeriod,
  type DecisionMode,
  drawChance,
  OPEN_APPLICATION,
  type Outcome,
  type PreparedFacts,
  type PresentedRecord,
  presentRecord,
  type ShockCase,
  underwrite,
} from '#domain/decision/index.ts';
import { type Deliveries, prepareSnapshot, type Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { type Examination, prepareExamination } from '#domain/verification/index.ts';
import type { OutputOptions } from '../output.ts';
import type { ListedFirm } from './firm-list.ts';

export interface Run {
  /** One a firm of the list, in its order. */
  readonly snapshots: readonly Snapshot[];
  /** One a snapshot. */
  readonly examinations: readonly Examination[];
  readonly firms: readonly ListedFirm[];
  /** What is known of a shock, one a firm; undefined where nothing is. */
  readonly shocks: readonly (ShockCase | undefined)[];
  readonly facts: PreparedFacts;
  readonly artefacts: Artefacts;
  readonly asOf: CalendarDate;
  readonly mode: DecisionMode;
  /** From which the places of the learning band are drawn; without it nobody is in it. */
  readonly chanceKey: string | undefined;
}

/** One record a firm, in the order of the list. Errors: those of underwrite, for the first firm that has one. */
export function decideFirms(run: Run, { lang }: OutputOptions): Result<PresentedRecord[], Failure> {
  const { snapshots, examinations, firms, shocks, facts, artefacts, asOf, mode, chanceKey } = run;
  const records: PresentedRecord[] = [];
  for (const [i, snapshot] of snapshots.entries()) {
    const shock = shocks[i];
    const { application } = firms[i]!;
    const input = {
      snapshot: prepareSnapshot(snapshot),
      examination: prepareExamination(examinations[i]!),
      application,
      facts,
      mode,
      ...(shock ? { shock } : {}),
      ...(chanceKey === undefined ? {} : { chance: drawChance(`${chanceKey}/${snapshot.firm}`, bandPeriod(asOf)) }),
    };
    const decided = underwrite(input, artefacts, asOf);
    if (!decided.ok) return decided;
    records.push(presentRecord(decided.value, input, lang));
  }
  return ok(records);
}

/** Every firm that the deliveries name, by code, each asking for the most the product allows. */
export function firmsDelivered(deliveries: Deliveries): ListedFirm[] {
  const names = new Set(Object.values(deliveries).flatMap(({ firms }) => firms.map(({ firm }) => firm)));
  return [...names].sort().map((firm) => ({ firm, application: OPEN_APPLICATION }));
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export function countOutcomes(records: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const counts = { approve: 0, counter: 0, refer: 0, decline: 0 };
  for (const { outcome } of records) counts[outcome] += 1;
  return counts;
}
