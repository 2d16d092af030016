import { describe, expect, it } from 'vitest';
import { peerBand } from './peer-band.ts';

const peer = (firstMonth: number, ...values: number[]) => ({ firstMonth, values });

describe('the band of peers', () => {
  it('is at the own level where every peer is as steady as the next, whatever their sizes', () => {
    const band = peerBand([peer(0, 5, 5, 5), peer(0, 100, 100, 100), peer(0, 7, 7, 7)], {
      firstMonth: 0,
      months: 3,
      level: 10,
    });
    expect(band).toMatchObject({ peers: 3, p10: [10, 10, 10], p50: [10, 10, 10], p90: [10, 10, 10] });
  });

  it('says nothing of a month that fewer than three peers observed', () => {
    const band = peerBand([peer(0, 1, 3), peer(0, 2, 2), peer(1, 4)], { firstMonth: 0, months: 2, level: 1 });
    expect(band.p50[0]).toBeNaN();
    expect(band.p50[1]).toBe(1);
  });

  it('leaves out a peer that never sold anything', () => {
    expect(peerBand([peer(0, 0, 0)], { firstMonth: 0, months: 2, level: 1 }).peers).toBe(0);
  });
});
