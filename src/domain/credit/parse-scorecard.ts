import { type Digest, digestOf, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { choleskyFactor } from '#domain/numeric/index.ts';
import { BADS_TO_DECIDE, type Bin, type Scorecard, type ScorecardVariable } from './scorecard.ts';
import {
  byKind,
  either,
  finite,
  listOf,
  oneOf,
  optional,
  orNull,
  record,
  type Shape,
  text,
  truth,
  within,
} from './shape.ts';

const count = within(0, Number.MAX_SAFE_INTEGER);
const positive = within(Number.MIN_VALUE, Number.MAX_VALUE);
const share = within(0, 1);

const binFields = {
  points: finite,
  share,
  fitted: orNull(record({ goods: count, bads: count, woe: finite })),
};

const bin: Shape = byKind({
  interval: record({ kind: text, from: orNull(finite), to: orNull(finite), ...binFields }),
  categories: record({ kind: text, values: listOf(either(text, oneOf('')), 1), ...binFields }),
  special: record({ kind: text, values: listOf(either(finite, text), 1), ...binFields }),
  missing: record({ kind: text, ...binFields }),
  rest: record({ kind: text, ...binFields }),
});

const variable: Shape = record({
  name: text,
  label: record({ zh: text, en: text }),
  type: oneOf('numeric', 'categorical'),
  document: text,
  freshDays: count,
  drift: record({ initialSd: within(0, 1), monthlySd: within(0, 1) }),
  iv: orNull(finite),
  coefficient: orNull(finite),
  bins: listOf(bin, 1),
});

function isDay(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parsed = parseCalendarDate(value);
  return parsed.ok && parsed.value === value;
}

const day: Shape = (value, path) => (isDay(value) ? null : path);

export const modelCard: Shape = record({
  title: text,
  purpose: text,
  population: text,
  outcome: text,
  data: text,
  rows: orNull(count),
  bads: orNull(count),
  limitations: listOf(text),
  approvedBy: orNull(text),
  approvedOn: orNull(day),
});

const fit: Shape = record({
  target: record({ column: text, bad: text }),
  intercept: finite,
  woeSmoothing: within(0, Number.MAX_VALUE),
  ridge: within(0, Number.MAX_VALUE),
  covariance: listOf(finite, 1),
  gradientNorm: finite,
  scores: record({ edges: listOf(finite), shares: listOf(share, 1) }),
  segment: orNull(
    record({
      column: text,
      strength: positive,
      rates: listOf(record({ segment: either(text, oneOf('')), rows: count, bads: count, pooledPd: share })),
    }),
  ),
});

const conformal: Shape = record({
  alpha: within(Number.MIN_VALUE, 1 - Number.EPSILON),
  split: oneOf('cross-fitted', 'held-out'),
  column: orNull(text),
  groups: listOf(
    record({ segment: orNull(either(text, oneOf(''))), goods: count, bads: count, good: share, bad: share }),
    1,
  ),
});

const scorecard: Shape = record({
  format: oneOf('weir-scorecard/1'),
  name: text,
  version: text,
  origin: oneOf('fitted', 'expert'),
  card: modelCard,
  mayDecide: truth,
  cutOffPd: within(Number.MIN_VALUE, 1 - Number.EPSILON),
  grades: listOf(record({ grade: text, below: share }), 1),
  scale: record({ pdo: positive, baseScore: finite, baseOdds: positive }),
  basePoints: finite,
  modelSd: within(0, Number.MAX_VALUE),
  variables: listOf(variable),
  dependence: optional(listOf(within(-1, 1))),
  conformal: optional(conformal),
  fit: orNull(fit),
});

/** The identity of a scorecard: a digest over all that it says. */
export function scorecardDigest(card: Scorecard): Digest {
  return digestOf(card);
}

/**
 * A scorecard from parsed JSON. Errors, in order: SCORECARD_FORMAT_UNKNOWN, SCORECARD_FIELD_INVALID,
 * SCORECARD_BINS_INVALID, SCORECARD_SHARES_INVALID, SCORECARD_MAY_NOT_DECIDE.
 */
export function parseScorecard(value: unknown): Result<Scorecard> {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  if (format !== 'weir-scorecard/1') return fail('SCORECARD_FORMAT_UNKNOWN', { format: String(format ?? '') });
  const problem = scorecard(value, '');
  if (problem !== null) return fail('SCORECARD_FIELD_INVALID', { field: problem });
  const card = value as Scorecard;
  const failure = fieldsDisagree(card) ?? card.variables.map(variableDisagrees).find(Boolean) ?? mayNotDecide(card);
  return failure ? { ok: false, error: failure } : ok(card);
}

function fieldsDisagree(card: Scorecard): Failure | undefined {
  const invalid = (field: string): Failure => ({ code: 'SCORECARD_FIELD_INVALID', params: { field } });
  const ascends = card.grades.every((bound, i) => i === 0 || bound.below > card.grades[i - 1]!.below);
  if (!ascends) return invalid('grades');
  const names = card.variables.map((v) => v.name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) return invalid(`variables[${twice}].name`);
  if ((card.origin === 'fitted') !== (card.fit !== null)) return invalid('fit');
  const size = card.variables.length + 1;
  if (card.fit && card.fit.covariance.length !== (size * (size + 1)) / 2) return invalid('fit.covariance');
  const pairs = (card.variables.length * (card.variables.length + 1)) / 2;
  if (card.dependence && !areCorrelations(card.dependence, card.variables.length, pairs)) return invalid('dependence');
  if (card.fit && card.fit.scores.shares.length !== card.fit.scores.edges.length + 1) return invalid('fit.scores');
  return undefined;
}

function areCorrelations(lower: readonly number[], size: number, pairs: number): boolean {
  if (lower.length !== pairs) return false;
  const matrix = new Float64Array(size * size);
  let at = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) matrix[i * size + j] = lower[at++]!;
  return matrix.every((value, i) => i % (size + 1) !== 0 || value === 1) && choleskyFactor(matrix, size) !== null;
}

