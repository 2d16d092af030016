import type { Transaction } from '#app/ports/transaction.ts';
import {
  fraudFindings,
  type MoneyGraph,
  type StrippedInflow,
  searchGraph,
  strippedInflow,
} from '#domain/fraud/index.ts';
import { type CalendarDate, type Digest, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { Finding } from '#domain/verification/index.ts';
import { loadNeighbourhood } from './load-neighbourhood.ts';
import { keptSubgraph, readSubgraph } from './subgraph.ts';

/** What the money around a firm says of it on a day. */
export interface MoneyExamination {
  readonly findings: readonly Finding[];
  readonly inflow: StrippedInflow;
  /** Of the part of the graph that was read: the findings follow from it alone. */
  readonly subgraph: Digest;
  readonly graph: MoneyGraph;
}

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
  const { digest, content } = keptSubgraph(graph);
  await work.partyGraph.keep(firmId, asOf, digest, content);
  return examined(graph, firmId, asOf, digest);
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
  return { findings, inflow: strippedInflow(searched, firmId, asOf, findings), subgraph, graph };
}
