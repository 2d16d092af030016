import type { KeptFinding } from '#app/ports/fraud-book.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { findingPayments, type StrippedInflow, searchGraph, strippedInflow } from '#domain/fraud/index.ts';
import { type Digest, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type Finding, THE_FIRM } from '#domain/verification/index.ts';
import { namesOn } from './money-around.ts';
import { readSubgraph } from './subgraph.ts';

/** A payment that a finding rests on. */
export interface FindingPayment {
  readonly from: string;
  readonly to: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly until: number;
  readonly amountFen: number;
}

/** A finding with all that a person needs to judge it. */
export interface FindingFile {
  readonly kept: KeptFinding;
  readonly firm: string | null;
  readonly finding: Finding;
  readonly note: string | null;
  /** Empty where it is no finding of the money, or where the part of the graph was not kept. */
  readonly payments: readonly FindingPayment[];
  readonly inflow: StrippedInflow | null;
}

const MOST_PAYMENTS = 400;

/** Errors: NOT_FOUND, SUBJECT_ERASED, SEALED_VALUE_REFUSED. */
export async function readFinding(work: Transaction, findingId: string): Promise<Result<FindingFile, Failure>> {
  const kept = await work.fraudBook.get(findingId);
  if (!kept) return fail('NOT_FOUND', { what: findingId });
  const content = await work.fraudBook.content(kept);
  if (!content.ok) return content;
  const firm = (await work.firms.get(kept.firmId))?.code ?? null;
  const { subgraph } = content.value.finding.values;
  const bare: FindingFile = { kept, firm, ...content.value, payments: [], inflow: null };
  if (typeof subgraph !== 'string' || firm === null) return ok(bare);
  const bytes = await work.partyGraph.kept(kept.firmId, subgraph as Digest);
  if (!bytes.ok || !bytes.value) return bytes.ok ? ok(bare) : bytes;
  const searched = searchGraph(readSubgraph(bytes.value));
  const { graph } = searched;
  const statement = await work.evidence.load(kept.firmId, 'bank-transactions');
  if (!statement.ok) return statement;
  const names = namesOn(work, statement.value, firm);
  const codes = await work.firms.codes(graph.parties.filter((party) => party.startsWith('firm_')));
  const nameOf = (party: number) => {
    const name = graph.parties[party]!;
    return name === kept.firmId ? THE_FIRM : (codes.get(name) ?? names.get(name) ?? name);
  };
  const payments = findingPayments(searched, kept.firmId, content.value.finding)
    .slice(0, MOST_PAYMENTS)
    .map((e) => ({
      from: nameOf(graph.from[e]!),
      to: nameOf(graph.to[e]!),
      at: graph.at[e]!,
      until: graph.until[e]!,
      amountFen: graph.amountFen[e]!,
    }));
  return ok({ ...bare, payments, inflow: strippedInflow(searched, kept.firmId, kept.asOf, [content.value.finding]) });
}
