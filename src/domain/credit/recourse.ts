import type { CardValue } from './card-value.ts';
import type { PreparedScorecard, PreparedVariable } from './prepared-scorecard.ts';
import { logit, logOddsOfScore, scaleFactor } from './scale.ts';
import { type CardScore, scoreCard } from './score-card.ts';
import type { Bin } from './scorecard.ts';

/** What a person could change of a variable: which way its value can move, and the effort of one bin. */
export interface ActionableVariable {
  readonly name: string;
  readonly toward: 'lower' | 'higher';
  readonly effort: number;
}

/** One change: the value to reach, which is the edge of the bin that is aimed at. */
export interface RecourseChange {
  readonly variable: string;
  /** `at-least` the value, or `below` it. */
  readonly reach: 'at-least' | 'below';
  readonly value: number;
  readonly pointsGained: number;
  readonly effort: number;
}

export interface Recourse {
  readonly changes: readonly RecourseChange[];
  readonly effort: number;
  /** The case re-scored with the changes made. */
  readonly after: CardScore;
}

interface Step extends RecourseChange {
  readonly change: number;
  readonly gain: number;
  readonly to: CardValue;
}

// Points are counted in tenths, each gain rounded down and the need up, so that a sum that suffices surely does.
const TENTHS = 10;
const MOST_ATTEMPTS = 4;

/**
 * The changes of least effort after which the card approves and the approval holds: exact over all choices of one bin a variable, by
 * dynamic programming over whole tenths of points (after B. Ustun, A. Spangher and Y. Liu, Actionable recourse in linear
 * classification, 2019). Only fresh variables that are actionable move, each the way it can and to more points. Null where no
 * choice of them reaches an approval. What is found was scored again.
 */
export function cheapestRecourse(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedScorecard,
  cutOffPd: number,
  actionable: readonly ActionableVariable[],
): Recourse | null {
  const before = scoreCard(values, ages, prepared, cutOffPd);
  const choices = actionable.flatMap((action) => stepsFor(action, before, prepared));
  const { scale } = prepared.card;
  let need = scaleFactor(scale) * (logOddsOfScore(before.score, scale) + before.halfWidth - logit(cutOffPd));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const steps = leastEffort(choices, Math.floor(Math.max(0, need) * TENTHS) + 1);
    if (!steps) return null;
    const changed = { ...values };
    for (const step of steps) changed[step.variable] = step.to;
    const after = scoreCard(changed, ages, prepared, cutOffPd);
    if (after.action === 'approve' && after.holds) {
      const changes = steps.map(({ change: _, gain: __, to: ___, ...told }) => told);
      return { changes, effort: steps.reduce((sum, { effort }) => sum + effort, 0), after };
    }
    // The doubt of the new bins may be wider than that of the old ones.
    const gained = steps.reduce((sum, { pointsGained }) => sum + pointsGained, 0);
    need = Math.max(need, gained) + 1;
  }
  return null;
}

function stepsFor(action: ActionableVariable, before: CardScore, prepared: PreparedScorecard): Step[][] {
  const at = prepared.variables.findIndex(({ name }) => name === action.name);
  const seen = before.variables[at];
  if (seen?.state !== 'fresh' || seen.bin === null) return [];
  const { bins } = prepared.card.variables[at]!;
  const steps = bins.flatMap((bin, to): Step[] => {
    const step = stepTo(action, prepared.variables[at]!, bins, seen.bin!, to);
    return step && bin.share > 0 ? [step] : [];
  });
  return steps.length > 0 ? [steps] : [];
}

function stepTo(
  { name, toward, effort }: ActionableVariable,
  variable: PreparedVariable,
  bins: readonly Bin[],
  from: number,
  to: number,
): Step | null {
  const [now, then] = [bins[from]!, bins[to]!];
  if (now.kind !== 'interval' || then.kind !== 'interval') return null;
  const pointsGained = variable.points[to]! - variable.points[from]!;
  const gain = Math.floor(pointsGained * TENTHS);
  const change = toward === 'higher' ? to - from : from - to;
  if (gain <= 0 || change <= 0) return null;
  const value = toward === 'higher' ? then.from : then.to;
  if (value === null) return null;
  const reach = toward === 'higher' ? 'at-least' : 'below';
  const inside = toward === 'higher' ? value : justBelow(value, then.from);
  return { variable: name, reach, value, pointsGained, effort: effort * change, change, gain, to: inside };
}

/** A value of the bin below its upper edge. */
function justBelow(edge: number, from: number | null): number {
  const step = Math.max(Math.abs(edge), 1) * 1e-9;
  return from === null ? edge - step : Math.max(from, edge - step);
}

/** One step at most of each list, so that the gains reach `need` with the least effort; null where they cannot. */
function leastEffort(choices: readonly (readonly Step[])[], need: number): Step[] | null {
  const best = new Float64Array(need + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const taken = choices.map(() => new Int32Array(need + 1).fill(-1));
  choices.forEach((steps, list) => {
    const previous = Float64Array.from(best);
    steps.forEach((step, which) => {
      for (let reached = 0; reached <= need; reached++) {
        if (previous[reached]! === Number.POSITIVE_INFINITY) continue;
        const next = Math.min(need, reached + step.gain);
        const effort = previous[reached]! + step.effort;
        if (effort >= best[next]!) continue;
        best[next] = effort;
        taken[list]![next] = reached * steps.length + which;
      }
    });
  });
  if (best[need] === Number.POSITIVE_INFINITY) return null;
  return walkBack(choices, taken, need);
}

/** The steps that led to `need`: in each list, from the last, the one that set the effort, where one did. */
function walkBack(choices: readonly (readonly Step[])[], taken: readonly Int32Array[], need: number): Step[] {
  const steps: Step[] = [];
  let reached = need;
  for (let list = choices.length - 1; list >= 0; list--) {
    const code = taken[list]![reached]!;
    if (code < 0) continue;
    const of = choices[list]!;
    steps.push(of[code % of.length]!);
    reached = Math.floor(code / of.length);
  }
  return steps.reverse();
}
