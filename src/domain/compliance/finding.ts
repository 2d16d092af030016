import type { CalendarDate, Digest } from '#domain/kernel/index.ts';
import type { Anchor } from './anchor.ts';
import type { FactValue } from './fact.ts';
import type { ParameterScalar } from './parameter.ts';
import type { RuleStatus, Severity } from './rule.ts';

/** From best to worst. `unknown` outranks `refer`: what cannot be told may still turn out to be forbidden. */
export const VERDICTS = ['pass', 'refer', 'unknown', 'refuse'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why a rule gave its verdict. */
export type Basis =
  | 'satisfied'
  | 'violated'
  | 'missing-fact'
  | 'unconfirmed'
  | 'transition'
  | 'stale'
  | 'no-provincial-value'
  | 'before-first'
  | 'reported'
  | 'informs';

/** A parameter that a rule read: its value, since when, by which text. */
export interface ParameterReading {
  readonly id: string;
  readonly value: ParameterScalar | null;
  readonly from: CalendarDate | null;
  readonly citation: string | null;
  readonly state: 'in-force' | 'stale' | 'repealed' | 'before-first' | 'no-provincial-value';
  /** The day of the observation that the caller brought in place of the pack's own. */
  readonly observedOn: CalendarDate | null;
}

/** What one rule says of one act, with all that it read. */
export interface Finding {
  readonly rule: string;
  readonly subject: string;
  readonly verdict: Verdict;
  readonly basis: Basis;
  /** The verdict had the text been confirmed or the series been fresh; `null` where nothing held it back. */
  readonly wouldBe: Verdict | null;
  /** Severity of the requirement that decided. */
  readonly severity: Severity;
  readonly status: RuleStatus;
  readonly citation: string;
  /** The first parameter read and its value: what the fact is measured against. */
  readonly parameter: string | null;
  readonly value: ParameterScalar | null;
  readonly governedBy: Anchor;
  readonly governedOn: CalendarDate;
  /** The day from which this version of the rule holds, and its digest. */
  readonly version: CalendarDate;
  readonly digest: Digest;
  readonly parameters: readonly ParameterReading[];
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Facts that must be brought before the rule can be answered. */
  readonly missing: readonly string[];
}

export function worstVerdict(findings: readonly { readonly verdict: Verdict }[]): Verdict {
  let worst = 0;
  for (const { verdict } of findings) worst = Math.max(worst, VERDICTS.indexOf(verdict));
  return VERDICTS[worst] as Verdict;
}
