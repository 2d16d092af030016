/** Payments between parties as statements tell them, each once, in order of time. Parties are numbered by their place in `parties`. */
export interface MoneyGraph {
  readonly parties: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Seconds since 1970 from which and until which the payment may have been made: a statement may name the day alone. */
  readonly at: Float64Array;
  readonly until: Float64Array;
  /** Whole fen, positive. */
  readonly amountFen: Float64Array;
  /** The record of the payer's statement, 64 characters of lower-case hex; '' where that statement is not known. */
  readonly payerRecord: readonly string[];
  readonly payeeRecord: readonly string[];
}

/** One line of a statement: who says it, to or from whom. */
export interface ReportedPayment {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly until: number;
  readonly amountFen: number;
  readonly record: string;
  readonly by: 'payer' | 'payee';
}

/** China's clock is eight hours ahead: the day of a moment. */
export function dayOf(at: number): number {
  return Math.floor((at + 28_800) / 86_400);
}

/**
 * Joins what payers and payees report: a payment that stands in both statements, with the same parties, amount and day, is one. Where one side lists
 * it n times and the other m times on a day, there were max(n, m) of them. The narrower span of time counts.
 */
export function mergePayments(reports: Iterable<ReportedPayment>): MoneyGraph {
  const groups = new Map<string, { payer: ReportedPayment[]; payee: ReportedPayment[] }>();
  for (const report of reports) {
    const key = `${report.from}\n${report.to}\n${report.amountFen}\n${dayOf(report.at)}`;
    const group = groups.get(key) ?? { payer: [], payee: [] };
    group[report.by].push(report);
    groups.set(key, group);
  }
  const payments = [...groups.values()].flatMap(({ payer, payee }) =>
    Array.from({ length: Math.max(payer.length, payee.length) }, (_, i) => joined(payer[i], payee[i])),
  );
  payments.sort((a, b) => a.at - b.at || (a.record < b.record ? -1 : 1));
  const numbers = new Map<string, number>();
  const number = (party: string) => {
    const known = numbers.get(party);
    if (known !== undefined) return known;
    numbers.set(party, numbers.size);
    return numbers.size - 1;
  };
  return {
    from: Int32Array.from(payments, ({ from }) => number(from)),
    to: Int32Array.from(payments, ({ to }) => number(to)),
    at: Float64Array.from(payments, ({ at }) => at),
    until: Float64Array.from(payments, ({ until }) => until),
    amountFen: Float64Array.from(payments, ({ amountFen }) => amountFen),
    payerRecord: payments.map(({ payerRecord }) => payerRecord),
    payeeRecord: payments.map(({ payeeRecord }) => payeeRecord),
    parties: [...numbers.keys()],
  };
}

function joined(payer: ReportedPayment | undefined, payee: ReportedPayment | undefined) {
  const narrower = !payee || (payer && payer.until - payer.at <= payee.until - payee.at) ? payer! : payee;
  return { ...narrower, payerRecord: payer?.record ?? '', payeeRecord: payee?.record ?? '' };
}
