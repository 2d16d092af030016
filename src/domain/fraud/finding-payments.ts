import type { Finding } from '#domain/verification/index.ts';
import type { SearchedGraph } from './fraud-findings.ts';

/**
 * The payments that a finding of the money rests on, by number, in order of time: the firm's own that it names, and for loops also those between others.
 */
export function findingPayments(
  { graph, byParty, loops, reciprocal }: SearchedGraph,
  firm: string,
  finding: Pick<Finding, 'records' | 'strips'>,
): number[] {
  const party = byParty.get(firm);
  if (party === undefined) return [];
  const records = new Set([...finding.records, ...finding.strips.flatMap((stripped) => stripped.records)]);
  const isNamed = (e: number) => records.has(graph.payerRecord[e]!) || records.has(graph.payeeRecord[e]!);
  const chosen = new Set<number>();
  for (let e = 0; e < graph.from.length; e++)
    if ((graph.from[e] === party || graph.to[e] === party) && isNamed(e)) chosen.add(e);
  for (const loop of [...(loops.get(party) ?? []), ...(reciprocal.get(party) ?? [])])
    if (loop.transfers.some((e) => chosen.has(e))) for (const e of loop.transfers) chosen.add(e);
  return [...chosen].sort((a, b) => a - b);
}