// Shares that a person writes are rounded to a few digits.
const SHARE_TOLERANCE = 0.005;

function variableDisagrees(variable: ScorecardVariable): Failure | undefined {
  if (!binsAreSound(variable)) return { code: 'SCORECARD_BINS_INVALID', params: { variable: variable.name } };
  const sum = variable.bins.reduce((total, b) => total + b.share, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE)
    return { code: 'SCORECARD_SHARES_INVALID', params: { variable: variable.name, sum } };
  return undefined;
}

function binsAreSound(variable: ScorecardVariable): boolean {
  const kinds: readonly Bin['kind'][] = variable.bins.map((b) => b.kind);
  if (kinds.filter((kind) => kind === 'missing').length > 1 || kinds.filter((kind) => kind === 'rest').length > 1)
    return false;
  const values = variable.bins.flatMap((b) => (b.kind === 'categories' || b.kind === 'special' ? [...b.values] : []));
  if (new Set(values).size !== values.length) return false;
  if (variable.type === 'categorical') return !kinds.includes('interval');
  return !kinds.includes('categories') && !kinds.includes('rest') && intervalsMeet(variable.bins);
}

function intervalsMeet(bins: readonly Bin[]): boolean {
  const intervals = bins.filter((b) => b.kind === 'interval');
  return intervals.every((interval, i) => {
    if (interval.from !== null && interval.to !== null && interval.from >= interval.to) return false;
    if (i > 0 && interval.from === null) return false;
    return i === 0 || intervals[i - 1]!.to === interval.from;
  });
}

function mayNotDecide(card: Scorecard): Failure | undefined {
  if (!card.mayDecide) return undefined;
  const bads = card.card.bads ?? 0;
  const allowed = card.origin === 'fitted' ? bads >= BADS_TO_DECIDE : card.card.approvedBy !== null;
  if (allowed) return undefined;
  return { code: 'SCORECARD_MAY_NOT_DECIDE', params: { bads, needed: BADS_TO_DECIDE } };
}
