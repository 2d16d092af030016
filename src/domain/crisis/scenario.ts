import { type Failure, fail, isObject, ok, type Result } from '#domain/kernel/index.ts';

/** The ways in which one trouble becomes another. Each can be switched off. */
export const LOOPS = [
  'creditToRun',
  'runToCredit',
  'runToOverload',
  'overloadToRun',
  'overloadToCredit',
  'buffersToPricing',
] as const;
export type Loop = (typeof LOOPS)[number];

const SHAPES = ['none', 'V', 'U', 'W', 'L'] as const;
export type Shape = (typeof SHAPES)[number];

/** The factor of the economy by day: 0 in normal times, −depth at the worst. */
export interface MacroPath {
  readonly shape: Shape;
  readonly depth: number;
  readonly startDay: number;
  /** Half-life of the way back; how long U and W hold or wait; the share of the depth that L keeps. */
  readonly halfLifeDays: number;
  readonly holdDays: number;
  readonly keeps: number;
}

/** Money of one kind of funder. */
export interface FundingCohort {
  readonly name: string;
  readonly claimsFen: number;
  /** Share of its claims that it asks back each day in normal times. */
  readonly requestRate: number;
  /** What it earns a year. */
  readonly rate: number;
  /** A cut of its line on a day: so much of what it still holds is called at once. */
  readonly cutDay: number;
  readonly cutShare: number;
}

export interface CrisisLayer {
  readonly layer: string;
  readonly availableFen: number;
  readonly share: number;
}

export interface CrisisScenario {
  readonly name: string;
  readonly days: number;
  readonly macro: MacroPath;
  readonly book: {
    readonly balanceFen: number;
    readonly pd: number;
    readonly lgd: number;
    readonly rho: number;
    readonly rate: number;
    readonly tenorDays: number;
    /** Share of repaid principal that borrowers want to borrow again. */
    readonly renewal: number;
    /** Share of borrowers who cannot go on without a renewal, and of those the share that finds no bridge. */
    readonly rolloverShare: number;
    readonly noBridge: number;
    /** What loans lose that are sold in a hurry, and the most that can be sold a day. */
    readonly saleDiscount: number;
    readonly saleShare: number;
  };
  readonly cashFen: number;
  readonly funding: readonly FundingCohort[];
  readonly layers: readonly CrisisLayer[];
  /** Added to the log-odds of a request: for a point of arrears, 30 days of queue, a point of missing coverage, an hour of outage in three days. */
  readonly fear: {
    readonly arrears: number;
    readonly queue: number;
    readonly coverage: number;
    readonly outage: number;
  };
  readonly service: {
    /** Load in normal times and what can be served, in requests a second. */
    readonly load: number;
    readonly capacity: number;
    /** How much the load grows with the request rate over its normal level, and with a day of queue. */
    readonly perRun: number;
    readonly perQueueDay: number;
    /** What decisions made in a degraded mode add to the PD of what they lend, and the most that may be made so. */
    readonly degradedPd: number;
    readonly mostDegraded: number;
  };
  readonly competition: {
    /** A cut of all rates by competitors that the lender follows, from a day on. */
    readonly cutDay: number;
    readonly rateCut: number;
    /** Raised on new loans while the buffers do not cover what is expected. */
    readonly feeRise: number;
    /** Share of good borrowers lost for a point of fee, which raises the PD of those who stay. */
    readonly lostGood: number;
  };
  readonly loops: Readonly<Record<Loop, boolean>>;
}

type Numbers = Readonly<Record<string, readonly [low: number, high: number, otherwise: number | null]>>;
const ANY = Number.MAX_SAFE_INTEGER;

const MACRO: Numbers = {
  depth: [0, 10, 0],
  startDay: [0, 3650, 1],
  halfLifeDays: [1, 3650, 90],
  holdDays: [0, 3650, 60],
  keeps: [0, 1, 0.5],
};
const BOOK: Numbers = {
  balanceFen: [0, ANY, null],
  pd: [0, 1, null],
  lgd: [0, 1, null],
  rho: [0, 0.99, 0.1],
  rate: [0, 10, 0],
  tenorDays: [1, 36_500, 365],
  renewal: [0, 1, 0],
  rolloverShare: [0, 1, 0],
  noBridge: [0, 1, 1],
  saleDiscount: [0, 1, 0],
  saleShare: [0, 1, 0],
};
const COHORT: Numbers = {
  claimsFen: [0, ANY, null],
  requestRate: [0, 1, null],
  rate: [0, 10, 0],
  cutDay: [0, 36_500, 0],
  cutShare: [0, 1, 0],
};
const LAYER: Numbers = { availableFen: [0, ANY, null], share: [0, 1, 1] };
const FEAR: Numbers = { arrears: [0, 1000, 0], queue: [0, 1000, 0], coverage: [0, 1000, 0], outage: [0, 1000, 0] };
const SERVICE: Numbers = {
  load: [0, 1e9, 0],
  capacity: [0, 1e9, 1e9],
  perRun: [0, 1e6, 0],
  perQueueDay: [0, 1e6, 0],
  degradedPd: [0, 1, 0],
  mostDegraded: [0, 1, 1],
};
const COMPETITION: Numbers = {
  cutDay: [0, 36_500, 1],
  rateCut: [0, 1, 0],
  feeRise: [0, 1, 0],
  lostGood: [0, 1000, 0],
};

