import { describe, expect, it } from 'vitest';
import { detectorPrecision, fraudPremium } from './detector-precision.ts';

describe('the precision of a detector', () => {
  it('has Wilson’s interval', () => {
    // n = 20, p = 0.5: centre 0.5, half (1.96 · √(0.25 ÷ 20 + 1.96² ÷ 1600)) ÷ (1 + 1.96² ÷ 20) = 0.2007.
    const { precision, low, high } = detectorPrecision(10, 10);
    expect(precision).toBe(0.5);
    expect(low).toBeCloseTo(0.2993, 4);
    expect(high).toBeCloseTo(0.7007, 4);
  });

  it('calls a detector noisy only where enough people looked', () => {
    expect(detectorPrecision(0, 10).isNoisy).toBe(false);
    expect(detectorPrecision(1, 60).isNoisy).toBe(true);
    expect(detectorPrecision(20, 40).isNoisy).toBe(false);
    expect(detectorPrecision(0, 0)).toEqual({ precision: null, low: 0, high: 1, isNoisy: false });
  });
});

describe('what undetected fraud adds to an honest price', () => {
  it('is borne by those who pay back', () => {
    // Of 100 loans 2 are fraud and half of those are found: 1 loses all, 99 pay, 1 ÷ 99 each.
    expect(fraudPremium(0.02, 0.5, 1)).toBeCloseTo(1 / 99, 12);
    expect(fraudPremium(0.02, 1, 1)).toBe(0);
  });
});
