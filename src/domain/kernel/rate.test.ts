import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from './money.ts';
import { PPB, ratePpb, rateToNumber, simpleInterestFen } from './rate.ts';

describe('a rate', () => {
  it('is exact from text', () => {
    expect(ratePpb('0.0345')).toBe(34_500_000n);
    expect(ratePpb('-0.1')).toBe(-100_000_000n);
    expect(ratePpb('1')).toBe(PPB);
    expect(ratePpb('0.000000001')).toBe(1n);
  });

  it('is the nearest part per billion from a number', () => {
    expect(ratePpb(0.1 + 0.2)).toBe(300_000_000n);
    expect(rateToNumber(ratePpb(0.154))).toBe(0.154);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (ppb) => {
        expect(ratePpb(ppb / 1e9)).toBe(BigInt(ppb));
      }),
    );
  });

  it.each(['', '.5', '1.', '3.45%', '0.0000000001', '1e-3'])('is not written "%s"', (text) => {
    expect(() => ratePpb(text)).toThrow(RangeError);
  });

  it('that is not finite is refused', () => {
    expect(() => ratePpb(Number.NaN)).toThrow(RangeError);
  });
});

describe('simple interest', () => {
  it('is exact to the fen under the named rounding', () => {
    // 100,000 yuan at 3.45 % for 90 days on 360: 862.50 yuan.
    expect(simpleInterestFen(fen(10_000_000), ratePpb('0.0345'), 90, 360, 'half-up')).toBe(86_250n);
    expect(simpleInterestFen(fen(10_000_000), ratePpb('0.0345'), 1, 365, 'floor')).toBe(945n);
    expect(simpleInterestFen(fen(10_000_000), ratePpb('0.0345'), 1, 365, 'ceil')).toBe(946n);
  });
});
