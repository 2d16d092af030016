import type { CreditModel } from '#domain/credit/index.ts';
import {
  type Artefacts,
  type Case,
  type DecisionTable,
  parsePolicy,
  policyUnder,
  prepareArtefacts,
  tableFaults,
} from '#domain/decision/index.ts';
import { type CalendarDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** What an experiment changes; everything else stays as it is. */
export interface PolicyChange {
  /** New values of the policy by path, such as `cutOffPd`, `pricing.fundingRate` (another funder) or `product.maxRate`. */
  readonly set: Readonly<Record<string, number>>;
  readonly model: CreditModel | undefined;
  readonly table: DecisionTable | undefined;
  /** The day whose law is asked instead of each decision's own. */
  readonly lawOn: CalendarDate | undefined;
}

/** Roots of a policy that an experiment may reach into: the rest says what the policy is, not how strict. */
const OPEN = /^(cutOffPd|leastConsistency|(product|pricing|terms)\.[a-zA-Z]+)$/;

/**
 * Artefacts as the change makes them, case by case. Errors: LAB_FIELD_UNKNOWN where a path leads to no number of the policy, those of
 * parsePolicy and of prepareArtefacts, TABLE_TOO_FINE, TABLE_CONFLICTS where two rows of a table say different things of one case.
 */
export function changedArtefacts(
  base: Artefacts,
  { set, model, table, lawOn }: PolicyChange,
): Result<(input: Case) => Artefacts, Failure> {
  const json = policyJson(base);
  for (const [path, value] of Object.entries(set)) {
    if (!OPEN.test(path) || !assign(json, path.split('.'), value)) return fail('LAB_FIELD_UNKNOWN', { field: path });
  }
  const policy = parsePolicy(json);
  if (!policy.ok) return policy;
  const prepared: Result<Artefacts, Failure> = prepareArtefacts(
    policy.value,
    model ?? base.scorecard.card,
    base.pack,
    base.engine,
  );
  if (!prepared.ok) return prepared;
  const faults = table ? tableFaults(table) : ok([]);
  if (!faults.ok) return faults;
  const conflict = faults.value.find(({ kind }) => kind === 'conflict');
  if (conflict) return fail('TABLE_CONFLICTS', { rows: conflict.rows.join(', ') });
  const artefacts: Artefacts = lawOn === undefined ? prepared.value : { ...prepared.value, lawOn };
  if (!table) return ok(() => artefacts);
  return ok((input) => ({
    ...artefacts,
    policy: policyUnder(artefacts.policy, table, input, input.snapshot.snapshot.asOf),
  }));
}

type Json = Record<string, unknown>;

/** The policy as it stands in its file: money as digits. */
function policyJson({ policy }: Artefacts): Json {
  return JSON.parse(JSON.stringify(policy, (_, value) => (typeof value === 'bigint' ? String(value) : value))) as Json;
}

/** Sets a number, or money, that is there already; false where there is none. */
function assign(json: Json, [key, ...rest]: readonly string[], value: number): boolean {
  if (key === undefined || !Object.hasOwn(json, key)) return false;
  if (rest.length > 0) {
    const inner = json[key];
    return typeof inner === 'object' && inner !== null && assign(inner as Json, rest, value);
  }
  const isMoney = key.endsWith('Fen');
  if (!isMoney && typeof json[key] !== 'number') return false;
  json[key] = isMoney ? String(Math.floor(value)) : value;
  return true;
}
