import { describe, expect, it } from 'vitest';
import { pdText, placeOfPd } from './pd-scale.ts';

describe('the scale of probabilities of default', () => {
  it('gives equal ratios equal lengths and keeps to its ends', () => {
    const step = placeOfPd(0.02) - placeOfPd(0.01);
    expect(placeOfPd(0.2) - placeOfPd(0.1)).toBeCloseTo(step, 10);
    expect([placeOfPd(0), placeOfPd(1)]).toEqual([0, 100]);
  });

  it('says small probabilities with more digits', () => {
    expect([0.00042, 0.0123, 0.345].map(pdText)).toEqual(['0.042%', '1.23%', '34.5%']);
  });
});
