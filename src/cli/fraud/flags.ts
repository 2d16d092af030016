import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 };

/** A span such as 1h, 7d, 90m or 3600 (seconds), in seconds. Errors: FRAUD_OPTION_INVALID. */
export function durationFlag(flag: string, text: string): Result<number, Failure<'FRAUD_OPTION_INVALID'>> {
  const parts = /^(\d+(?:\.\d+)?)\s*(s|m|min|h|d|w)?$/.exec(text.trim());
  if (!parts) return fail('FRAUD_OPTION_INVALID', { option: `--${flag}`, value: text.slice(0, 40) });
  return ok(Number(parts[1]) * UNITS[parts[2] ?? 's']!);
}

/** A whole number within bounds. Errors: FRAUD_OPTION_INVALID. */
export function wholeFlag(
  flag: string,
  text: string,
  low: number,
  high: number,
): Result<number, Failure<'FRAUD_OPTION_INVALID'>> {
  const number = Number(text);
  if (!/^\d+(e\d+)?$/i.test(text.trim()) || number < low || number > high)
    return fail('FRAUD_OPTION_INVALID', { option: `--${flag}`, value: text.slice(0, 40) });
  return ok(number);
}

/** A share from 0 to below 1. Errors: FRAUD_OPTION_INVALID. */
export function shareFlag(flag: string, text: string): Result<number, Failure<'FRAUD_OPTION_INVALID'>> {
  const number = Number(text);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text.trim()) || !(number >= 0 && number < 1))
    return fail('FRAUD_OPTION_INVALID', { option: `--${flag}`, value: text.slice(0, 40) });
  return ok(number);
}
