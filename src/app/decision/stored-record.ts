import { type Case, type DecisionRecord, type PreparedFacts, presentRecord } from '#domain/decision/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import type { Canonical, Digest } from '#domain/kernel/index.ts';

const TEXT = new TextDecoder('utf-8', { fatal: true });
const BYTES = new TextEncoder();

/** A record as it is kept: as the API shows it, its inputs by reference. The snapshot lies under its digest, shared facts under theirs. */
export interface StoredRecord {
  readonly digest: Digest;
  /** JSON: what is shown of the decision. */
  readonly shown: string;
  readonly bytes: Uint8Array;
}

interface Kept {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly application: unknown;
  /** Facts that belong to this case alone; absent where it used the institution's. */
  readonly facts?: unknown;
}

/** Writes a record once, for the store and for the answer. Reasons are worded in Chinese, the language of the borrower's letter. */
export function storeRecord(
  decisionId: string,
  record: DecisionRecord,
  input: Case,
  shared: PreparedFacts,
): StoredRecord {
  const { inputs, ...rest } = presentRecord(record, input, 'zh');
  const shown = JSON.stringify({ decision: decisionId, ...rest });
  const application = JSON.stringify(inputs.application);
  const facts = input.facts === shared ? '' : `,"facts":${JSON.stringify(inputs.facts)}`;
  return { digest: rest.digest, shown, bytes: BYTES.encode(`{"shown":${shown},"application":${application}${facts}}`) };
}

/** What a kept record shows, as the JSON text that was first answered. */
export function shownOf(bytes: Uint8Array): string {
  return JSON.stringify(keptOf(bytes).shown);
}

function keptOf(bytes: Uint8Array): Kept {
  return JSON.parse(TEXT.decode(bytes)) as Kept;
}

/** The whole document from which the decision can be replayed, its inputs in place; undefined where the shared facts are gone. */
export async function fullRecord(
  bytes: Uint8Array,
  snapshot: Snapshot,
  sharedFacts: (digest: Digest) => Promise<Canonical | undefined>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { shown, application, facts } = keptOf(bytes);
  const { decision: _, ...record } = shown;
  const written = facts ?? (await sharedFacts((record.digests as { facts: Digest }).facts));
  return written === undefined ? undefined : { ...record, inputs: { snapshot, facts: written, application } };
}
