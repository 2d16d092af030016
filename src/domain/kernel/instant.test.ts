import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDate, formatInstant, instant } from './instant.ts';

describe('a moment', () => {
  it('is written as the platform writes it', () => {
    const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });
    fc.assert(
      fc.property(moments, (at) => {
        expect(formatInstant(instant(at))).toBe(new Date(at).toISOString());
      }),
    );
  });

  it('falls on the business date at +08:00', () => {
    expect(businessDate(instant(Date.UTC(2024, 1, 28, 15, 59, 59, 999)))).toBe('2024-02-28');
    expect(businessDate(instant(Date.UTC(2024, 1, 28, 16)))).toBe('2024-02-29');
    expect(businessDate(instant(-1))).toBe('1970-01-01');
  });

  it('is a whole number of milliseconds', () => {
    expect(() => instant(0.5)).toThrow(RangeError);
    expect(() => instant(Number.NaN)).toThrow(RangeError);
  });
});
