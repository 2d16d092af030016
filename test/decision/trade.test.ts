import { describe, expect, it } from 'vitest';
import { readTrade } from '#domain/decision/index.ts';
import type { MonthlySeries } from '#domain/evidence/index.ts';
import { calendarDate, dayNumber, monthIndex } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';

const AS_OF = calendarDate('2026-06-15');
const LAST = monthIndex(dayNumber(AS_OF)) - 1;
const MONTHS = 36;
/** The trade sells 70 % less in the last three whole months. */
const SHOCK = 3;

function series(seed: number, lost: number, shaken = true): MonthlySeries {
  const prng = createPrng(seed);
  const level = 1e7 * Math.exp(prng.normal());
  const values = Array.from({ length: MONTHS }, (_, i) => {
    const common = shaken && i >= MONTHS - SHOCK ? 0.3 : 1;
    const own = i >= MONTHS - 6 ? lost : 1;
    return Math.round(level * common * own * Math.exp(0.15 * prng.normal()));
  });
  return { firstMonth: LAST - MONTHS + 1, values };
}

const trade = Array.from({ length: 40 }, (_, seed) => series(seed, 1));

describe('a trade that was hit', () => {
  const read = readTrade(trade, AS_OF)!;

  it('shows a firm of it that fell with the others as whole, and the shock as theirs', () => {
    for (let seed = 100; seed < 110; seed++) {
      const reading = read.read(series(seed, 1))!;
      expect(reading.systemicPeriods).toBeGreaterThanOrEqual(2);
      expect(reading.holds).toBeGreaterThan(0.6);
      expect(reading.sharedGap).toBeGreaterThan(0.5);
    }
  });

  it('shows a firm that lost half of its own before as eroding', () => {
    const holds = Array.from({ length: 10 }, (_, i) => read.read(series(200 + i, 0.4))!.holds);
    expect(holds.filter((value) => value < 0.3).length).toBeGreaterThanOrEqual(8);
  });

  it('takes nothing that was not delivered for silence', () => {
    const whole = series(300, 1);
    const older = { ...whole, values: whole.values.slice(0, MONTHS - SHOCK) };
    const reading = read.read(older)!;
    expect(reading.silence).toBe('active');
    expect(reading.holds).toBeGreaterThan(0.6);
    expect(reading.systemicPeriods).toBe(0);
  });

  it('says nothing of few firms, nor of one without sales or without a past', () => {
    expect(readTrade(trade.slice(0, 10), AS_OF)).toBeNull();
    expect(read.read({ firstMonth: LAST, values: [] })).toBeNull();
    expect(read.read({ firstMonth: LAST - 2, values: [1e6, 1e6, 1e6] })).toBeNull();
  });
});
