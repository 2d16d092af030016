import type { Prng } from '#domain/numeric/index.ts';
import type { StatementRow } from './statement-row.ts';

/** Quirks of honest statements, each of which a bank somewhere prints. */
export interface Quirks {
  readonly sameSecond: boolean;
  readonly noTimes: boolean;
  readonly newestFirst: boolean;
  readonly accounts: 1 | 2;
  readonly unnamedAccounts: boolean;
  readonly opening: boolean;
  readonly noBalance: boolean;
  readonly feeColumn: boolean;
  readonly signless: boolean;
  readonly routine: boolean;
}

export function drawQuirks(random: Prng): Quirks {
  const is = (share: number) => random.uniform() < share;
  const signless = is(0.1);
  return {
    sameSecond: !signless && is(0.4),
    noTimes: is(0.3),
    newestFirst: is(0.3),
    accounts: !signless && is(0.2) ? 2 : 1,
    unnamedAccounts: is(0.3),
    opening: is(0.3),
    noBalance: is(0.1),
    feeColumn: !signless && is(0.15),
    signless,
    routine: is(0.4),
  };
}

const PLAIN: Quirks = {
  sameSecond: false,
  noTimes: false,
  newestFirst: false,
  accounts: 1,
  unnamedAccounts: false,
  opening: false,
  noBalance: false,
  feeColumn: false,
  signless: false,
  routine: false,
};

interface Movement {
  readonly account: string;
  readonly day: number;
  readonly second: number;
  readonly amount: number;
  readonly fee: number;
  readonly counterparty: string;
  readonly summary: string;
}

const RATE = 0.0025;

/** An honest statement of a year or so, its lines numbered from 2 as in a file with a header. */
export function honestStatement(random: Prng, quirks: Quirks = PLAIN): StatementRow[] {
  const days = 120 + random.below(300);
  const start = 19_000 + random.below(1200);
  const printed: StatementRow[][] = [];
  for (let i = 0; i < quirks.accounts; i++) printed.push(account(random, quirks, `62220000${i}`, start, days));
  const rows = quirks.unnamedAccounts ? interleaved(printed).map((row) => ({ ...row, account: '' })) : printed.flat();
  const ordered = quirks.newestFirst ? rows.reverse() : rows;
  return ordered.map((row, i) => ({ ...row, row: i + 2 }));
}

