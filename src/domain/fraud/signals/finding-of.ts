import { fen, fromDayNumber } from '#domain/kernel/index.ts';
import { type Finding, MOST_RECORDS, type Severity, THE_FIRM } from '#domain/verification/index.ts';
import { dayOf } from '../money/money-graph.ts';
import { type FirmMoney, ownRecords, sumOf } from './firm-money.ts';

export interface Signal {
  readonly code: string;
  readonly severity: Severity;
  /** Parties by number, in the order of the flow. */
  readonly parties: readonly number[];
  /** The payments it rests on, the most telling first. */
  readonly edges: readonly number[];
  /** Its money where that is not the sum of its payments. */
  readonly amountFen?: number;
  readonly innocentExplanations: readonly string[];
  readonly values?: Finding['values'];
  /** The firm's payments that are no business. */
  readonly stripped?: readonly number[];
}

/** A finding in the words of an examination: the firm by its placeholder, payments by the firm's own records. */
export function findingOf(money: FirmMoney, signal: Signal): Finding {
  const { graph, party } = money;
  const { edges } = signal;
  const records = ownRecords(money, edges);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const e of edges) {
    first = Math.min(first, graph.at[e]!);
    last = Math.max(last, graph.at[e]!);
  }
  const stripped = ownRecords(money, signal.stripped ?? []);
  return {
    code: signal.code,
    severity: signal.severity,
    parties: signal.parties.map((p) => (p === party ? THE_FIRM : graph.parties[p]!)),
    records: records.slice(0, MOST_RECORDS),
    amountFen: fen(Math.round(signal.amountFen ?? sumOf(graph.amountFen, edges))),
    startsOn: edges.length > 0 ? fromDayNumber(dayOf(first)) : null,
    endsOn: edges.length > 0 ? fromDayNumber(dayOf(last)) : null,
    innocentExplanations: [...signal.innocentExplanations],
    values: { ...signal.values, payments: edges.length },
    strips: stripped.length > 0 ? [{ kind: 'bank-transactions', records: stripped }] : [],
  };
}
