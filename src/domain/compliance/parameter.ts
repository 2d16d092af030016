import { type CalendarDate, dayNumberOf, daysInMonth, effectiveOn, fromDayNumber } from '#domain/kernel/index.ts';
import type { ActorType } from './actor.ts';
import type { Anchor } from './anchor.ts';
import type { Observation } from './fact.ts';
import type { Citation } from './instrument.ts';

export type ParameterScalar = number | boolean | string | readonly string[];

/** A value that the law states as a multiple of a series, such as four times the one-year LPR. */
export type MultipleOf = {
  readonly times: number;
  readonly of: string;
};

/** A value of a legal parameter from a day on; `null` says that it was repealed. */
export type ParameterValue = {
  readonly from: CalendarDate;
  readonly value: ParameterScalar | MultipleOf | null;
  readonly citation: Citation;
  readonly confidence: string;
  readonly source?: string;
  readonly note?: string;
};

/** A figure of the law with its history. Before the first value there is none, and no default either. */
export type LegalParameter = {
  readonly id: string;
  readonly unit: string;
  readonly zh: string;
  readonly en: string;
  /** The events whose date may select the value. */
  readonly governedBy: readonly Anchor[];
  readonly appliesTo: { readonly actors: readonly (ActorType | 'any')[] };
  readonly values: readonly ParameterValue[];
  /** Two-digit province code → that province's own values; present where each province sets its own. */
  readonly provinces?: Readonly<Record<string, readonly ParameterValue[]>>;
  /** The last publication of a series that was seen; past the next one the value is stale. */
  readonly observedTo?: CalendarDate;
  /** The day of the month on which the series is published (the next working day where that is a weekend). */
  readonly publishedOnDay?: number;
};

/** What a parameter says on a day to an actor of a province. `series` is the observation on which a multiple rests. */
export type Resolved =
  | {
      readonly state: 'in-force' | 'stale';
      readonly value: ParameterScalar;
      readonly entry: ParameterValue;
      readonly observed: Observation | null;
      readonly series: ParameterValue | null;
    }
  | { readonly state: 'repealed'; readonly entry: ParameterValue }
  | { readonly state: 'before-first'; readonly first: CalendarDate | null }
  | { readonly state: 'no-provincial-value'; readonly province: string | null };

/** When and for whom a value is asked, and what fresher figures the caller brings. */
export interface ParameterQuery {
  readonly on: CalendarDate;
  readonly province: string | null;
  readonly observed?: Readonly<Record<string, Observation>>;
}

/**
 * The value in force on a day. A provincial parameter knows only the provinces listed. A series is stale from the first
 * publication day after its last observation, unless the caller brings a fresher one. A multiple is as stale as its series.
 */
export function resolveParameter(
  parameters: ReadonlyMap<string, LegalParameter>,
  id: string,
  query: ParameterQuery,
): Resolved {
  const parameter = parameters.get(id);
  if (!parameter) throw new Error(`no legal parameter ${id}`);
  const values = valuesFor(parameter, query.province);
  if (values === null) return { state: 'no-provincial-value', province: query.province };
  const found = effectiveOn(values, query.on);
  if (found.state === 'before-first') return { state: 'before-first', first: values[0]?.from ?? null };
  const { entry } = found;
  if (entry.value === null) return { state: 'repealed', entry };
  if (isMultiple(entry.value)) return resolveMultiple(parameters, entry, entry.value, query);
  return resolveSeries(parameter, entry, entry.value, query);
}

export function isMultiple(value: ParameterScalar | MultipleOf): value is MultipleOf {
  return typeof value === 'object' && 'times' in value;
}

function resolveMultiple(
  parameters: ReadonlyMap<string, LegalParameter>,
  entry: ParameterValue,
  multiple: MultipleOf,
  query: ParameterQuery,
): Resolved {
  const base = resolveParameter(parameters, multiple.of, query);
  if (base.state !== 'in-force' && base.state !== 'stale') return base;
  return {
    state: base.state,
    value: multiple.times * (base.value as number),
    entry,
    observed: base.observed,
    series: base.entry,
  };
}

function resolveSeries(
  parameter: LegalParameter,
  entry: ParameterValue,
  value: ParameterScalar,
  { on, observed }: ParameterQuery,
): Resolved {
  if (parameter.observedTo === undefined || on < nextPublication(parameter, parameter.observedTo))
    return { state: 'in-force', value, entry, observed: null, series: null };
  const fresher = observed?.[parameter.id];
  if (fresher && isFresher(parameter, fresher, on))
    return { state: 'in-force', value: fresher.value, entry, observed: fresher, series: null };
  return { state: 'stale', value, entry, observed: null, series: null };
}

function valuesFor(parameter: LegalParameter, province: string | null): readonly ParameterValue[] | null {
  if (!parameter.provinces) return parameter.values;
  const own = province === null ? undefined : parameter.provinces[province];
  if (own) return own;
  return parameter.values.length > 0 ? parameter.values : null;
}

function isFresher(parameter: LegalParameter, observation: Observation, on: CalendarDate): boolean {
  return (
    observation.on > (parameter.observedTo as CalendarDate) &&
    observation.on <= on &&
    on < nextPublication(parameter, observation.on)
  );
}

/** The first publication day after `after`: the day of the month, moved from a weekend to Monday. */
function nextPublication(parameter: LegalParameter, after: CalendarDate): CalendarDate {
  const day = parameter.publishedOnDay ?? 20;
  let year = Number(after.slice(0, 4));
  let month = Number(after.slice(5, 7));
  for (;;) {
    const planned = publicationIn(year, month, day);
    if (planned > after) return planned;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}

function publicationIn(year: number, month: number, day: number): CalendarDate {
  const planned = dayNumberOf(year, month, day);
  // Day 0 was a Thursday; Sunday is 0.
  const weekday = (planned + 4) % 7;
  const moved = planned + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
  return fromDayNumber(Math.min(moved, dayNumberOf(year, month, daysInMonth(year, month))));
}
