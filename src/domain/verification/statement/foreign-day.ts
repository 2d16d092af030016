import { readDay } from '#domain/evidence/index.ts';
import { dayNumberOf, daysInMonth } from '#domain/kernel/index.ts';

/** Whether day or month stands first where a date has them before the year and digits only. */
export type DayOrder = 'day-first' | 'month-first';

const DIGITS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b/;
const NAMED = /^(?:(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s,-]+(\d{4})|([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}))/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The order that all dates of a file allow; day first where both do and neither runs in order of time better. */
export function dayOrderOf(texts: readonly string[]): DayOrder {
  const parts = texts.flatMap((text) => {
    const match = DIGITS.exec(text.trim());
    return match ? [[Number(match[1]), Number(match[3]), Number(match[4])] as const] : [];
  });
  if (parts.some(([first]) => first > 12)) return 'day-first';
  if (parts.some(([, second]) => second > 12)) return 'month-first';
  const falls = (of: (part: readonly [number, number, number]) => number) => {
    const numbers = parts.map(of);
    const down = numbers.filter((day, i) => i > 0 && day < numbers[i - 1]!).length;
    const up = numbers.filter((day, i) => i > 0 && day > numbers[i - 1]!).length;
    return Math.min(down, up);
  };
  const dayFirst = falls(([day, month, year]) => year * 400 + month * 31 + day);
  const monthFirst = falls(([month, day, year]) => year * 400 + month * 31 + day);
  return monthFirst < dayFirst ? 'month-first' : 'day-first';
}

/** A day as banks write it here and elsewhere; undefined where it is none. */
export function readAnyDay(text: string, order: DayOrder): number | undefined {
  const known = readDay(text, false);
  if (typeof known === 'number') return known;
  const digits = DIGITS.exec(text);
  if (digits) {
    const [first, second, year] = [Number(digits[1]), Number(digits[3]), Number(digits[4])];
    return order === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second);
  }
  const named = NAMED.exec(text);
  if (!named) return undefined;
  const month = MONTHS.indexOf((named[2] ?? named[4]!).toLowerCase()) + 1;
  return dayOf(Number(named[3] ?? named[6]), month, Number(named[1] ?? named[5]));
}

function dayOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || year < 1900 || year > 2199 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return dayNumberOf(year, month, day);
}
