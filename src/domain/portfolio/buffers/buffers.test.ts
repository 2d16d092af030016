import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, PPB, ratePpb, unwrap } from '#domain/kernel/index.ts';
import { trancheLoss } from './tranche.ts';
import { applyLoss, type BufferLayer } from './waterfall.ts';

const layer = (name: string, available: number, share = 1): BufferLayer => ({
  name,
  availableFen: fen(BigInt(available)),
  sharePpb: ratePpb(share),
});

describe('the waterfall of buffers', () => {
  const layers = [
    layer('margin', 250),
    layer('specific provision', 200),
    layer('reserve fund', 300),
    layer('guarantee', 400, 0.8),
    layer('junior', 500),
    layer('capital', 800),
  ];

  it.each([
    [700, [250, 200, 250, 0, 0, 0], 0],
    [1000, [250, 200, 300, 200, 50, 0], 0],
    [2450, [250, 200, 300, 400, 500, 800], 0],
    [3000, [250, 200, 300, 400, 500, 800], 550],
  ])('carries a loss of %i down the layers', (loss, pays, residual) => {
    const applied = unwrap(applyLoss(layers, fen(BigInt(loss))));
    expect(applied.layers.map(({ paysFen }) => Number(paysFen))).toEqual(pays);
    expect(Number(applied.residualFen)).toBe(residual);
  });

  it('keeps every fen, pays no more than is there and no more than its share', () => {
    const anyLayer = fc.record({
      name: fc.string(),
      availableFen: fc.bigInt({ min: 0n, max: 10n ** 15n }).map(fen),
      sharePpb: fc.bigInt({ min: 0n, max: PPB }).map((ppb) => ppb as BufferLayer['sharePpb']),
    });
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 8 }), fc.bigInt({ min: 0n, max: 10n ** 16n }), (stack, loss) => {
        const { layers: payments, residualFen } = unwrap(applyLoss(stack, fen(loss)));
        const paid = payments.reduce((sum, { paysFen }) => sum + paysFen, 0n);
        expect(paid + residualFen).toBe(loss);
        for (const [i, { paysFen, reachedFen }] of payments.entries()) {
          expect(paysFen <= stack[i]!.availableFen && paysFen * PPB <= reachedFen * stack[i]!.sharePpb).toBe(true);
        }
      }),
    );
  });

  it('refuses amounts below zero and shares outside [0, 1]', () => {
    expect(applyLoss(layers, fen(-1n))).toMatchObject({ error: { code: 'BUFFER_NEGATIVE' } });
    expect(applyLoss([layer('hole', -5)], fen(1n))).toMatchObject({ error: { code: 'BUFFER_NEGATIVE' } });
    expect(applyLoss([layer('more', 5, 1.5)], fen(1n))).toMatchObject({ error: { code: 'BUFFER_SHARE_OUTSIDE' } });
  });
});

describe('a slice of a large pool', () => {
  const pool = { pd: 0.04, lgd: 0.6, rho: 0.1 };

  it.each([
    [0, 0.03, 0.0194182145, 0.6472738166],
    [0.03, 0.06, 0.0038192631, 0.1273087695],
    [0.1, 1, 0.0000716261, 0.0000795846],
  ])('from %d to %d loses what quadrature says', (attach, detach, ofPool, ofTranche) => {
    const loss = trancheLoss({ ...pool, attach, detach });
    expect(loss.elOfPool).toBeCloseTo(ofPool, 10);
    expect(loss.elOfTranche).toBeCloseTo(ofTranche, 9);
  });

  it('is hit with the probability that the pool loses more, and slices add up to the pool', () => {
    const cuts = [0, 0.03, 0.06, 0.1, 1];
    const slices = cuts.slice(1).map((detach, i) => trancheLoss({ ...pool, attach: cuts[i]!, detach }));
    const hits = slices.map(({ hitProbability }) => hitProbability);
    for (const [i, hit] of [1, 0.2737220214, 0.0453706017, 0.0042206321].entries()) expect(hits[i]).toBeCloseTo(hit, 9);
    expect(slices.reduce((sum, { elOfPool }) => sum + elOfPool, 0)).toBeCloseTo(0.024, 12);
  });
});
