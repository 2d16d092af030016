import { parseAmount } from '#domain/kernel/index.ts';
import { type Problem, problem, shown } from './problem.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;
const CELL_UNITS: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000, 分: 1 };

/**
 * A trimmed amount to whole fen below ±2^53; `unit` is the fen of one written unit. Takes thousands separators, ¥, a unit in
 * the cell, accountants' parentheses and full width. Errors: NOT_AN_AMOUNT, AMOUNT_TOO_PRECISE, AMOUNT_OUT_OF_RANGE.
 */
export function readFen(text: string, unit: number): number | Problem {
  const length = text.length;
  const negative = text.charCodeAt(0) === 45;
  let digits = 0;
  let decimals = -1;
  let value = 0;
  for (let i = negative ? 1 : 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      value = value * 10 + (c - 48);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (c === 46 && decimals < 0) decimals = 0;
    else return readUnusual(text, unit);
  }
  // Anything but plain yuan with at most two decimals, exact in a double, takes the slow and exact road.
  if (unit !== 100 || digits === 0 || digits > 13 || decimals > 2) return readUnusual(text, unit);
  if (decimals <= 0) value *= 100;
  else if (decimals === 1) value *= 10;
  return negative && value !== 0 ? -value : value;
}

function readUnusual(text: string, unit: number): number | Problem {
  let cleaned = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[−﹣–]/, '-');
  const bracketed = /^\((.*)\)$/.exec(cleaned);
  if (bracketed) cleaned = `-${bracketed[1]}`;
  cleaned = cleaned.replace(/^(?:CNY|RMB)/i, '').replace(/^[¥]([+-])/, '$1¥');
  const suffix = /(万元|亿元|元|分)$/.exec(cleaned)?.[1];
  const scale = suffix ? CELL_UNITS[suffix]! : unit;
  if (suffix) cleaned = cleaned.slice(0, -suffix.length);
  const parsed = parseAmount(cleaned, BigInt(scale));
  if (parsed.ok) {
    const value = Number(parsed.value);
    return Math.abs(value) <= LARGEST ? value : problem('AMOUNT_OUT_OF_RANGE', { value: shown(text) });
  }
  if (parsed.error.code === 'AMOUNT_TOO_PRECISE' && /\.\d{9,}$/.test(cleaned)) {
    // Ten decimals and more are the noise of a binary double that was meant as whole fen.
    const value = Number(cleaned.replace(/[,¥]/g, '')) * scale;
    if (Math.abs(value - Math.round(value)) < 1e-3 && Math.abs(value) <= LARGEST) return Math.round(value) + 0;
  }
  return problem(parsed.error.code, { value: shown(text) });
}
