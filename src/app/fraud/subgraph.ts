import type { MoneyGraph } from '#domain/fraud/index.ts';
import { type Digest, digestOf, utf8 } from '#domain/kernel/index.ts';

const TEXT = new TextDecoder('utf-8', { fatal: true });

/** A graph as plain lists: what its digest is taken over, and what is kept. */
function listsOf(graph: MoneyGraph) {
  const { parties, payerRecord, payeeRecord } = graph;
  return {
    schema: 'weir-money/1',
    parties: [...parties],
    from: [...graph.from],
    to: [...graph.to],
    at: [...graph.at],
    until: [...graph.until],
    amountFen: [...graph.amountFen],
    payerRecord: [...payerRecord],
    payeeRecord: [...payeeRecord],
  };
}

/** The digest of a part of the graph, and the bytes that are kept under it. */
export function keptSubgraph(graph: MoneyGraph): { readonly digest: Digest; readonly content: Uint8Array } {
  const lists = listsOf(graph);
  return { digest: digestOf(lists), content: utf8(JSON.stringify(lists)) };
}

export function readSubgraph(content: Uint8Array): MoneyGraph {
  const { schema: _, ...lists } = JSON.parse(TEXT.decode(content)) as ReturnType<typeof listsOf>;
  return {
    ...lists,
    from: Int32Array.from(lists.from),
    to: Int32Array.from(lists.to),
    at: Float64Array.from(lists.at),
    until: Float64Array.from(lists.until),
    amountFen: Float64Array.from(lists.amountFen),
  };
}
