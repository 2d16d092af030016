import type { Check } from '../check.ts';
import type { FirmEvidence } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { salesOver } from './statement-sums.ts';

/** What owners say of their sales is round and hopeful. */
const SPREAD = 0.35;
/** No decision reads it: alone it stops nobody. */
const MOST = 2.1;
const YEAR = 365;

/** The yearly revenue that the owner declares against the sales of the year before. */
export function checkDeclaredRevenue(evidence: FirmEvidence): Check {
  const check = 'declared-revenue-against-sales';
  const sources = ['self-declarations', 'sales-invoices', 'tax-returns'] as const;
  const declared = evidence.of('self-declarations');
  const row = declared?.rows.at(-1);
  const sales = evidence.of('sales-invoices') ?? evidence.of('tax-returns');
  if (!declared || row === undefined || !sales) return cannotTell(check, sources);
  const to = Math.min(declared.dayOf(row), sales.lastDay) + 1;
  const right = salesOver(evidence, { from: to - YEAR, to });
  const left = declared.number('annualRevenueFen', row);
  if (right === undefined || Number.isNaN(left)) return cannotTell(check, sources);
  return relate({
    check,
    sources,
    left,
    right,
    spread: SPREAD,
    most: MOST,
    suspicious: 'above',
    records: [declared.id(row)],
  });
}
