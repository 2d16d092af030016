import type { Transaction } from '#app/ports/transaction.ts';
import type { EvidenceTable } from '#domain/evidence/index.ts';
import { counterpartyOf, type Surroundings } from '#domain/fraud/index.ts';
import type { CalendarDate } from '#domain/kernel/index.ts';
import { partyKey } from '#domain/verification/index.ts';
import { loadNeighbourhood, partyName } from './load-neighbourhood.ts';
import { keptSubgraph } from './subgraph.ts';

/**
 * The money around a firm for its examination, kept under its digest; parties are named as far as the firm's own statement and the codes of other firms
 * tell, so that a person can read the findings. Undefined where no statement tells of the firm.
 */
export async function moneyAround(
  work: Pick<Transaction, 'partyGraph' | 'firms' | 'at'>,
  { firmId, code }: { readonly firmId: string; readonly code: string },
  statement: EvidenceTable | undefined,
  asOf: CalendarDate,
): Promise<Surroundings | undefined> {
  const graph = await loadNeighbourhood(work.partyGraph, firmId, asOf, work.at);
  if (!graph) return undefined;
  const { digest, content } = keptSubgraph(graph);
  await work.partyGraph.keep(firmId, asOf, digest, content);
  const codes = await work.firms.codes(graph.parties.filter((party) => party.startsWith('firm_') && party !== firmId));
  const names = namesOn(work, statement, code);
  const parties = graph.parties.map((party) => codes.get(party) ?? names.get(party) ?? party);
  return { graph: { ...graph, parties }, party: firmId, subgraph: digest };
}

/** The counterparties that a statement names, by the parties that they are. */
export function namesOn(
  { partyGraph }: Pick<Transaction, 'partyGraph'>,
  statement: EvidenceTable | undefined,
  code: string,
): ReadonlyMap<string, string> {
  const firm = partyKey(code);
  const column = statement?.columns.counterparty;
  if (column?.type !== 'text') return new Map();
  return new Map(column.values.map((name) => [partyName(partyGraph.partyOf(counterpartyOf(name, firm))), name]));
}
