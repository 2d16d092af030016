import { ABSENT_DAY, type DeliveredTable, type Deliveries, type EvidenceKind } from '#domain/evidence/index.ts';

const YEAR = 365;

/** Money columns of each kind that a forger inflates. */
const MONEY: Readonly<Partial<Record<EvidenceKind, readonly string[]>>> = {
  'sales-invoices': ['amountFen', 'taxFen', 'totalFen'],
  'tax-returns': ['salesFen', 'outputTaxFen'],
  'financial-statements': ['revenueFen', 'receivablesFen'],
  'self-declarations': ['annualRevenueFen'],
};
const EVENT: Readonly<Partial<Record<EvidenceKind, string>>> = {
  'sales-invoices': 'issuedOn',
  'tax-returns': 'periodEnd',
  'financial-statements': 'periodEnd',
  'self-declarations': 'declaredOn',
  'bank-transactions': 'on',
};

/**
 * A forger who has read the detectors. It invents no customer, moves no money in a circle, breaks no sum and no balance: it only makes what is there
 * larger over the last year, by one factor, in whichever sources it can reach, so that only a source that it cannot reach can tell.
 */
export function inflate(
  deliveries: Deliveries,
  kinds: readonly EvidenceKind[],
  factor: number,
  until: number,
): Deliveries {
  const forged: Partial<Record<EvidenceKind, DeliveredTable>> = { ...deliveries };
  for (const kind of kinds) {
    const delivered = deliveries[kind];
    if (!delivered) continue;
    forged[kind] =
      kind === 'bank-transactions'
        ? inflateBank(delivered, factor, until)
        : inflateRows(delivered, kind, factor, until);
  }
  return forged;
}

function inflateRows(delivered: DeliveredTable, kind: EvidenceKind, factor: number, until: number): DeliveredTable {
  const days = daysOf(delivered, kind);
  const columns = { ...delivered.table.columns };
  for (const name of MONEY[kind] ?? []) {
    const column = columns[name];
    if (column?.type !== 'fen') continue;
    const numbers = column.numbers.map((value, row) => (isLate(days, row, until) ? Math.round(value * factor) : value));
    columns[name] = { ...column, numbers };
  }
  const { amountFen, taxFen, totalFen } = columns;
  // Rounded apart, the parts would not make the total.
  if (amountFen?.type === 'fen' && taxFen?.type === 'fen' && totalFen?.type === 'fen')
    columns.totalFen = { ...totalFen, numbers: amountFen.numbers.map((amount, row) => amount + taxFen.numbers[row]!) };
  return { ...delivered, table: { ...delivered.table, columns } };
}

/** Customers pay more, the owner takes as much out again, and every balance is retyped. */
function inflateBank(delivered: DeliveredTable, factor: number, until: number): DeliveredTable {
  const { table } = delivered;
  const days = daysOf(delivered, 'bank-transactions');
  const { inFen, amountFen, balanceFen, summary } = table.columns;
  if (inFen?.type !== 'fen' || amountFen?.type !== 'fen' || balanceFen?.type !== 'fen' || summary?.type !== 'text')
    return delivered;
  const [ins, amounts, balances] = [inFen.numbers.slice(), amountFen.numbers.slice(), balanceFen.numbers.slice()];
  const raised = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const firm = table.firm.codes[row]!;
    const isSale = isLate(days, row, until) && summary.values[summary.codes[row]!] === '货款' && ins[row]! > 0;
    const more = isSale ? Math.round(ins[row]! * (factor - 1)) : 0;
    ins[row] = ins[row]! + more;
    amounts[row] = amounts[row]! + more;
    raised.set(firm, (raised.get(firm) ?? 0) + more);
    balances[row] = balances[row]! + raised.get(firm)!;
  }
  const columns = {
    ...table.columns,
    inFen: { ...inFen, numbers: ins },
    amountFen: { ...amountFen, numbers: amounts },
    balanceFen: { ...balanceFen, numbers: balances },
  };
  return { ...delivered, table: { ...table, columns } };
}

function daysOf({ table }: DeliveredTable, kind: EvidenceKind): Int32Array {
  const column = table.columns[EVENT[kind] ?? ''];
  return column?.type === 'date' ? column.days : new Int32Array(table.rows).fill(ABSENT_DAY);
}

function isLate(days: Int32Array, row: number, until: number): boolean {
  return days[row]! > until - YEAR && days[row]! <= until;
}
