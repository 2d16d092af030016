import { type CalendarDate, dayNumber, type Fen, fen } from '#domain/kernel/index.ts';
import type { Finding } from '#domain/verification/index.ts';
import { findLoops } from './loops/find-loops.ts';
import { LOOP_RULES, type Loop } from './loops/loop.ts';
import { dayOf, type MoneyGraph } from './money/money-graph.ts';
import { findingOf } from './signals/finding-of.ts';
import { PaymentIndex } from './signals/firm-money.ts';
import { loopSignals } from './signals/fund-loops.ts';
import { gathering } from './signals/gathering.ts';
import { passThrough } from './signals/pass-through.ts';
import { relatedRing, type Tie } from './signals/related-ring.ts';
import { inflowGrowth, median, windowDressing } from './signals/window-dressing.ts';

/** A graph of payments that was searched for loops once, for the findings of any of its parties. */
export interface SearchedGraph {
  readonly graph: MoneyGraph;
  readonly payments: PaymentIndex;
  readonly byParty: ReadonlyMap<string, number>;
  /** Loops of three and more, and of two, by everybody in them. */
  readonly loops: ReadonlyMap<number, readonly Loop[]>;
  readonly reciprocal: ReadonlyMap<number, readonly Loop[]>;
  /** The search ended before it was complete. */
  readonly truncated: boolean;
}

export interface FraudContext {
  /** What parties share; none where nothing is known. */
  readonly ties: readonly Tie[];
  /** The median growth of peers over the last 90 days; worked out from the graph where absent. */
  readonly peerGrowth?: number;
}

/** Edges looked at in a search that a decision waits for. */
const STEPS = 20_000_000;

export function searchGraph(graph: MoneyGraph): SearchedGraph {
  const found = findLoops({ ...graph, parties: graph.parties.length }, { ...LOOP_RULES, steps: STEPS });
  return {
    graph,
    payments: new PaymentIndex(graph),
    byParty: new Map(graph.parties.map((name, party) => [name, party])),
    loops: byMember(found.loops),
    reciprocal: byMember(found.reciprocal),
    truncated: found.truncated,
  };
}

function byMember(loops: readonly Loop[]): Map<number, Loop[]> {
  const members = new Map<number, Loop[]>();
  for (const loop of loops)
    for (const party of new Set([...loop.parties, ...loop.mules])) {
      const list = members.get(party);
      if (list) list.push(loop);
      else members.set(party, [loop]);
    }
  return members;
}

/**
 * What the money says of a firm on the day of its application: loops, passing through, gathering and scattering, rings of related parties, and inflow
 * dressed up before it. `firm` is its party in the graph. Payments after the day are not looked at. Each finding names its evidence, what an honest firm could
 * answer, and the records that are stripped from what it earned.
 */
export function fraudFindings(
  { payments, byParty, loops, reciprocal }: SearchedGraph,
  firm: string,
  applicationOn: CalendarDate,
  context: FraudContext = { ties: [] },
): Finding[] {
  const party = byParty.get(firm);
  if (party === undefined) return [];
  const asOf = dayNumber(applicationOn);
  const money = payments.of(party, asOf);
  const byThen = (loop: Loop) => loop.parties.includes(party) && dayOf(loop.endsAt) <= asOf;
  const signals = [
    ...loopSignals(money, (loops.get(party) ?? []).filter(byThen), (reciprocal.get(party) ?? []).filter(byThen)),
    ...passThrough(money),
    ...gathering(money),
    ...relatedRing(money, context.ties),
    ...windowDressing(money, context.peerGrowth ?? peersGrowth(payments, asOf)),
  ];
  return signals.map((signal) => findingOf(money, signal));
}

/** The most peers that are asked for their growth. */
const MOST_PEERS = 200;

/** The median growth of parties with statements of their own, by day; one firm among many weighs nothing, so that it is the same for all. */
const GROWTHS = new WeakMap<PaymentIndex, Map<number, number>>();

/** 1 where fewer than five parties have enough of a history. */
function peersGrowth(payments: PaymentIndex, asOf: number): number {
  const known = GROWTHS.get(payments) ?? new Map<number, number>();
  GROWTHS.set(payments, known);
  const remembered = known.get(asOf);
  if (remembered !== undefined) return remembered;
  const { graph } = payments;
  const peers = new Set<number>();
  for (let e = 0; e < graph.to.length && peers.size < MOST_PEERS; e++)
    if (graph.payeeRecord[e] !== '') peers.add(graph.to[e]!);
  const growths = [...peers].flatMap((peer) => inflowGrowth(payments.of(peer, asOf)) ?? []);
  const growth = growths.length < 5 ? 1 : median(growths);
  known.set(asOf, growth);
  return growth;
}

/** What a firm received, what of it is stripped by its findings, and what is left: both numbers are shown. */
export interface StrippedInflow {
  readonly claimedFen: Fen;
  readonly strippedFen: Fen;
  readonly keptFen: Fen;
}

/** The inflow of a firm in the year before a day, and what is left of it without the payments that its findings strip. */
export function strippedInflow(
  { graph, byParty }: Pick<SearchedGraph, 'graph' | 'byParty'>,
  firm: string,
  asOf: CalendarDate,
  findings: readonly Finding[],
): StrippedInflow {
  const party = byParty.get(firm) ?? -1;
  const until = dayNumber(asOf);
  const stripped = new Set(findings.flatMap(({ strips }) => strips.flatMap(({ records }) => records)));
  let [claimed, taken] = [0, 0];
  for (let e = 0; e < graph.to.length; e++) {
    const day = dayOf(graph.at[e]!);
    if (graph.to[e] !== party || day > until || day <= until - 365) continue;
    claimed += graph.amountFen[e]!;
    if (stripped.has(graph.payeeRecord[e]!)) taken += graph.amountFen[e]!;
  }
  return { claimedFen: fen(claimed), strippedFen: fen(taken), keptFen: fen(claimed - taken) };
}
