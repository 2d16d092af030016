import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dayNumber, parseCalendarDate } from '#domain/kernel/index.ts';
import type { ComparedBill } from './firm-statistics.ts';

const FOLDER = join(process.env.WEIR_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'cumcm2020c');

export const HAS_REAL_BILLS = existsSync(FOLDER);

export const SIDES = { sales: 'sales', purchases: 'purchase' } as const;

/** The bills of each real firm of one set and side. */
export function realBills(set: 'rated' | 'unrated', side: keyof typeof SIDES): ReadonlyMap<string, ComparedBill[]> {
  const text = gunzipSync(readFileSync(join(FOLDER, `${SIDES[side]}_invoices_${set}.csv.gz`))).toString();
  const firms = new Map<string, ComparedBill[]>();
  const days = new Map<string, number>();
  for (const line of text.split('\n').slice(1)) {
    const [firm, , on, counterparty, amount, , , status] = line.split(',');
    if (!firm || !on || !amount || !status) continue;
    const day = days.get(on) ?? dayOf(on);
    days.set(on, day);
    const bills = firms.get(firm) ?? [];
    firms.set(firm, bills);
    bills.push({
      on: day,
      counterparty: counterparty!,
      netFen: Math.round(Number(amount) * 100),
      isVoid: status.trim() === '作废发票',
    });
  }
  return firms;
}

function dayOf(text: string): number {
  const parsed = parseCalendarDate(text.split(' ')[0]!);
  if (!parsed.ok) throw new RangeError(`not a day: ${text}`);
  return dayNumber(parsed.value);
}
