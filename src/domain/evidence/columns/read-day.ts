import { dayNumber, dayNumberOf, daysInMonth, parseCalendarDate } from '#domain/kernel/index.ts';
import { type Problem, problem, shown } from './problem.ts';

/**
 * A trimmed day to its number. A time of day after it is dropped. Where the field is the end of a period, a month, quarter or
 * year stands for its last day. Errors: NOT_A_DATE, DATE_OUT_OF_RANGE.
 */
export function readDay(text: string, endsPeriod: boolean): number | Problem {
  const fast = plainDay(text);
  if (fast !== undefined) return fast;
  const day = text.replace(/[T\s]\s*\d{1,2}(?::|时)\d{1,2}.*$/, '');
  const parsed = parseCalendarDate(day);
  if (parsed.ok) return dayNumber(parsed.value);
  const end = endsPeriod ? periodEnd(day.normalize('NFKC')) : undefined;
  return end ?? problem(parsed.error.code, { value: shown(text) });
}

/** The common forms: year, one or two digits of month and of day with - / or . between, or eight digits. */
function plainDay(text: string): number | undefined {
  const length = text.length;
  if (length < 8 || length > 10) return undefined;
  const year = digitsAt(text, 0, 4);
  const mark = text.charCodeAt(4);
  let month: number;
  let day: number;
  if (mark >= 48 && mark <= 57) {
    if (length !== 8) return undefined;
    month = digitsAt(text, 4, 6);
    day = digitsAt(text, 6, 8);
  } else {
    if (mark !== 45 && mark !== 47 && mark !== 46) return undefined;
    const second = text.charCodeAt(6) === mark ? 6 : 7;
    if (text.charCodeAt(second) !== mark) return undefined;
    month = digitsAt(text, 5, second);
    day = digitsAt(text, second + 1, length);
  }
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  return day <= 28 || day <= daysInMonth(year, month) ? dayNumberOf(year, month, day) : undefined;
}

/** The digits in [from, to) as a number; NaN where there is something else or nothing. */
function digitsAt(text: string, from: number, to: number): number {
  if (to <= from || to - from > 4) return Number.NaN;
  let value = 0;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i) - 48;
    if (c < 0 || c > 9) return Number.NaN;
    value = value * 10 + c;
  }
  return value;
}

function periodEnd(text: string): number | undefined {
  const month = /^(\d{4})(?:[-/.年]?)(\d{1,2})月?$/.exec(text);
  if (month) return endOfMonth(Number(month[1]), Number(month[2]));
  const quarter = /^(\d{4})(?:[-/.年]?)(?:Q|第)?([1-4一二三四])(?:季度|季)?$/i.exec(text);
  if (quarter && /[Q季]/i.test(text)) {
    const ordinal = '一二三四'.includes(quarter[2]!) ? '一二三四'.indexOf(quarter[2]!) + 1 : Number(quarter[2]);
    return endOfMonth(Number(quarter[1]), ordinal * 3);
  }
  const year = /^(\d{4})(?:年度?|FY)?$/i.exec(text);
  return year ? endOfMonth(Number(year[1]), 12) : undefined;
}

function endOfMonth(year: number, month: number): number | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  return dayNumberOf(year, month, daysInMonth(year, month));
}