function interleaved(lists: readonly StatementRow[][]): StatementRow[] {
  if (lists.length === 1) return lists[0]!;
  return lists.flat().sort((a, b) => a.day - b.day || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function account(random: Prng, quirks: Quirks, name: string, start: number, days: number): StatementRow[] {
  const movements = movementsOf(random, quirks, name, start, days);
  let balance = 2_000_000 + random.below(50_000_000);
  const rows: StatementRow[] = [];
  const base = { row: 0, account: name, serial: '', opens: false };
  if (quirks.opening && !quirks.unnamedAccounts)
    rows.push({
      ...base,
      day: start,
      at: '',
      amount: 0,
      balance,
      fee: 0,
      counterparty: '',
      summary: '期初余额',
      opens: true,
    });
  let sumOfDays = 0;
  let lastDay = movements[0]!.day;
  let lastInterest = -1;
  const push = (movement: Movement) => {
    sumOfDays += balance * (movement.day - lastDay);
    lastDay = movement.day;
    balance += movement.amount - movement.fee;
    rows.push({
      ...base,
      day: movement.day,
      at: quirks.noTimes ? '' : clock(movement.second),
      amount: quirks.signless ? Math.abs(movement.amount) : movement.amount,
      balance: quirks.noBalance ? Number.NaN : balance,
      fee: movement.fee,
      counterparty: movement.counterparty,
      summary: movement.summary,
    });
  };
  for (const movement of movements) {
    if (movement.summary === '结息') {
      sumOfDays += balance * (movement.day - lastDay);
      lastDay = movement.day;
      const interest = lastInterest < 0 ? 0 : Math.round((sumOfDays * RATE) / 360);
      sumOfDays = 0;
      lastInterest = movement.day;
      if (interest > 0) push({ ...movement, amount: interest });
    } else push(movement);
  }
  if (quirks.sameSecond && !quirks.noTimes) shuffleSeconds(random, rows);
  return rows;
}

function movementsOf(random: Prng, quirks: Quirks, account: string, start: number, days: number): Movement[] {
  const movements: Movement[] = [];
  for (let day = start; day < start + days; day++) {
    let second = 30_000 + random.below(2000);
    const count = random.uniform() < 0.4 ? 0 : 1 + random.below(4);
    for (let i = 0; i < count; i++) {
      if (!(quirks.sameSecond && random.uniform() < 0.2)) second += 1 + random.below(6000);
      const size = Math.max(100, Math.round(500_000 * Math.exp(random.normal())));
      const amount = random.uniform() < 0.5 ? size : -Math.round(size * 0.9);
      const counterparty = `客户${random.below(40)}`;
      const fee = quirks.feeColumn && amount < 0 && random.uniform() < 0.5 ? 50 * (1 + random.below(20)) : 0;
      movements.push({ account, day, second, amount, fee, counterparty, summary: amount > 0 ? '货款' : '付款' });
      if (random.uniform() < 0.01)
        movements.push({ account, day, second: second + 30, amount: -amount, fee: 0, counterparty, summary: '冲正' });
      if (!quirks.feeColumn && random.uniform() < 0.05)
        movements.push({
          account,
          day,
          second,
          amount: -(50 * (1 + random.below(10))),
          fee: 0,
          counterparty: '',
          summary: '手续费',
        });
    }
    if (day % 91 === 20)
      movements.push({ account, day, second: 86_000, amount: 0, fee: 0, counterparty: '', summary: '结息' });
    if (quirks.routine && day % 30 === 5)
      for (const wage of WAGES) movements.push({ ...wage, account, day, second: 70_000 });
  }
  return movements;
}

const WAGES = [410_000, 520_000, 635_000, 480_000, 720_000, 555_500, 610_000, 399_900].map((amount, i) => ({
  amount: -amount,
  fee: 0,
  counterparty: `员工${i}`,
  summary: '工资',
}));

function clock(second: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two((second / 3600) % 24)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}

/** Prints rows of one second in another order than that of their balances. */
function shuffleSeconds(random: Prng, rows: StatementRow[]): void {
  for (let i = 0; i + 1 < rows.length; i++) {
    const [a, b] = [rows[i]!, rows[i + 1]!];
    if (a.day === b.day && a.at === b.at && random.uniform() < 0.5) [rows[i], rows[i + 1]] = [b, a];
  }
}

export const EDITS = ['removed', 'digit', 'balance', 'month', 'reordered', 'date'] as const;
export type Edit = (typeof EDITS)[number];

export interface Edited {
  readonly rows: readonly StatementRow[];
  /** Lines of which one must be named: the edited one, or those around what was removed or moved. */
  readonly lines: readonly number[];
}

/** Edits an honest statement in one place, its lines numbered anew; undefined where the edit would break no identity there. */
export function edited(random: Prng, rows: readonly StatementRow[], edit: Edit): Edited | undefined {
  const at = 2 + random.below(rows.length - 4);
  const row = rows[at]!;
  const copy = [...rows];
  if (edit === 'removed') {
    if (row.amount === 0) return undefined;
    copy.splice(at, 1);
    return numbered(copy, [at - 1, at]);
  }
  if (edit === 'digit') {
    copy[at] = { ...row, amount: changedDigit(random, row.amount) };
    return numbered(copy, [at]);
  }
  if (edit === 'balance') {
    copy[at] = { ...row, balance: changedDigit(random, row.balance) };
    return numbered(copy, [at]);
  }
  if (edit === 'month') return copiedMonth(random, rows);
  if (edit === 'reordered') {
    const to = 2 + random.below(rows.length - 4);
    if (Math.abs(to - at) < 2 || (row.day === rows[to]!.day && row.at === rows[to]!.at)) return undefined;
    [copy[at], copy[to]] = [copy[to]!, copy[at]!];
    return numbered(copy, [at, to]);
  }
  const shift = (random.uniform() < 0.5 ? -1 : 1) * (3 + random.below(40));
  const day = row.day + shift;
  if (day >= rows[at - 1]!.day && day <= rows[at + 1]!.day) return undefined;
  if (rows[at - 1]!.day === row.day && rows[at + 1]!.day === row.day && Math.abs(shift) < 1) return undefined;
  copy[at] = { ...row, day };
  return numbered(copy, [at]);
}

function copiedMonth(random: Prng, rows: readonly StatementRow[]): Edited | undefined {
  const first = rows[0]!.day + random.below(30);
  const month = rows.filter(({ day }) => day >= first && day < first + 30);
  const place = rows.findIndex(({ day }) => day >= first + 30);
  if (month.length < 8 || place < 0) return undefined;
  const kept = rows.filter(({ day }) => day < first + 30 || day >= first + 60);
  const pasted = month.map((row) => ({ ...row, day: row.day + 30 }));
  const copy = [...kept.slice(0, place), ...pasted, ...kept.slice(place)];
  const lines = Array.from({ length: pasted.length + 1 }, (_, i) => place + i);
  return numbered(copy, lines);
}

function numbered(rows: readonly StatementRow[], places: readonly number[]): Edited {
  return { rows: rows.map((row, i) => ({ ...row, row: i + 2 })), lines: places.map((place) => place + 2) };
}

function changedDigit(random: Prng, value: number): number {
  const digits = String(Math.abs(value)).split('');
  const at = random.below(digits.length);
  const other = (Number(digits[at]) + 1 + random.below(9)) % 10;
  digits[at] = String(other);
  return Math.sign(value || 1) * Number(digits.join(''));
}

/** Edits that keep every balance consistent: an amount raised, or a row taken out, with all later balances retyped. */
export function consistentlyEdited(random: Prng, rows: readonly StatementRow[]): Edited {
  const at = 2 + random.below(rows.length - 4);
  const isRemoval = random.uniform() < 0.4;
  const change = isRemoval
    ? -(rows[at]!.amount - rows[at]!.fee)
    : Math.round(Math.abs(rows[at]!.amount) * (0.5 + random.uniform())) + 1;
  const copy = rows.flatMap((row, i) => {
    if (i < at) return [row];
    if (i === at) return isRemoval ? [] : [{ ...row, amount: row.amount + change, balance: row.balance + change }];
    return [{ ...row, balance: row.balance + change }];
  });
  return numbered(copy, isRemoval ? [at - 1, at] : [at]);
}
