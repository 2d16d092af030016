import type { CandidateLoop, CandidateLoops } from './candidate-loops.ts';
import type { Loop, LoopKind } from './loop.ts';

/**
 * Of all loops that were met, those that are reported: the least likely first, and a transfer's money goes round once:
 * a loop of which half the transfers are already in better ones is their shadow. Transfers are numbers of the graph here.
 */
export function chooseLoops(candidates: CandidateLoops): Loop[] {
  const rank = (loop: CandidateLoop) => loop.rank - (isUniform(loop, candidates) ? UNIFORM_BONUS : 0);
  const ranks = new Map(candidates.list.map((loop) => [loop, rank(loop)]));
  const order = candidates.list.slice().sort((a, b) => ranks.get(a)! - ranks.get(b)!);
  const taken = new Set<number>();
  const chosen: Loop[] = [];
  for (const candidate of order) {
    if (isStar(candidate, candidates)) continue;
    const transfers = [...candidate.hops].flatMap((hop) => candidates.transfers(hop));
    const shared = transfers.reduce((count, e) => count + (taken.has(e) ? 1 : 0), 0);
    if (2 * shared >= transfers.length) continue;
    for (const e of transfers) taken.add(e);
    chosen.push(describe(candidate, transfers, candidates));
  }
  return chosen.sort((a, b) => a.startsAt - b.startsAt || a.transfers[0]! - b.transfers[0]!);
}

/**
 * One set of transfers can often be read in two ways: an account in the middle is a principal, or the mule of a part. Who
 * hides a loop hides all of it, so that the reading in which every hop is routed, some in parts, is preferred to a mixed one.
 */
const UNIFORM_BONUS = 20;

function isUniform({ hops }: CandidateLoop, candidates: CandidateLoops): boolean {
  return hops.every((hop) => candidates.routed(hop)) && hops.some((hop) => candidates.transfers(hop).length > 2);
}

/** Whether fewer accounts than hops pass the money on: a group's cash pool in which everybody pays by way of the head, and no ring. */
function isStar({ hops }: CandidateLoop, candidates: CandidateLoops): boolean {
  const mules = new Set<number>();
  let routed = 0;
  for (const hop of hops) {
    if (!candidates.routed(hop)) continue;
    routed++;
    for (const mule of candidates.mules(hop)) mules.add(mule);
  }
  return mules.size < routed;
}

function describe({ hops, logChance }: CandidateLoop, transfers: number[], candidates: CandidateLoops): Loop {
  const { start } = candidates.graph;
  transfers.sort((a, b) => a - b);
  const list = [...hops];
  const routed = list.some((hop) => candidates.routed(hop));
  const parties = list.map((hop) => candidates.from(hop));
  const agents = parties.filter((party) => candidates.isIntermediary(party));
  const kind: LoopKind =
    routed || agents.length > 0 ? 'mule-routed' : transfers.length > hops.length ? 'aggregated' : 'direct';
  return {
    parties: parties.filter((party) => !candidates.isIntermediary(party)),
    mules: [...new Set([...agents, ...list.flatMap((hop) => candidates.mules(hop))])],
    transfers,
    amountFen: Math.min(...list.map((hop) => candidates.sent(hop))),
    startsAt: start[transfers[0]!]!,
    endsAt: start[transfers.at(-1)!]!,
    kind,
    chance: Math.exp(logChance),
  };
}
