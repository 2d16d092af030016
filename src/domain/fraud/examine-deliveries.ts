import type { Deliveries, Snapshot } from '#domain/evidence/index.ts';
import type { CalendarDate, Digest } from '#domain/kernel/index.ts';
import { type Examination, examineFirms, type Finding, partyKey } from '#domain/verification/index.ts';
import { type FraudContext, fraudFindings, searchGraph } from './fraud-findings.ts';
import { invoiceBlocks } from './money/invoice-pairs.ts';
import { type MoneyGraph, mergePayments } from './money/money-graph.ts';
import { registrationTies } from './money/registration-ties.ts';
import { firmAliases, statementPayments } from './money/statement-payments.ts';
import { circularInvoicing, invoiceEdges, tradersBothWays } from './signals/circular-invoicing.ts';
import type { Tie } from './signals/related-ring.ts';
import { shellCustomers } from './signals/shell-customers.ts';

/** The money around one firm as far as others tell of it too, which was read apart and kept under its digest. */
export interface Surroundings {
  readonly graph: MoneyGraph;
  /** The firm in that graph. */
  readonly party: string;
  readonly subgraph: Digest;
}

/** A block of sellers and buyers needs as many of them. */
const FEWEST_FIRMS = 3;

/**
 * The examinations of firms, one a snapshot: their evidence held against itself, and what the money and the invoices of all firms that were delivered
 * together say of each. `ties` are what the institution knows that parties share, beside the registers. Loops through firms whose statements are not here are only seen as far as statements name their payments; where `around` is given, for one firm, its
 * payments are read from there instead.
 */
export function examineDeliveries(
  deliveries: Deliveries,
  snapshots: readonly Snapshot[],
  ties: readonly Tie[] = [],
  around?: Surroundings,
): Examination[] {
  const [first] = snapshots;
  if (!first) return [];
  const { asOf } = first;
  const registration = deliveries.registration?.table;
  const aliases = firmAliases(registration);
  const bank = around ? undefined : deliveries['bank-transactions'];
  const searched = bank && searchGraph(mergePayments(statementPayments(bank, asOf, aliases)));
  const surrounded = around ? moneyAround(around, asOf) : [];
  const [sales, purchases] = [deliveries['sales-invoices']?.table, deliveries['purchase-invoices']?.table];
  const firms = Math.max(sales?.firm.values.length ?? 0, purchases?.firm.values.length ?? 0);
  const blocks = firms >= FEWEST_FIRMS ? invoiceBlocks(sales, purchases, asOf, aliases) : undefined;
  const traders = tradersBothWays(sales, purchases, aliases);
  const invoices = (['sales-invoices', 'purchase-invoices'] as const).flatMap((kind) => {
    const delivered = deliveries[kind];
    return delivered ? invoiceEdges(delivered, asOf, aliases, traders) : [];
  });
  const invoiced = searchGraph(mergePayments(invoices));
  const context: FraudContext = { ties: [...registrationTies(registration), ...ties] };
  return examineFirms(deliveries, snapshots, (firm) => {
    const party = partyKey(firm);
    return [
      ...surrounded,
      ...(searched ? fraudFindings(searched, party, asOf, context) : []),
      ...circularInvoicing(invoiced, party, asOf),
      ...(blocks ? shellCustomers(blocks, party) : []),
    ];
  });
}

/** What the surroundings say of their firm. What peers gained cannot be read from them, and the findings name the part of the graph that they follow from. */
function moneyAround({ graph, party, subgraph }: Surroundings, asOf: CalendarDate): Finding[] {
  const findings = fraudFindings(searchGraph(graph), party, asOf, { ties: [], peerGrowth: 1 });
  return findings.map((finding) => ({ ...finding, values: { ...finding.values, subgraph } }));
}
