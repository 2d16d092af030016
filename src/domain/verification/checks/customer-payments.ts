import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { partyKey } from '../party-key.ts';
import { cannotTell, relate } from './relation.ts';
import { orZero } from './sums.ts';

/** A customer is new where it was first billed in these days before the last invoice. */
const NEW_DAYS = 210;
/** Invoices this young need not be paid yet. */
const GRACE_DAYS = 45;
/** New customers matter where they make up this share of the sales since they came. */
const LEAST_SHARE = 0.08;
const SPREAD = 0.5;
/** Payers can only be told from customers where both lists name them alike: at least so many names meet. */
const LEAST_MET = 3;

/** What customers that appeared shortly before the application were billed, and what they paid: customers invented for it pay nothing. */
export function checkNewCustomers(evidence: FirmEvidence): Check {
  const check = 'new-customers-against-their-payments';
  const sources = ['sales-invoices', 'bank-transactions'] as const;
  const [sales, bank] = [evidence.of('sales-invoices'), evidence.of('bank-transactions')];
  if (!sales || !bank) return cannotTell(check, sources);
  const until = Math.min(sales.lastDay, bank.lastDay - GRACE_DAYS) + 1;
  const since = sales.lastDay - NEW_DAYS;
  if (sales.firstDay > since - 180 || until - since < 60 || bank.firstDay > since) return cannotTell(check, sources);
  const paid = paymentsByParty(bank, since);
  const customers = customersOf(sales);
  let met = 0;
  for (const key of customers.keys()) if (paid.has(key)) met += 1;
  if (met < LEAST_MET) return cannotTell(check, sources, { met });
  let [billed, received, all] = [0, 0, 0];
  const records: string[] = [];
  for (const [key, rows] of customers) {
    const own = rows.filter((row) => sales.dayOf(row) >= since && sales.dayOf(row) < until);
    const sum = own.reduce((total, row) => total + orZero(sales.number('totalFen', row)), 0);
    all += sum;
    if (sales.dayOf(rows[0]!) < since || sum <= 0) continue;
    billed += sum;
    received += Math.min(sum, paid.get(key) ?? 0);
    if (!paid.has(key)) records.push(...own.map((row) => sales.id(row)));
  }
  const values = { share: all > 0 ? Math.round((billed / all) * 1e4) / 1e4 : 0 };
  if (billed < LEAST_SHARE * all || billed === 0) return cannotTell(check, sources, values);
  return relate({
    check,
    sources,
    left: billed,
    right: received,
    spread: SPREAD,
    suspicious: 'above',
    records,
    values,
  });
}

function customersOf(sales: FirmRecords): Map<string, number[]> {
  const customers = new Map<string, number[]>();
  for (const row of sales.rows) {
    const key = partyKey(sales.text('counterparty', row));
    const own = customers.get(key);
    if (own) own.push(row);
    else customers.set(key, [row]);
  }
  return customers;
}

function paymentsByParty(bank: FirmRecords, since: number): Map<string, number> {
  const paid = new Map<string, number>();
  for (const row of bank.rows) {
    const amount = orZero(bank.number('inFen', row));
    if (amount <= 0 || bank.dayOf(row) < since) continue;
    const key = partyKey(bank.text('counterparty', row));
    paid.set(key, (paid.get(key) ?? 0) + amount);
  }
  return paid;
}
