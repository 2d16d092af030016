import type { PreparedScorecard, Scorecard } from '#domain/credit/index.ts';
import type { Policy } from '#domain/decision/index.ts';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  findMeasure,
  type Snapshot,
  type SourceState,
} from '#domain/evidence/index.ts';
import { type CalendarDate, calendarDate } from '#domain/kernel/index.ts';
import { createPrng, normalCdf, type Prng } from '#domain/numeric/index.ts';

export const GENERATED_ON: CalendarDate = calendarDate('2024-06-30');

type Variable = Scorecard['variables'][number];

/** How much of a variable's rank the firm's own quality explains; the rest is its own chance. */
const SHARED = 0.6;

/**
 * One firm with a complete and fresh file, drawn from the population that the scorecard describes: its quality is a normal
 * draw, every variable follows it in part, and values fall into bins by the shares of the card.
 */
export function generateSnapshot(card: Scorecard, policy: Policy, seed: number): Snapshot {
  const prng = createPrng(seed, 1);
  const quality = prng.normal();
  const measures: Record<string, number> = {};
  for (const variable of card.variables) {
    const rank = normalCdf(SHARED * quality + Math.sqrt(1 - SHARED * SHARED) * prng.normal());
    measures[variable.name] = drawValue(variable, rank, prng);
  }
  const monthly = measures.salesMonthlyMeanFen ?? 0;
  Object.assign(measures, {
    salesMonthlyP20Fen: Math.round(monthly * (0.45 + 0.5 * prng.uniform())),
    salesLastYearFen: Math.round(monthly * 11),
    bankInflowP20Fen: Math.round(monthly * (0.5 + 0.5 * prng.uniform())),
    bankSurplusShare: 0.02 + 0.16 * prng.uniform(),
    bureauMonthlyPaymentFen: Math.round(monthly * 0.01 * prng.uniform()),
  });
  const kinds = policy.sources.map(({ kind }) => kind);
  const sources = kinds.map((kind) => freshSource(kind, prng.below(40)));
  return { firm: `firm-${seed}`, asOf: GENERATED_ON, sources, measures, categories: {} };
}

/** A value in the bin that the rank falls into, bins ordered from worst to best. */
function drawValue(variable: Variable, rank: number, prng: Prng): number {
  const order = [...variable.bins].sort((a, b) => a.points - b.points);
  let below = 0;
  for (const bin of order) {
    below += bin.share;
    if (bin.kind === 'interval' && (rank < below || bin === order.at(-1))) {
      const low = bin.from ?? (bin.to! > 0 ? bin.to! * 0.5 : bin.to! - 0.5);
      const high = bin.to ?? (low > 0 ? low * 2 : low + 1);
      return low + (high - low) * prng.uniform() * 0.999;
    }
  }
  throw new Error(`${variable.name} has no interval at rank ${rank}`);
}

function freshSource(kind: EvidenceKind, ageDays: number): SourceState {
  const quality = { accuracy: null, completeness: 1, consistency: 1, timeliness: 1, validity: 1, uniqueness: 1 };
  return { kind, state: 'present', rows: 500, firstOn: null, lastOn: null, ageDays, quality, root: null };
}

/** Some evidence of a snapshot made older or taken away; what it said stays as it was. */
export function weaken(snapshot: Snapshot, seed: number): Snapshot {
  const prng = createPrng(seed, 2);
  const gone = new Set<EvidenceKind>();
  const sources = snapshot.sources.flatMap((source): SourceState[] => {
    const fate = prng.uniform();
    if (fate < 0.2) {
      gone.add(source.kind);
      return [];
    }
    return fate < 0.7 ? [{ ...source, ageDays: (source.ageDays ?? 0) + 1 + prng.below(900) }] : [source];
  });
  const measures = Object.fromEntries(
    Object.entries(snapshot.measures).filter(([name]) => {
      const from = findMeasure(name)?.sources ?? [];
      return !from.some((kind) => gone.has(kind)) && prng.uniform() > 0.1;
    }),
  );
  return { ...snapshot, sources, measures };
}

/** A snapshot without some of its sources, and without what was summed from them. */
export function hideSources(snapshot: Snapshot, hidden: ReadonlySet<EvidenceKind>): Snapshot {
  return {
    ...snapshot,
    sources: snapshot.sources.filter(({ kind }) => !hidden.has(kind)),
    measures: Object.fromEntries(
      Object.entries(snapshot.measures).filter(
        ([name]) => !(findMeasure(name)?.sources ?? []).some((kind) => hidden.has(kind)),
      ),
    ),
  };
}

/** Every way to hide some of the sources of a snapshot, the empty one left out. */
export function subsetsOfSources({ sources }: Snapshot): ReadonlySet<EvidenceKind>[] {
  const kinds = EVIDENCE_KINDS.filter((kind) => sources.some((source) => source.kind === kind));
  return Array.from(
    { length: 2 ** kinds.length - 1 },
    (_, mask) => new Set(kinds.filter((_, i) => ((mask + 1) >> i) & 1)),
  );
}

/** The measures that cost the firm points: hiding them, one by one worst first, is the best that hiding single figures can do. */
export function costlyMeasures(snapshot: Snapshot, { variables }: PreparedScorecard): string[] {
  return variables
    .map((variable) => {
      const bin = variable.binOf(snapshot.measures[variable.name] ?? null);
      return { name: variable.name, gain: bin === null ? 0 : variable.meanPoints - variable.points[bin]! };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .map(({ name }) => name);
}
