import {
  type Case,
  canonicalFacts,
  type DecisionRecord,
  type GateFinding,
  type PreparedFacts,
  presentApplication,
  presentDecision,
  presentShockCase,
} from '#domain/decision/index.ts';
import { type Canonical, concatBytes, type Digest } from '#domain/kernel/index.ts';
import type { KeptSnapshot } from './snapshot-shelf.ts';

const TEXT = new TextDecoder('utf-8', { fatal: true });
const BYTES = new TextEncoder();

/** A record as it is kept: as the API shows it, its inputs by reference. The snapshot lies under its digest, shared facts under theirs. */
export interface StoredRecord {
  readonly digest: Digest;
  /** JSON in UTF-8: what is shown of the decision. */
  readonly shown: Uint8Array;
  readonly bytes: Uint8Array;
}

interface Kept {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly application: unknown;
  /** Facts that belong to this case alone; absent where it used the institution's. */
  readonly facts?: unknown;
  /** What was drawn for the case, and what was known of a shock; absent where nothing was. */
  readonly chance?: unknown;
  readonly shock?: unknown;
}

const OPENING = '{"shown":';

/** Writes a record once, for the store and for the answer. Reasons are worded in Chinese, the language of the borrower's letter. */
export function storeRecord(
  decisionId: string,
  record: DecisionRecord,
  input: Case,
  shared: PreparedFacts,
): StoredRecord {
  const { gates, ...rest } = presentDecision(record, 'zh');
  const shown = JSON.stringify({ decision: decisionId, ...rest });
  const application = JSON.stringify(presentApplication(record.application));
  const facts = input.facts === shared ? '' : `,"facts":${JSON.stringify(canonicalFacts(input.facts.facts))}`;
  const chance = input.chance === undefined ? '' : `,"chance":${JSON.stringify(input.chance)}`;
  const shock = input.shock === undefined ? '' : `,"shock":${JSON.stringify(presentShockCase(input.shock))}`;
  const tail = BYTES.encode(`,"application":${application}${facts}${chance}${shock}}`);
  const bytes = concatBytes(BYTES.encode(OPENING + shown.slice(0, -1)), writtenGates(gates), tail);
  return { digest: rest.digest, shown: bytes.subarray(OPENING.length, bytes.length - tail.length), bytes };
}

/** The end of what is shown, written once for all records that hold the same list: the gates are most of a record. */
const WRITTEN = new WeakMap<readonly GateFinding[], Uint8Array>();

function writtenGates(gates: readonly GateFinding[]): Uint8Array {
  let written = WRITTEN.get(gates);
  if (!written) {
    written = BYTES.encode(`,"gates":${JSON.stringify(gates)}}`);
    WRITTEN.set(gates, written);
  }
  return written;
}

/** What a kept record shows, as the JSON text that was first answered. */
export function shownOf(bytes: Uint8Array): Uint8Array {
  return BYTES.encode(JSON.stringify(keptOf(bytes).shown));
}

export function gatesOf(bytes: Uint8Array): readonly GateFinding[] {
  return keptOf(bytes).shown.gates as readonly GateFinding[];
}

function keptOf(bytes: Uint8Array): Kept {
  return JSON.parse(TEXT.decode(bytes)) as Kept;
}

/** The whole document from which the decision can be replayed, its inputs in place; undefined where the shared facts are gone. */
export async function fullRecord(
  bytes: Uint8Array,
  { snapshot, examination }: KeptSnapshot,
  sharedFacts: (digest: Digest) => Promise<Canonical | undefined>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { shown, application, facts, chance, shock } = keptOf(bytes);
  const { decision: _, ...record } = shown;
  const written = facts ?? (await sharedFacts((record.digests as { facts: Digest }).facts));
  if (written === undefined) return undefined;
  const drawn = chance === undefined ? {} : { chance };
  const shaken = shock === undefined ? {} : { shock };
  const examined = examination ? { examination } : {};
  return { ...record, inputs: { snapshot, ...examined, facts: written, application, ...drawn, ...shaken } };
}
