import type { Transaction } from '#app/ports/transaction.ts';
import {
  fraudFindings,
  type MoneyGraph,
  type StrippedInflow,
  searchGraph,
  strippedInflow,
} from '#domain/fraud/index.ts';
import { type CalendarDate, type Digest, digestOf, type Failure, ok, type Result, utf8 } from '#domain/kernel/index.ts';
import type { Finding } from '#domain/verification/index.ts';
import { loadNeighbourhood } from './load-neighbourhood.ts';

/** What the money around a firm says of it on a day. */
export interface MoneyExamination {
  readonly findings: readonly Finding[];
  readonly inflow: StrippedInflow;
  /** Of the part of the graph that was read: the findings follow from it alone. */
  readonly subgraph: Digest;
  readonly payments: number;
}

const TEXT = new TextDecoder('utf-8', { fatal: true });

/**
 * Examines the money around a firm by what the store knows at the moment of the transaction, and keeps the part of the graph that was read, so that it
 * can be examined again. Undefined where no statement tells of the firm.
 */
export async function examineMoney(
  work: Pick<Transaction, 'partyGraph' | 'at'>,
  firmId: string,
  asOf: CalendarDate,
): Promise<MoneyExamination | undefined> {
  const graph = await loadNeighbourhood(work.partyGraph, firmId, asOf, work.at);
  if (!graph) return undefined;
  const subgraph = subgraphDigest(graph);
  await work.partyGraph.keep(firmId, asOf, subgraph, subgraphContent(graph));
  return examined(graph, firmId, asOf, subgraph);
}

/** Examines again by a part of the graph that was kept. Undefined where it was not. Errors: SUBJECT_ERASED, SEALED_VALUE_REFUSED. */
export async function examineMoneyAgain(
  work: Pick<Transaction, 'partyGraph'>,
  firmId: string,
  asOf: CalendarDate,
  subgraph: Digest,
): Promise<Result<MoneyExamination | undefined, Failure<'SUBJECT_ERASED' | 'SEALED_VALUE_REFUSED'>>> {
  const kept = await work.partyGraph.kept(firmId, subgraph);
  if (!kept.ok) return kept;
  return ok(kept.value && examined(readSubgraph(kept.value), firmId, asOf, subgraph));
}

function examined(graph: MoneyGraph, firmId: string, asOf: CalendarDate, subgraph: Digest): MoneyExamination {
  const searched = searchGraph(graph);
  // What peers gained is not to be read from the surroundings of one firm.
  const findings = fraudFindings(searched, firmId, asOf, { ties: [], peerGrowth: 1 });
  return { findings, inflow: strippedInflow(searched, firmId, asOf, findings), subgraph, payments: graph.from.length };
}

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

function subgraphDigest(graph: MoneyGraph): Digest {
  return digestOf(listsOf(graph));
}

function subgraphContent(graph: MoneyGraph): Uint8Array {
  return utf8(JSON.stringify(listsOf(graph)));
}

function readSubgraph(content: Uint8Array): MoneyGraph {
  const lists = JSON.parse(TEXT.decode(content)) as ReturnType<typeof listsOf>;
  return {
    ...lists,
    from: Int32Array.from(lists.from),
    to: Int32Array.from(lists.to),
    at: Float64Array.from(lists.at),
    until: Float64Array.from(lists.until),
    amountFen: Float64Array.from(lists.amountFen),
  };
}
