import { dayOf } from '../money/money-graph.ts';
import type { Signal } from './finding-of.ts';
import { type FirmMoney, sumOf } from './firm-money.ts';

/** What two parties may share: an owner, a legal person, a telephone, an address, a device. */
export interface Tie {
  readonly party: string;
  readonly kind: 'owner' | 'legal-person' | 'phone' | 'address' | 'device';
  readonly value: string;
}

/** A value that more parties than this share is an office building or an agent's telephone, and ties nobody. */
const MOST_TIED = 12;

/** The share of the inflow or outflow that has to be with the ring; so much less where nearly everybody in it pays everybody, which no group of companies does. */
const SHARE = 0.05;
const DENSE_SHARE = 0.005;
const DENSE_MEMBERS = 4;
const DENSITY = 0.6;

/**
 * Parties tied to the firm by ownership, person, telephone, address or device that also pay each other in a ring: the firm's place in the 2-core of payments among them, in which everybody
 * deals with two others at least. A cash pool is a star, whose 2-core is empty, and a parent with one subsidiary is a pair.
 */
export function relatedRing(money: FirmMoney, ties: readonly Tie[]): Signal[] {
  const { graph, party } = money;
  const tied = tiedParties(graph.parties[party]!, ties);
  if (tied.size < 2) return [];
  const members = new Set([party, ...graph.parties.flatMap((name, p) => (tied.has(name) ? [p] : []))]);
  const among: number[] = [];
  for (let e = 0; e < graph.from.length; e++)
    if (members.has(graph.from[e]!) && members.has(graph.to[e]!) && dayOf(graph.at[e]!) <= money.asOf) among.push(e);
  const ring = twoCore(among.map((e) => [graph.from[e]!, graph.to[e]!]));
  if (!ring.has(party)) return [];
  const edges = among.filter((e) => ring.has(graph.from[e]!) && ring.has(graph.to[e]!));
  const received = edges.filter((e) => graph.to[e] === party);
  const paid = edges.filter((e) => graph.from[e] === party);
  const share = Math.max(shareOf(money, received, money.ins), shareOf(money, paid, money.outs));
  const pairs = new Set(edges.map((e) => `${graph.from[e]} ${graph.to[e]}`)).size;
  const isDense = ring.size >= DENSE_MEMBERS && pairs >= DENSITY * ring.size * (ring.size - 1);
  if (share < (isDense ? DENSE_SHARE : SHARE)) return [];
  const kinds = new Set([...ring].flatMap((p) => tied.get(graph.parties[p]!) ?? []));
  return [
    {
      code: 'related-party-ring',
      severity: 'review',
      parties: [party, ...[...ring].filter((p) => p !== party)],
      edges: [...received, ...paid, ...edges.filter((e) => graph.from[e] !== party && graph.to[e] !== party)],
      amountFen: sumOf(graph.amountFen, received),
      innocentExplanations: ['group-of-companies', 'family-business', 'shared-office'],
      values: { ring: ring.size, ties: [...kinds].sort().join(' '), share: Math.round(share * 1e4) / 1e4 },
    },
  ];
}

function shareOf({ graph }: FirmMoney, part: readonly number[], all: Iterable<number>): number {
  const whole = sumOf(graph.amountFen, all);
  return whole > 0 ? sumOf(graph.amountFen, part) / whole : 0;
}

/** The nodes that are left when those with fewer than two neighbours are taken off again and again. */
function twoCore(pairs: readonly (readonly [number, number])[]): Set<number> {
  const neighbours = new Map<number, Set<number>>();
  for (const [u, v] of pairs) {
    if (u === v) continue;
    neighbours.set(u, (neighbours.get(u) ?? new Set()).add(v));
    neighbours.set(v, (neighbours.get(v) ?? new Set()).add(u));
  }
  const open = [...neighbours.keys()];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const near = neighbours.get(node);
    if (!near || near.size >= 2) continue;
    neighbours.delete(node);
    for (const other of near) {
      neighbours.get(other)?.delete(node);
      open.push(other);
    }
  }
  return new Set(neighbours.keys());
}

/** Everybody who shares a telling value with the party, directly or through others, with the kinds of ties. */
function tiedParties(party: string, ties: readonly Tie[]): Map<string, Tie['kind'][]> {
  const byValue = new Map<string, Tie[]>();
  const byParty = new Map<string, Tie[]>();
  for (const tie of ties) {
    if (tie.value.trim() === '') continue;
    const key = `${tie.kind}\n${tie.value}`;
    byValue.set(key, [...(byValue.get(key) ?? []), tie]);
    byParty.set(tie.party, [...(byParty.get(tie.party) ?? []), tie]);
  }
  const tied = new Map<string, Tie['kind'][]>();
  const open = [party];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { kind, value } of byParty.get(next) ?? []) {
      const sharing = byValue.get(`${kind}\n${value}`)!;
      if (sharing.length > MOST_TIED) continue;
      for (const other of sharing) {
        if (other.party === party) continue;
        if (!tied.has(other.party)) open.push(other.party);
        tied.set(other.party, [...(tied.get(other.party) ?? []), kind]);
      }
    }
  return tied;
}
