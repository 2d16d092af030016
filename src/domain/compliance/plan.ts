import type { CalendarDate } from '#domain/kernel/index.ts';
import { type ActorType, widenedTypes } from './actor.ts';
import type { LawFacts } from './fact.ts';
import type { ParameterReading } from './finding.ts';
import { type Instrument, isVerified, writeCitation } from './instrument.ts';
import type { CompiledVersion, RulePack } from './pack.ts';
import { type ParameterScalar, type Resolved, resolveParameter } from './parameter.ts';
import type { Severity } from './rule.ts';

/** A rule version chosen for an actor and its dates, with its parameters resolved. */
export interface PlannedRule {
  readonly compiled: CompiledVersion;
  readonly governing: CalendarDate;
  readonly parameters: readonly Resolved[];
  readonly readings: readonly ParameterReading[];
  /** Slots, as bits, whose value is not verified, is stale, or is not there. */
  readonly unverified: number;
  readonly stale: number;
  readonly absent: number;
  readonly strictest: Severity;
}

/** Plans kept per pack: a book is checked by the thousand under few actors and dates. */
const REMEMBERED = 256;
const plans = new WeakMap<RulePack, Map<string, readonly PlannedRule[]>>();

/** Which rules to ask; absent: all that bind the actor. The lists are not to be changed once they were used. */
export interface LawSelection {
  readonly subjects?: readonly string[];
  readonly rules?: readonly string[];
}

/** The rules of a selection that bind this actor on these dates. Drafts bind no one. */
export function planFor(
  facts: LawFacts,
  pack: RulePack,
  asked: CalendarDate,
  { subjects, rules }: LawSelection,
): readonly PlannedRule[] {
  let plan = wholePlan(facts, pack, asked);
  if (subjects) plan = narrowed(plan, subjects, ({ compiled }) => compiled.rule.subject);
  if (rules) plan = narrowed(plan, rules, ({ compiled }) => compiled.rule.id);
  return plan;
}

const narrowings = new WeakMap<readonly PlannedRule[], WeakMap<readonly string[], readonly PlannedRule[]>>();

/** The part of a plan whose names are wanted, remembered by the list of names: a policy asks with one list for every case. */
function narrowed(
  plan: readonly PlannedRule[],
  wanted: readonly string[],
  nameOf: (planned: PlannedRule) => string,
): readonly PlannedRule[] {
  let known = narrowings.get(plan);
  if (!known) {
    known = new WeakMap();
    narrowings.set(plan, known);
  }
  let part = known.get(wanted);
  if (!part) {
    part = plan.filter((planned) => wanted.includes(nameOf(planned)));
    known.set(wanted, part);
  }
  return part;
}

function wholePlan(facts: LawFacts, pack: RulePack, asked: CalendarDate): readonly PlannedRule[] {
  const key = planKey(facts, asked);
  let known = plans.get(pack);
  if (!known) {
    known = new Map();
    plans.set(pack, known);
  }
  const remembered = known.get(key);
  if (remembered) return remembered;
  if (known.size >= REMEMBERED) known.clear();
  const plan = buildPlan(facts, pack, asked);
  known.set(key, plan);
  return plan;
}

function planKey({ actor, dates, observed }: LawFacts, asked: CalendarDate): string {
  let key = `${asked}|${actor.province}|${actor.types.join()}`;
  for (const anchor in dates) key += `|${anchor}=${dates[anchor as keyof typeof dates]}`;
  if (observed) for (const id in observed) key += `|${id}:${observed[id]?.on}:${observed[id]?.value}`;
  return key;
}

function buildPlan(facts: LawFacts, pack: RulePack, asked: CalendarDate): PlannedRule[] {
  const types = widenedTypes(facts.actor.types);
  const planned: PlannedRule[] = [];
  for (const versions of pack.rules.values()) {
    const anchor = (versions[0] as CompiledVersion).rule.anchor;
    const governing = facts.dates[anchor] ?? asked;
    const compiled = versionOn(versions, governing);
    if (compiled && binds(compiled, types, facts.actor.province))
      planned.push(planRule(compiled, governing, facts, pack));
  }
  return planned;
}

/** The version of a rule that holds on a day, if one does. */
export function versionOn(versions: readonly CompiledVersion[], on: CalendarDate): CompiledVersion | null {
  let found: CompiledVersion | null = null;
  for (const compiled of versions) if (compiled.version.from <= on) found = compiled;
  if (!found || found.version.status === 'draft') return null;
  return found.version.to !== null && on >= found.version.to ? null : found;
}

function binds(compiled: CompiledVersion, types: ReadonlySet<ActorType>, province: string | null): boolean {
  const { provinces } = compiled.version;
  // An actor whose province is not stated may be in any, so a provincial rule still speaks.
  if (provinces && province !== null && !provinces.includes(province)) return false;
  if (compiled.actors === null) return true;
  for (const type of types) if (compiled.actors.has(type)) return true;
  return false;
}

function planRule(compiled: CompiledVersion, governing: CalendarDate, facts: LawFacts, pack: RulePack): PlannedRule {
  const query = {
    on: governing,
    province: facts.actor.province,
    ...(facts.observed ? { observed: facts.observed } : {}),
  };
  const parameters = compiled.parameters.map((id) => resolveParameter(pack.parameters, id, query));
  const bits = (test: (resolved: Resolved) => boolean): number =>
    parameters.reduce((sum, resolved, slot) => sum | (test(resolved) ? 1 << slot : 0), 0);
  return {
    compiled,
    governing,
    parameters,
    readings: parameters.map((resolved, slot) => readingOf(compiled.parameters[slot] as string, resolved, pack)),
    unverified: bits((it) => 'entry' in it && !isVerified(it.entry.confidence)),
    stale: bits(({ state }) => state === 'stale'),
    absent: bits(({ state }) => state !== 'stale' && state !== 'in-force'),
    strictest: compiled.blocking ? 'B' : (compiled.tests[0]?.severity ?? 'I'),
  };
}

/** A resolved parameter in the words of a finding. */
export function readingOf(id: string, resolved: Resolved, pack: RulePack): ParameterReading {
  const { state } = resolved;
  if (state === 'before-first' || state === 'no-provincial-value')
    return { id, value: null, from: null, citation: null, state, observedOn: null };
  const { citation, from } = resolved.entry;
  const written = writeCitation(pack.instruments.get(citation.instrument) as Instrument, citation.article);
  const value: ParameterScalar | null = state === 'repealed' ? null : resolved.value;
  const observedOn = state === 'repealed' ? null : (resolved.observed?.on ?? null);
  return { id, value, from, citation: written, state, observedOn };
}
