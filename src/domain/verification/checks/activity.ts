import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { sumOver } from './sums.ts';

const YEAR = 365;
/** Growth of electricity, of goods shipped and of staff follows that of sales loosely. */
const SPREAD = 0.7;
/** Machines, hours and trades differ: alone it stops nobody. */
const MOST = 2.1;

/** How sales grew over a year against how an activity behind them did: sales that double while the machines stand still were not made. */
function checkActivity(
  evidence: FirmEvidence,
  kind: 'utility-bills' | 'logistics',
  field: string,
  check: string,
  counts: (records: FirmRecords, row: number) => boolean,
): Check {
  const sources = ['sales-invoices', kind] as const;
  const [sales, activity] = [evidence.of('sales-invoices'), evidence.of(kind)];
  if (!sales || !activity?.has(field)) return cannotTell(check, sources);
  const to = Math.min(sales.lastDay, activity.lastDay) + 1;
  if (to - 2 * YEAR < Math.max(sales.firstDay, activity.firstDay) - 31) return cannotTell(check, sources);
  const [recent, prior] = [
    { from: to - YEAR, to },
    { from: to - 2 * YEAR, to: to - YEAR },
  ];
  const of = (span: typeof recent) => sumOver(activity, field, span, (row) => counts(activity, row));
  const [before, now] = [sumOver(sales, 'amountFen', prior), sumOver(sales, 'amountFen', recent)];
  const [usedBefore, used] = [of(prior), of(recent)];
  if (before <= 0 || now <= 0 || usedBefore <= 0 || used <= 0) return cannotTell(check, sources);
  const expected = before * (used / usedBefore);
  const values = { salesGrowth: round(now / before - 1), activityGrowth: round(used / usedBefore - 1) };
  return relate({
    check,
    sources,
    left: now,
    right: expected,
    spread: SPREAD,
    most: MOST,
    suspicious: 'above',
    values,
  });
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}

export function checkElectricity(evidence: FirmEvidence): Check {
  const isPower = (records: FirmRecords, row: number) =>
    !records.has('utility') || records.is('utility', 'electricity', row);
  return checkActivity(evidence, 'utility-bills', 'usage', 'sales-growth-against-electricity', isPower);
}

export function checkShipments(evidence: FirmEvidence): Check {
  return checkActivity(evidence, 'logistics', 'goodsValueFen', 'sales-growth-against-shipments', () => true);
}