/** A scenario as a YAML or JSON document states it; keys that nobody knows are refused. Errors: CRISIS_SCENARIO_WRONG, naming the key. */
export function parseCrisis(document: unknown): Result<CrisisScenario, Failure<'CRISIS_SCENARIO_WRONG'>> {
  try {
    return ok(read(document));
  } catch (error) {
    if (error instanceof Wrong) return fail('CRISIS_SCENARIO_WRONG', { path: error.path, expected: error.expected });
    throw error;
  }
}

/** Carries the first thing that is wrong out of the readers below; it never leaves this file. */
class Wrong extends Error {
  readonly path: string;
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(path);
    this.path = path;
    this.expected = expected;
  }
}

const TOP = [
  'name',
  'days',
  'macro',
  'book',
  'cashFen',
  'funding',
  'layers',
  'fear',
  'service',
  'competition',
  'loops',
];

function read(document: unknown): CrisisScenario {
  const top = objectOf(document, '(document)', TOP);
  const macro = objectOf(top.macro ?? {}, 'macro', ['shape', ...Object.keys(MACRO)]);
  const shape = SHAPES.find((each) => each === (macro.shape ?? 'none'));
  if (!shape) throw new Wrong('macro.shape', SHAPES.join(' | '));
  const loops = objectOf(top.loops ?? {}, 'loops', LOOPS);
  const off = Object.entries(loops).find(([, value]) => typeof value !== 'boolean');
  if (off) throw new Wrong(`loops.${off[0]}`, 'true | false');
  const { days, cashFen } = numbersOf(top, '', { days: [1, 3650, 365], cashFen: [0, ANY, null] });
  return {
    name: String(top.name ?? ''),
    days: Math.floor(days!),
    cashFen: Math.round(cashFen!),
    macro: { shape, ...(numbersOf(macro, 'macro', MACRO) as Omit<MacroPath, 'shape'>) },
    book: section(top.book, 'book', BOOK) as CrisisScenario['book'],
    funding: listOf(top.funding, 'funding', 'name', COHORT) as unknown[] as FundingCohort[],
    layers: listOf(top.layers ?? [], 'layers', 'layer', LAYER) as unknown[] as CrisisLayer[],
    fear: section(top.fear ?? {}, 'fear', FEAR) as CrisisScenario['fear'],
    service: section(top.service ?? {}, 'service', SERVICE) as CrisisScenario['service'],
    competition: section(top.competition ?? {}, 'competition', COMPETITION) as CrisisScenario['competition'],
    loops: Object.fromEntries(LOOPS.map((loop) => [loop, loops[loop] ?? true])) as CrisisScenario['loops'],
  };
}

function objectOf(value: unknown, path: string, known: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) throw new Wrong(path, '{ … }');
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new Wrong(`${path}.${stranger.slice(0, 40)}`, known.join(', '));
  return value as Record<string, unknown>;
}

function section(value: unknown, path: string, numbers: Numbers): Record<string, number> {
  return numbersOf(objectOf(value, path, Object.keys(numbers)), path, numbers);
}

function listOf(value: unknown, path: string, name: string, numbers: Numbers): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new Wrong(path, '[ … ]');
  return value.map((each, i) => {
    const at = `${path}[${i}]`;
    const cells = objectOf(each, at, [name, ...Object.keys(numbers)]);
    return { [name]: String(cells[name] ?? `${i + 1}`), ...numbersOf(cells, at, numbers) };
  });
}

function numbersOf(cells: Record<string, unknown>, path: string, numbers: Numbers): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [key, [low, high, otherwise]] of Object.entries(numbers)) {
    const given = cells[key] ?? otherwise;
    const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
    if (typeof value !== 'number' || !(value >= low && value <= high))
      throw new Wrong(path === '' ? key : `${path}.${key}`, `[${low}, ${high}]`);
    values[key] = key.endsWith('Fen') ? Math.round(value) : value;
  }
  return values;
}
