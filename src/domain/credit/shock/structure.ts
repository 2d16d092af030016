import { type PeerShock, SEASONS_A_YEAR } from '#domain/macro/index.ts';
import { filterLevel, type LevelPath, type LevelStep, normalCdf } from '#domain/numeric/index.ts';

/** How fast a firm's structural level moves and how loud its months are: variances of the logarithm of sales, a month each. */
export interface LevelNoise {
  readonly drift: number;
  readonly noise: number;
}

/** Of a whole panel: the drift and the usual noise, and each firm's own noise. */
export interface PanelNoise extends LevelNoise {
  readonly byFirm: readonly number[];
}

/** What is known of a firm's capacity to sell, apart from what befell everybody. */
export interface StructuralReading {
  /**
   * The share of its capacity that the firm is expected to have kept: the chance that it sells in an ordinary month times the expectation
   * of the lesser of 1 and its structural level over that of a year ago. Growth makes up for no silence.
   */
  readonly index: number;
  /** The change of the structural level over a year, on the logarithm, and its standard deviation. */
  readonly change: number;
  readonly sd: number;
  /** The chance that the level broke within the last year, rather than drifted. */
  readonly broke: number;
  /** The chance that it sells in an ordinary month. */
  readonly sells: number;
  /** The chance that in half a year it sells, at a level of at least 85 % of that of a year ago. */
  readonly holds: number;
  /** How far the last observed period lies from the structural level, on the logarithm; null where it was silent. */
  readonly gap: number | null;
  /** The part of that gap that peers shared, in [0, 1]; null without a gap. */
  readonly sharedGap: number | null;
  /** Whether it sold in the last period; silent with most peers is no news of the firm. */
  readonly silence: 'active' | 'silent-with-peers' | 'silent-alone';
  /** Periods of the last year that were bad for most peers. */
  readonly systemicPeriods: number;
  /** For drawing: the logarithm of monthly sales without season, the level, and the peers' move, by period. */
  readonly path: { readonly sales: Float64Array; readonly level: Float64Array; readonly peers: Float64Array };
}

const MONTHS_AHEAD = 6;
const HOLDING = 0.85;
/** Silence in a period that was bad for everybody says so much less of one firm. */
const SYSTEMIC_SILENCE = 25;
const FEWEST_PERIODS = 6;
/** What a month weighs after another has passed, so that about a year is remembered, and a belief worth one month that a firm sells. */
const MONTHLY_MEMORY = 11 / 12;
const BELIEF = { active: 0.9, silent: 0.1 };

/**
 * The structural level by a local-level filter, in which a systemic period is first freed of what peers shared and then counts
 * for little, times how often the firm sells at all: a silent period is an event of its own and no sale of nothing. Where
 * a year was not seen, the first period stands for the year ago. Null where fewer than six periods have passed since the first sale.
 */
export function readStructure(shock: PeerShock, months: Float64Array, noise: LevelNoise): StructuralReading | null {
  const first = shock.sales.findIndex((value) => !Number.isNaN(value));
  const last = months.length - 1;
  if (first < 0 || last - first < FEWEST_PERIODS) return null;
  const base = Math.max(first, last - SEASONS_A_YEAR);
  const activity = activityPath(shock, months, first);
  const sells = activity[last]!;
  const stories = levelStories(shock, months, noise);
  const expect = (of: (story: LevelStory) => number) =>
    stories.reduce((sum, story) => sum + story.weight * of(story), 0);
  const changeOf = ({ path }: LevelStory) => path.level[last]! - path.smoothLevel[base]!;
  const varianceOf = ({ path }: LevelStory) => path.variance[last]! + path.smoothVariance[base]!;
  const change = expect(changeOf);
  const level = shock.sales.map((_, t) => expect(({ path }) => path.level[t]!));
  const value = shock.sales[last]!;
  const gap = Number.isNaN(value) ? null : value - level[last]!;
  const recent = shock.systemic.subarray(Math.max(0, last - SEASONS_A_YEAR + 1));
  return {
    index: sells * expect((story) => retained(changeOf(story), Math.sqrt(varianceOf(story)))),
    change,
    sd: Math.sqrt(expect((story) => varianceOf(story) + (changeOf(story) - change) ** 2)),
    sells,
    holds:
      sells *
      expect((story) => {
        const ahead = Math.sqrt(varianceOf(story) + noise.drift * MONTHS_AHEAD);
        return normalCdf((changeOf(story) - Math.log(HOLDING)) / ahead);
      }),
    broke: 1 - stories[0]!.weight,
    gap,
    sharedGap: gap === null || gap === 0 ? null : Math.min(1, Math.max(0, shock.move[last]! / gap)),
    silence: Number.isNaN(value) ? (shock.systemic[last] === 1 ? 'silent-with-peers' : 'silent-alone') : 'active',
    systemicPeriods: recent.reduce((sum, flag) => sum + flag, 0),
    path: { sales: shock.sales, level, peers: shock.move },
  };
}

