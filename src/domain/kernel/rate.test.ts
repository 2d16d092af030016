import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PPB, ratePpb, rateToNumber } from './rate.ts';

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
