import { fromDayNumber, type Language } from '#domain/kernel/index.ts';
import type { StatementFinding } from './statement-row.ts';

function yuan(fen: number | string | undefined): string {
  return (Number(fen) / 100).toFixed(2);
}

function dateOf(day: number | string | undefined): string {
  const number = Number(day);
  return Number.isFinite(number) ? fromDayNumber(number) : '?';
}

type Words = (finding: StatementFinding, others: string) => string;

const TEXTS: Readonly<Record<StatementFinding['code'], Readonly<Record<Language, Words>>>> = {
  'balance-break': {
    zh: ({ row, values }, others) =>
      `第 ${row} 行的余额与第 ${others} 行接不上，相差 ${yuan(values.gapFen)} 元：本行金额被改，或两行之间缺行`,
    en: ({ row, values }, others) =>
      `the balance of line ${row} does not follow from line ${others} by ${yuan(values.gapFen)} yuan: its amount was changed, or rows between them are missing`,
  },
  'balance-retyped': {
    zh: ({ row, values }) => `第 ${row} 行的余额被改，相差 ${yuan(values.gapFen)} 元：下一行从原余额接续`,
    en: ({ row, values }) =>
      `the balance of line ${row} was retyped, off by ${yuan(values.gapFen)} yuan: the next line continues from what it should be`,
  },
  'row-duplicated': {
    zh: ({ row }, others) => `第 ${row} 行重复了第 ${others} 行`,
    en: ({ row }, others) => `line ${row} repeats line ${others}`,
  },
  'row-displaced': {
    zh: ({ row }) => `第 ${row} 行不在原位：去掉它余额即可接续`,
    en: ({ row }) => `line ${row} is not in its place: without it the balances continue`,
  },
  'date-out-of-order': {
    zh: ({ row, values }) => `第 ${row} 行的日期 ${dateOf(values.day)} 与前后各行的顺序不符`,
    en: ({ row, values }) => `the date ${dateOf(values.day)} of line ${row} does not fit between its neighbours`,
  },
  'block-copied': {
    zh: ({ row, values }) => `第 ${row} 行起的 ${values.rows} 笔与第 ${values.sourceRow} 行起的逐笔相同：整段复制`,
    en: ({ row, values }) =>
      `${values.rows} movements from line ${row} on repeat those from line ${values.sourceRow} on, one by one: a copied block`,
  },
  'interest-mismatch': {
    zh: ({ row, values }) =>
      `第 ${row} 行的结息按日均余额折算利率为 ${(Number(values.rate) * 100).toFixed(3)} %，其他各季为 ${(Number(values.usualRate) * 100).toFixed(3)} %：期间余额不实`,
    en: ({ row, values }) =>
      `the interest of line ${row} implies a rate of ${(Number(values.rate) * 100).toFixed(3)} % on the average balance, the other quarters ${(Number(values.usualRate) * 100).toFixed(3)} %: the balances between are not what they were`,
  },
  'row-not-at-bank': {
    zh: ({ row, values }) => `第 ${row} 行（${yuan(values.amountFen)} 元）在银行副本中不存在`,
    en: ({ row, values }) => `line ${row} (${yuan(values.amountFen)} yuan) is not in the bank's copy`,
  },
  'row-missing-here': {
    zh: ({ row, values }) => `银行副本第 ${row} 行（${yuan(values.amountFen)} 元）在所交流水中被删去`,
    en: ({ row, values }) => `line ${row} of the bank's copy (${yuan(values.amountFen)} yuan) is missing`,
  },
  'amount-differs': {
    zh: ({ row, values }) => `第 ${row} 行金额 ${yuan(values.amountFen)} 元，银行副本为 ${yuan(values.bankFen)} 元`,
    en: ({ row, values }) => `line ${row} says ${yuan(values.amountFen)} yuan, the bank's copy ${yuan(values.bankFen)}`,
  },
  'balance-differs': {
    zh: ({ row, values }) => `第 ${row} 行余额 ${yuan(values.balanceFen)} 元，银行副本为 ${yuan(values.bankFen)} 元`,
    en: ({ row, values }) =>
      `line ${row} has the balance ${yuan(values.balanceFen)} yuan, the bank's copy ${yuan(values.bankFen)}`,
  },
  'date-differs': {
    zh: ({ row, values }) => `第 ${row} 行日期 ${dateOf(values.day)}，银行副本为 ${dateOf(values.bankDay)}`,
    en: ({ row, values }) => `line ${row} is dated ${dateOf(values.day)}, the bank's copy ${dateOf(values.bankDay)}`,
  },
};

/** A finding in words that name its line. */
export function statementText(finding: StatementFinding, language: Language): string {
  return TEXTS[finding.code][language](finding, finding.others.slice(0, 5).join(', '));
}
