import { describe, expect, it } from 'vitest';
import { fft } from './fft.ts';
import { createPrng } from './prng.ts';

describe('the Fourier transform', () => {
  it('equals the sum that defines it', () => {
    const { normal } = createPrng(5);
    const n = 32;
    const re = Float64Array.from({ length: n }, normal);
    const im = Float64Array.from({ length: n }, normal);
    const expected = Array.from({ length: n }, (_, k) => {
      let sumRe = 0;
      let sumIm = 0;
      for (let j = 0; j < n; j++) {
        const angle = (-2 * Math.PI * ((j * k) % n)) / n;
        sumRe += re[j]! * Math.cos(angle) - im[j]! * Math.sin(angle);
        sumIm += re[j]! * Math.sin(angle) + im[j]! * Math.cos(angle);
      }
      return [sumRe, sumIm] as const;
    });
    fft(re, im);
    for (let k = 0; k < n; k++) {
      expect(re[k]).toBeCloseTo(expected[k]![0], 12);
      expect(im[k]).toBeCloseTo(expected[k]![1], 12);
    }
  });

  it('comes back to where it began', () => {
    const { normal } = createPrng(6);
    const before = Float64Array.from({ length: 4096 }, normal);
    const re = before.slice();
    const im = new Float64Array(4096);
    fft(re, im);
    fft(re, im, true);
    let worst = 0;
    for (let i = 0; i < 4096; i++) worst = Math.max(worst, Math.abs(re[i]! - before[i]!), Math.abs(im[i]!));
    expect(worst).toBeLessThan(1e-13);
  });

  it('refuses a length that is no power of two', () => {
    expect(() => fft(new Float64Array(12), new Float64Array(12))).toThrow(RangeError);
  });
});
