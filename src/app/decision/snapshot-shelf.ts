import type { DeskCase, SnapshotName } from '#app/ports/decision-desk.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { PreparedSnapshot, Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, fail, ok, type Result, utf8 } from '#domain/kernel/index.ts';

/** A case with the snapshot that it is decided by; without one where none was built, or nobody knows the firm. */
export interface ReadCase {
  readonly firmId: string | undefined;
  readonly snapshot: PreparedSnapshot | undefined;
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

/** The bytes that the store keeps; the digest beside them is of the snapshot, not of these bytes. */
export function snapshotContent(snapshot: Snapshot): Uint8Array {
  return utf8(JSON.stringify(snapshot));
}

export function readSnapshot(content: Uint8Array): Snapshot {
  return JSON.parse(TEXT.decode(content)) as Snapshot;
}

export function snapshotShelf(): SnapshotShelf {
  const shelf = new Map<string, PreparedSnapshot>();
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
      if (content.ok) shelf.set(nameOf(name), { snapshot: readSnapshot(content.value), digest: name.digest });
    });
  };
  return {
    async load(work, codes, asOf) {
      const cases = await work.desk.load(codes, asOf);
      await fetch(work, cases);
      return cases.map((one) => {
        if (!one.ok) return one;
        const { firmId, snapshot: digest } = one.value;
        if (firmId === undefined || digest === undefined) return ok({ firmId, snapshot: undefined });
        const snapshot = shelf.get(nameOf({ firmId, digest }));
        return snapshot ? ok({ firmId, snapshot }) : fail('SEALED_VALUE_REFUSED', { place: 'snapshot.sealed' });
      });
    },
  };
}
