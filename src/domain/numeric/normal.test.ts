import { describe, expect, it } from 'vitest';
import { normalCdf, normalPdf, normalQuantile, normalSf } from './normal.ts';

// Computed with 60 digits (mpmath): x, P(Z ≤ x), density.
const CDF: readonly (readonly [number, number, number])[] = [
  [-37.5, 4.605353009581955e-308, 1.7282337322841054e-306],
  [-20.25, 1.77619986494957e-91, 3.6055338157275847e-90],
  [-8.1, 2.7479593923982286e-16, 2.2588094031543087e-15],
  [-5.7, 5.990371401063528e-9, 3.5139550948204334e-8],
  [-5.656854, 7.708640151118107e-9, 4.489510259017404e-8],
  [-3.3, 0.0004834241423837775, 0.0017225689390536812],
  [-1.96, 0.024997895148220435, 0.05844094433345146],
  [-0.7, 0.24196365222307303, 0.31225393336676127],
  [-0.67, 0.2514288950953101, 0.3187371384754015],
  [-0.3, 0.3820885778110474, 0.3813878154605241],
  [-1e-9, 0.49999999960105773, 0.3989422804014327],
  [0.0, 0.5, 0.3989422804014327],
  [0.1, 0.539827837277029, 0.39695254747701175],
  [0.6744, 0.7499714786270594, 0.3177958087779046],
  [1.5, 0.9331927987311419, 0.12951759566589172],
  [4.2, 0.9999866542509841, 5.894306775653982e-5],
  [8.0, 0.9999999999999993, 5.052271083536892e-15],
];

// Computed with 60 digits (mpmath): p, quantile.
const QUANTILES: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-9, -5.9978070150076865],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.02425, -1.972961051311885],
  [0.074, -1.4466320671589785],
  [0.3, -0.5244005127080408],
  [0.5, 0.0],
  [0.62, 0.3054807880993973],
  [0.925, 1.4395314709384561],
  [0.95, 1.6448536269514722],
  [0.999, 3.090232306167813],
  [0.9999999, 5.199337582290661],
];

function relative(got: number, want: number): number {
  return want === 0 ? Math.abs(got) : Math.abs(got / want - 1);
}

describe('the standard normal', () => {
  it.each(CDF)('is right to 1e-14 at %f', (x, below, density) => {
    expect(relative(normalCdf(x), below)).toBeLessThan(1e-14);
    expect(relative(normalSf(-x), below)).toBeLessThan(1e-14);
    expect(relative(normalPdf(x), density)).toBeLessThan(1e-14);
  });

  it.each(QUANTILES)('finds the quantile of %f to 1e-14', (p, x) => {
    expect(relative(normalQuantile(p), x)).toBeLessThan(1e-14);
  });

  it('never falls from one double to a larger one', () => {
    let last = 0;
    for (let x = -38; x <= 9; x += 0.0007) {
      const next = normalCdf(x);
      expect(next).toBeGreaterThanOrEqual(last);
      last = next;
    }
  });

  it('has its ends', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(Number.NaN)]).toEqual([0, 1, Number.NaN]);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1)]).toEqual([-Infinity, Infinity, Number.NaN]);
  });
});
