import type { ModelView, ModelViews } from '#app/model/model-view.ts';
import type { DeskCase, SnapshotName } from '#app/ports/decision-desk.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { ShockReading } from '#domain/decision/index.ts';
import type { PreparedSnapshot, Snapshot } from '#domain/evidence/index.ts';
import {
  type CalendarDate,
  type Digest,
  digestOf,
  type Failure,
  fail,
  ok,
  type Result,
  utf8,
} from '#domain/kernel/index.ts';
import {
  type PreparedExamination,
  storedExamination,
  type WrittenExamination,
  writtenExamination,
} from '#domain/verification/index.ts';

/** A case with the snapshot that it is decided by; without one where none was built, or nobody knows the firm. */
export interface ReadCase {
  readonly firmId: string | undefined;
  readonly snapshot: PreparedSnapshot | undefined;
  /** What was found when the evidence behind the snapshot was held against itself; undefined where nobody looked. */
  readonly examination?: PreparedExamination | undefined;
  /** What its trade and its sales said of a shock when the snapshot was built; undefined where nothing did. */
  readonly shock?: ShockReading | undefined;
  /** The digest under which the store holds both. */
  readonly keptUnder?: Digest | undefined;
  /** The institution's models as they stand in this transaction. */
  readonly models: ModelView;
}

/** What the store holds of a snapshot: itself and the examination that was made with it, each with its digest. */
export interface KeptSnapshot {
  readonly snapshot: Snapshot;
  readonly examination: WrittenExamination | undefined;
}

/** Snapshots as decisions read them. A snapshot never changes under its digest, so one that was read is kept for a while. */
export interface SnapshotShelf {
  /** The cases of firms as of a day, in the order of their codes: which snapshot counts is asked anew each time. */
  load(
    work: Transaction,
    codes: readonly string[],
    asOf: CalendarDate,
  ): Promise<readonly Result<ReadCase, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>[]>;
}

const MOST = 4_000;
const TEXT = new TextDecoder('utf-8', { fatal: true });

interface KeptContent extends KeptSnapshot {
  readonly shock?: ShockReading;
  readonly digests: { readonly snapshot: Digest; readonly examination: Digest };
}

/** The bytes that the store keeps, and the digest that names them: of what they hold, not of these bytes. */
export function snapshotContent(
  { snapshot, digest }: PreparedSnapshot,
  examination: PreparedExamination,
  shock: ShockReading | null,
): { readonly digest: Digest; readonly content: Uint8Array } {
  const digests = { snapshot: digest, examination: examination.digest };
  const shaken = shock ? { shock } : {};
  const kept: KeptContent = {
    snapshot,
    examination: writtenExamination(examination.examination),
    ...shaken,
    digests,
  };
  return { digest: digestOf({ ...digests, ...shaken }), content: utf8(JSON.stringify(kept)) };
}

export function readSnapshot(content: Uint8Array): KeptSnapshot {
  const json = JSON.parse(TEXT.decode(content)) as KeptContent | Snapshot;
  // Snapshots from before examinations stand alone.
  return 'snapshot' in json ? json : { snapshot: json, examination: undefined };
}

interface Shelved {
  readonly snapshot: PreparedSnapshot;
  readonly examination: PreparedExamination | undefined;
  readonly shock?: ShockReading | undefined;
}

function shelved(content: Uint8Array, keptUnder: Digest): Shelved {
  const json = JSON.parse(TEXT.decode(content)) as KeptContent | Snapshot;
  if (!('snapshot' in json)) return { snapshot: { snapshot: json, digest: keptUnder }, examination: undefined };
  const { snapshot, examination, digests, shock } = json;
  return {
    snapshot: { snapshot, digest: digests.snapshot },
    examination: storedExamination(examination, digests.examination),
    shock,
  };
}

export function snapshotShelf(views: ModelViews): SnapshotShelf {
  const shelf = new Map<string, Shelved>();
  const nameOf = ({ firmId, digest }: SnapshotName) => `${firmId}/${digest}`;
  const fetch = async (work: Transaction, cases: readonly Result<DeskCase, Failure>[]) => {
    const wanted = cases.flatMap((one) => {
      if (!one.ok || one.value.firmId === undefined || one.value.snapshot === undefined) return [];
      const name = { firmId: one.value.firmId, digest: one.value.snapshot };
      return shelf.has(nameOf(name)) ? [] : [name];
    });
    if (wanted.length === 0) return;
    const contents = await work.desk.contents(wanted);
    if (shelf.size + wanted.length > MOST) shelf.clear();
    wanted.forEach((name, i) => {
      const content = contents[i]!;
      if (content.ok) shelf.set(nameOf(name), shelved(content.value, name.digest));
    });
  };
  return {
    async load(work, codes, asOf) {
      const cases = await work.desk.load(codes, asOf);
      await fetch(work, cases);
      const first = cases.find((one) => one.ok);
      const models = await views.at(work, first?.ok ? first.value.modelEpoch : 0);
      return cases.map((one) => {
        if (!one.ok) return one;
        const { firmId, snapshot: digest } = one.value;
        if (firmId === undefined || digest === undefined) return ok({ firmId, snapshot: undefined, models });
        const found = shelf.get(nameOf({ firmId, digest }));
        return found
          ? ok({ firmId, ...found, keptUnder: digest, models })
          : fail('SEALED_VALUE_REFUSED', { place: 'snapshot.sealed' });
      });
    },
  };
}
