import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { liquidityCoverage } from './coverage.ts';
import { liquidityLadder } from './ladder.ts';
import { playRun } from './run-path.ts';
import { goldsteinPauzner, runThreshold, thresholdAt } from './run-threshold.ts';

describe('the liquidity coverage ratio', () => {
  it('counts assets after haircuts over net outflow, inflow capped at three quarters', () => {
    const coverage = liquidityCoverage([
      { item: 'level-1', amount: 50 },
      { item: 'level-2a', amount: 20 },
      { item: 'retail-stable', amount: 400 },
      { item: 'retail-less-stable', amount: 300 },
      { item: 'corporate', amount: 100 },
      { item: 'inflow-retail', amount: 60 },
      { item: 'inflow-financial', amount: 100 },
    ]);
    expect(coverage).toMatchObject({ hqla: 67, outflow: 90, inflow: 130, cappedInflow: 67.5 });
    expect(coverage.lcr).toBeCloseTo(2.977777777778, 12);
  });

  it('lets level 2 be no more than 40 % and level 2B no more than 15 % of the whole', () => {
    const { hqla, level1 } = liquidityCoverage([
      { item: 'level-1', amount: 60 },
      { item: 'level-2a', amount: 1000 },
    ]);
    expect(1 - level1 / hqla).toBeCloseTo(0.4, 12);
    const second = liquidityCoverage([
      { item: 'level-1', amount: 85 },
      { item: 'level-2b', amount: 1000 },
    ]);
    expect(second.hqla).toBeCloseTo(100, 12);
  });

  it('has no ratio where nothing flows out', () => {
    expect(liquidityCoverage([{ item: 'level-1', amount: 1 }]).lcr).toBeNull();
  });
});

describe('the ladder', () => {
  it('puts each flow in its bucket, by contract and by behaviour, and finds the day that cannot be paid', () => {
    const ladder = liquidityLadder([
      { day: 0, amount: 100 },
      { day: 5, amount: -60, behavioural: 0.5 },
      { day: 30, amount: -60 },
      { day: 31, amount: 200, behavioural: 0.1 },
    ]);
    expect(ladder.buckets.map(({ gap }) => gap)).toEqual([0, -60, 0, -60, 200, 0, 0, 0, 0]);
    expect(ladder.survivalDay).toBe(30);
    expect(ladder.behaviouralSurvivalDay).toBeNull();
    expect(ladder.gapRatio90).toBeCloseTo(180 / 300, 12);
  });
});

describe('a run', () => {
  const calm = {
    cash: 100,
    claims: 1000,
    days: 60,
    queueFear: 0,
    exitFear: 0,
    collections: 3,
    inflow: 0,
    inflowFear: 0,
    gate: 1,
    exitFee: 0,
  };

  it.each([
    [0.01, 16],
    [0.02, 7],
  ])('of a share of %d a day is first not paid in full on day %i', (requestRate, day) => {
    expect(playRun({ ...calm, requestRate }).firstUnpaidDay).toBe(day);
  });

  it('keeps every claim: paid, queued and still held add up, and cash is never below zero', () => {
    const played = playRun({ ...calm, requestRate: 0.02, queueFear: 0.2, exitFear: 0.05, inflow: 5, inflowFear: 1 });
    for (const { claims, queue, cash } of played.days) {
      expect(cash).toBeGreaterThanOrEqual(-1e-9);
      expect(queue).toBeGreaterThanOrEqual(-1e-9);
      expect(queue).toBeLessThanOrEqual(claims + 1e-9);
    }
  });
});

describe('the threshold of a run', () => {
  it.each([
    [0.5, 0.634920634921],
    [0.25, 1.031746031746],
    [0.1, 1.269841269841],
  ])('at γ %d is %d', (gamma, theta) => {
    expect(thresholdAt(gamma, { claims: 1, cash: 0.1, loans: 0.9, discount: 0.3 }).theta).toBeCloseTo(theta, 11);
  });

  it('needs 84 % cash where waiting gains 2 %, failure costs 40 % and a sale 30 %', () => {
    const found = unwrap(
      runThreshold({ claims: 1, cash: 0, loans: 1, discount: 0.3, gain: 0.02, loss: 0.4, exitFee: 0 }),
    );
    expect(found.gamma).toBeCloseTo(0.047619047619, 12);
    expect(found.runProofCash).toBeCloseTo(0.84126984127, 11);
  });

  it('is the golden of Goldstein and Pauzner, 1/R where nothing is promised and rising with the promise', () => {
    const at = (promise: number) => goldsteinPauzner({ impatient: 0.2, promise, payoff: 1.3 });
    for (const [promise, p] of [
      [1, 0.7692307692],
      [1.02, 0.8693787297],
      [1.05, 0.9942862151],
      [1.1, 1.1969525425],
    ] as const)
      expect(at(promise)).toBeCloseTo(p, 9);
    expect(at(1 + 1e-9)).toBeCloseTo(1 / 1.3, 6);
  });

  it('is where simulated holders with noisy signals switch, within twice the noise', () => {
    const noise = 0.01;
    const position = { claims: 1, cash: 0.1, loans: 0.9, discount: 0.3 };
    const { theta } = thresholdAt(0.5, position);
    // A holder whose signal is the common switching point believes the fundamental uniform around it; while failing looks
    // likelier than γ to him he runs, and the point moves up.
    let point = 0;
    for (let failing = 1; failing > 0.5; point += noise / 20) {
      let worse = 0;
      for (let i = 0; i < 1000; i++) {
        const fundamental = point + noise * (2 * ((i + 0.5) / 1000) - 1);
        const runners = (point + noise - fundamental) / (2 * noise);
        const payable = position.cash + (1 - position.discount) * fundamental * position.loans;
        if (runners * position.claims > payable) worse += 1;
      }
      failing = worse / 1000;
    }
    expect(Math.abs(point - theta)).toBeLessThan(2 * noise);
  });
});
