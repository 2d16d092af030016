import { type Failure, fail, isObject, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { readProvince } from '#domain/reference/index.ts';
import { ACTOR_TYPES, type Actor, type ActorType, isActorType } from './actor.ts';
import { ANCHORS, type AnchorDates, isAnchor } from './anchor.ts';
import { nearestName } from './expression/nearest-name.ts';
import type { Confirmation, FactDefinition, FactValue, LawFacts, Observation } from './fact.ts';
import { PROVINCE_EXPECTED, readFactValue } from './read-fact-value.ts';

/** Facts as a caller writes them: an actor, dates of events, and named values, nested or with dots in their names. */
export interface WrittenFacts {
  readonly [name: string]: unknown;
}

/** A name that no rule asks for; never silently dropped. */
export interface UnknownFact {
  readonly name: string;
  readonly nearest: string;
}

export type FactsFailure = Failure<'LAW_ACTOR_MISSING' | 'LAW_ACTOR_UNKNOWN' | 'LAW_FACT_WRONG' | 'LAW_FACT_TWICE'>;

/**
 * Reads facts against the vocabulary of a pack. `{"loan":{"term_days":90}}`, `{"loan.term_days":90}` and `{"facts":{…}}` say the same;
 * money is yuan (a number or a decimal text) or, under a name that ends in `Fen`, fen as digits; `null` is unknown.
 * Errors: no actor or one of no known type; a value that does not fit its fact; one fact given twice.
 */
export function readFacts(
  written: WrittenFacts,
  vocabulary: ReadonlyMap<string, FactDefinition>,
): Result<{ readonly facts: LawFacts; readonly unknown: readonly UnknownFact[] }, FactsFailure> {
  const actor = readActor(written);
  if (!actor.ok) return actor;
  const flat = flatten(written, vocabulary);
  const dates = readDates(flat);
  if (!dates.ok) return dates;
  const observed = readObserved(flat);
  if (!observed.ok) return observed;
  const confirmations = readConfirmations(written.confirmations);
  if (!confirmations.ok) return confirmations;
  const values = readValues(flat, vocabulary);
  if (!values.ok) return values;
  const facts: LawFacts = {
    actor: actor.value,
    dates: dates.value,
    values: withProvince(values.value.values, actor.value),
    observed: observed.value,
    confirmations: confirmations.value,
  };
  return ok({ facts, unknown: values.value.unknown });
}

/** Rules compare the borrower's province with the actor's, so it is a fact as well. */
function withProvince(
  values: Readonly<Record<string, FactValue>>,
  { province }: Actor,
): Readonly<Record<string, FactValue>> {
  return province === null ? values : { 'actor.province': province, ...values };
}

/** `"bank"`, `["bank","platform_operator"]`, or `{type|types, province, licences}`. */
function readActor(written: WrittenFacts): Result<Actor, FactsFailure> {
  const given = written.actor;
  if (given === undefined || given === null) return fail('LAW_ACTOR_MISSING', { known: ACTOR_TYPES.join(', ') });
  const detail = isObject(given) ? given : { types: given };
  const types = wordsOf(detail.types ?? detail.type);
  if (types.length === 0) return fail('LAW_ACTOR_MISSING', { known: ACTOR_TYPES.join(', ') });
  const wrong = types.find((type) => !isActorType(type));
  if (wrong !== undefined)
    return fail('LAW_ACTOR_UNKNOWN', {
      type: wrong,
      nearest: nearestName(wrong, ACTOR_TYPES),
      known: ACTOR_TYPES.join(', '),
    });
  const stated = detail.province ?? written.province ?? null;
  const province = stated === null ? null : readProvince(stated);
  if (stated !== null && province === null)
    return fail('LAW_FACT_WRONG', { fact: 'actor.province', value: String(stated), expected: PROVINCE_EXPECTED });
  return ok({
    types: types as ActorType[],
    province,
    licences: wordsOf(detail.licences ?? detail.licence),
  });
}

function wordsOf(given: unknown): string[] {
  if (Array.isArray(given)) return given.map(String);
  return given === undefined || given === null ? [] : [String(given)];
}

/** No fact has a name of more parts; a nest that goes deeper is cut off here and reported as an unknown name. */
const DEEPEST_NAME = 8;

const OWN_SECTIONS = new Set(['actor', 'province', 'confirmations']);
const TRANSPARENT_SECTIONS = new Set(['facts', 'dates']);

/** Leaves by dotted name. A name of the vocabulary ends the descent, so that a register stays whole. */
function flatten(written: WrittenFacts, vocabulary: ReadonlyMap<string, FactDefinition>): [string, unknown][] {
  const leaves: [string, unknown][] = [];
  const descend = (prefix: string, value: unknown, depth: number): void => {
    if (!isObject(value) || vocabulary.has(prefix) || depth > DEEPEST_NAME) leaves.push([prefix, value]);
    else
      for (const [key, inner] of Object.entries(value))
        descend(prefix === '' ? key : `${prefix}.${key}`, inner, depth + 1);
  };
  for (const [key, value] of Object.entries(written)) {
    if (OWN_SECTIONS.has(key)) continue;
    descend(TRANSPARENT_SECTIONS.has(key) && isObject(value) ? '' : key, value, 0);
  }
  return leaves.filter(([, value]) => value !== null && value !== undefined);
}

function readDates(flat: readonly [string, unknown][]): Result<AnchorDates, FactsFailure> {
  const dates: Record<string, AnchorDates[keyof AnchorDates]> = {};
  for (const [name, value] of flat) {
    if (!isAnchor(name)) continue;
    const date = parseCalendarDate(String(value));
    if (!date.ok) return fail('LAW_FACT_WRONG', { fact: name, value: String(value), expected: 'YYYY-MM-DD' });
    dates[name] = date.value;
  }
  return ok(dates);
}

/** `observed.lpr1y.value` and `observed.lpr1y.on`. */
function readObserved(flat: readonly [string, unknown][]): Result<Readonly<Record<string, Observation>>, FactsFailure> {
  const given = new Map(flat);
  const observed: Record<string, Observation> = {};
  for (const name of given.keys()) {
    const series = /^observed\.([a-z0-9_]+)\.value$/.exec(name)?.[1];
    if (series === undefined) continue;
    const value = Number(given.get(name));
    const on = parseCalendarDate(String(given.get(`observed.${series}.on`) ?? ''));
    if (!Number.isFinite(value) || !on.ok)
      return fail('LAW_FACT_WRONG', {
        fact: `observed.${series}`,
        value: String(given.get(name)),
        expected: '{"value": 0.03, "on": "YYYY-MM-DD"}',
      });
    observed[series] = { value, on: on.value };
  }
  return ok(observed);
}

function readConfirmations(given: unknown): Result<readonly Confirmation[], FactsFailure> {
  if (given === undefined || given === null) return ok([]);
  const expected = '[{"rule","digest","by","on"}]';
  if (!Array.isArray(given)) return fail('LAW_FACT_WRONG', { fact: 'confirmations', value: String(given), expected });
  const confirmations: Confirmation[] = [];
  for (const item of given) {
    const on = isObject(item) ? parseCalendarDate(String(item.on)) : null;
    if (!isObject(item) || !on?.ok || ![item.rule, item.digest, item.by].every((it) => typeof it === 'string'))
      return fail('LAW_FACT_WRONG', { fact: 'confirmations', value: JSON.stringify(item) ?? '', expected });
    const { rule, digest, by } = item as { rule: string; digest: string; by: string };
    confirmations.push({ rule, digest, by, on: on.value });
  }
  return ok(confirmations);
}

function readValues(
  flat: readonly [string, unknown][],
  vocabulary: ReadonlyMap<string, FactDefinition>,
): Result<{ values: Record<string, FactValue>; unknown: UnknownFact[] }, FactsFailure> {
  const names = namesOf(vocabulary);
  const values: Record<string, FactValue> = {};
  const unknown: UnknownFact[] = [];
  for (const [written, given] of flat) {
    if (isAnchor(written) || /^observed\./.test(written)) continue;
    const inFen = written.endsWith('Fen') && !names.has(written);
    const definition = names.get(inFen ? written.slice(0, -3) : written);
    if (!definition) {
      unknown.push({ name: written, nearest: nearestName(written, [...names.keys(), ...ANCHORS]) });
      continue;
    }
    const { name } = definition;
    if (values[name] !== undefined) return fail('LAW_FACT_TWICE', { fact: name, written });
    const value = readFactValue(definition, given, inFen);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return ok({ values, unknown });
}

function namesOf(vocabulary: ReadonlyMap<string, FactDefinition>): ReadonlyMap<string, FactDefinition> {
  const names = new Map<string, FactDefinition>();
  for (const definition of vocabulary.values()) {
    names.set(definition.name, definition);
    for (const alias of definition.aliases ?? []) names.set(alias, definition);
  }
  return names;
}
