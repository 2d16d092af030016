import { dayNumber, rateToNumber } from '#domain/kernel/index.ts';
import { VAT_RATES } from '#domain/reference/index.ts';
import type { EvidenceTable } from '../table.ts';

/** Tax may stand this far from amount × rate: 0.15 percentage points of the amount, or one fen of rounding. */
const TOLERANCE = 0.0015;

/** Each rate with the day number from which it was first law. */
const FIRST_DAYS: readonly { readonly rate: number; readonly from: number }[] = VAT_RATES.flatMap(
  ({ from, value }, i) => {
    const earlier = new Set(VAT_RATES.slice(0, i).flatMap((entry) => ratesOf(entry.value)));
    return ratesOf(value)
      .filter((rate) => !earlier.has(rate))
      .map((rate) => ({ rate: rateToNumber(rate), from: dayNumber(from) }));
  },
);

function ratesOf(value: (typeof VAT_RATES)[number]['value']) {
  return value ? [...value.general, ...value.levy, ...value.unsettled] : [];
}

/**
 * Whether an invoice's tax is its amount times a rate that was law on its day or before it: an obligation that arose under
 * an old rate is invoiced with it later.
 */
export function bearsStatutoryRate(table: EvidenceTable): (row: number) => boolean {
  const { issuedOn, amountFen, taxFen } = table.columns;
  if (issuedOn?.type !== 'date' || amountFen?.type !== 'fen' || taxFen?.type !== 'fen') return () => true;
  const known = FIRST_DAYS[0]!.from;
  return (row) => {
    const day = issuedOn.days[row]!;
    if (day < known) return true;
    const amount = amountFen.numbers[row]!;
    const tax = taxFen.numbers[row]!;
    const allowed = Math.max(1, Math.abs(amount) * TOLERANCE);
    for (const { rate, from } of FIRST_DAYS) if (from <= day && Math.abs(tax - amount * rate) <= allowed) return true;
    return false;
  };
}