/** What may have happened to the level, and how likely it is by what was seen. */
interface LevelStory {
  readonly weight: number;
  readonly path: LevelPath;
}

/** Beforehand, the chance in a month that the level breaks, and the variance of such a break on the logarithm. */
const BREAK = { chance: 0.01, variance: 0.5 };

/**
 * That nothing broke, then that the level broke in one of the periods of the last year. A walk alone takes months to believe in a loss of half the
 * sales; a break is believed as soon as it explains what is seen better, and forgotten when sales come back.
 */
function levelStories(shock: PeerShock, months: Float64Array, noise: LevelNoise): LevelStory[] {
  const last = months.length - 1;
  const calm = levelPath(shock, months, noise, null);
  const told = [{ prior: 1, path: calm }];
  for (let t = Math.max(1, last - SEASONS_A_YEAR + 1); t <= last; t++)
    told.push({ prior: BREAK.chance * months[t]!, path: levelPath(shock, months, noise, t) });
  const weights = told.map(({ prior, path }) => prior * Math.exp(path.logLikelihood - calm.logLikelihood));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return told.map(({ path }, i) => ({ path, weight: weights[i]! / total }));
}

function levelPath(
  shock: PeerShock,
  months: Float64Array,
  { drift, noise }: LevelNoise,
  brokeIn: number | null,
): LevelPath {
  const first = Math.max(
    0,
    shock.sales.findIndex((value) => !Number.isNaN(value)),
  );
  const usual = medianSpread(shock);
  const steps = Array.from(months, (span, t): LevelStep => {
    const value = shock.sales[t]!;
    const systemic = shock.systemic[t] === 1;
    const quiet = Number.isNaN(value) || t < first || span <= 0;
    // Firms of one trade are hit unequally: a period says less of each of them, the further apart they lie.
    const louder = systemic && usual > 0 ? Math.max(1, (shock.spread[t]! / usual) ** 2 || 1) : 1;
    return {
      drift: drift * span + (t === brokeIn ? BREAK.variance : 0),
      seen: quiet ? null : systemic ? value - shock.move[t]! : value,
      noise: (noise * louder) / Math.max(span, 1e-9),
    };
  });
  return filterLevel({ startLevel: shock.sales[first] ?? 0, startVariance: 4 * noise + 1 }, steps);
}

function medianSpread({ spread, systemic }: PeerShock): number {
  const ordinary = spread.filter((value, t) => systemic[t] === 0 && !Number.isNaN(value)).sort();
  return ordinary.length === 0 ? 0 : ordinary[ordinary.length >> 1]!;
}

/** E[min(1, eˣ)] of a normal x. */
function retained(mean: number, sd: number): number {
  if (sd <= 0) return Math.min(1, Math.exp(mean));
  return normalCdf(mean / sd) + Math.exp(mean + (sd * sd) / 2) * normalCdf(-mean / sd - sd);
}

/** The chance of a sale in a month, remembered less the longer ago: the mean of a beta whose evidence fades. */
function activityPath(shock: PeerShock, months: Float64Array, first: number): Float64Array {
  let [active, silent] = [0, 0];
  return months.map((span, t) => {
    if (t >= first) {
      const memory = MONTHLY_MEMORY ** span;
      const weight = shock.systemic[t] === 1 ? span / SYSTEMIC_SILENCE : span;
      active = active * memory + (Number.isNaN(shock.sales[t]!) ? 0 : weight);
      silent = silent * memory + (Number.isNaN(shock.sales[t]!) ? weight : 0);
    }
    return (active + BELIEF.active) / (active + silent + BELIEF.active + BELIEF.silent);
  });
}

const LEAST_NOISE = 0.01;
const LEAST_DRIFT = 0.0005;
/** Differences of the whole panel with which a firm's own noise is mixed. */
const POOLED = 12;
// The variance of a normal from the median of its squares.
const SQUARES_TO_VARIANCE = 1 / 0.454936;

/**
 * The noises of a panel, by the variances of differences over one to eleven periods: those grow by the drift for each month
 * between and begin at twice the noise. Medians of squares, since a few lots are many times the usual. No outcome is looked
 * at.
 */
export function fitLevelNoise(shocks: readonly PeerShock[], months: Float64Array): PanelNoise {
  const ordinary = shocks.map((shock) => ordinaryDifferences(shock, months));
  const lags = Array.from({ length: SEASONS_A_YEAR }, (_, k) => k + 1);
  const points = lags.flatMap((lag) => {
    const pairs = ordinary.flatMap((of) => of.filter((d) => d.lag === lag));
    if (pairs.length < POOLED) return [];
    const span = pairs.reduce((sum, { span: own }) => sum + own, 0) / pairs.length;
    return [{ span, variance: varianceOf(pairs.map(({ difference }) => difference)), weight: pairs.length }];
  });
  const { slope, intercept } = line(points);
  const drift = Math.max(LEAST_DRIFT, slope);
  const noise = Math.max(LEAST_NOISE, intercept / 2);
  return { drift, noise, byFirm: ordinary.map((of) => ownNoise(of, { drift, noise })) };
}

/** A firm's own noise, mixed with that of the panel. */
export function noiseOf(shock: PeerShock, months: Float64Array, panel: LevelNoise): LevelNoise {
  return { drift: panel.drift, noise: ownNoise(ordinaryDifferences(shock, months), panel) };
}

function ownNoise(differences: readonly Difference[], { drift, noise }: LevelNoise): number {
  const steps = differences.filter(({ lag }) => lag === 1);
  if (steps.length === 0) return noise;
  const mean = steps.reduce((sum, { difference, span }) => sum + difference ** 2 - drift * span, 0) / steps.length / 2;
  return Math.max(LEAST_NOISE, (Math.max(0, mean) * steps.length + noise * POOLED) / (steps.length + POOLED));
}

interface Difference {
  readonly lag: number;
  readonly span: number;
  readonly difference: number;
}

function ordinaryDifferences({ sales, systemic }: PeerShock, months: Float64Array): Difference[] {
  const found: Difference[] = [];
  for (let t = 0; t < sales.length; t++) {
    let span = 0;
    for (let lag = 1; lag <= SEASONS_A_YEAR && t + lag < sales.length; lag++) {
      span += months[t + lag]!;
      const difference = sales[t + lag]! - sales[t]!;
      if (!Number.isNaN(difference) && systemic[t] === 0 && systemic[t + lag] === 0)
        found.push({ lag, span, difference });
    }
  }
  return found;
}

function varianceOf(differences: readonly number[]): number {
  const squares = Float64Array.from(differences, (d) => d * d).sort();
  return squares[squares.length >> 1]! * SQUARES_TO_VARIANCE;
}

function line(points: readonly { readonly span: number; readonly variance: number; readonly weight: number }[]) {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return { slope: 0, intercept: 0 };
  const x = points.reduce((sum, { span, weight }) => sum + span * weight, 0) / total;
  const y = points.reduce((sum, { variance, weight }) => sum + variance * weight, 0) / total;
  const xx = points.reduce((sum, { span, weight }) => sum + weight * (span - x) ** 2, 0);
  const xy = points.reduce((sum, { span, variance, weight }) => sum + weight * (span - x) * (variance - y), 0);
  const slope = xx > 0 ? Math.max(0, xy / xx) : 0;
  return { slope, intercept: y - slope * x };
}
