import { describe, expect, it } from 'vitest';
import { flowsOf, partiesOf, placeOf } from './money-layout.ts';

const pay = (from: string, to: string, amountFen: string) => ({
  from,
  to,
  amountFen,
  at: '2026-01-01T00:00:00.000Z',
  until: '2026-01-01T00:00:59.000Z',
});

describe('the drawing of a loop', () => {
  const payments = [pay('@firm', 'B', '100'), pay('B', 'C', '90'), pay('@firm', 'B', '50'), pay('C', '@firm', '80')];

  it('begins with the firm and goes as the money goes', () => {
    expect(partiesOf({ parties: ['@firm', 'B', 'C'], payments })).toEqual(['@firm', 'B', 'C']);
    expect(partiesOf({ parties: [], payments })).toEqual(['@firm', 'B', 'C']);
  });

  it('joins the payments of a pair', () => {
    expect(flowsOf({ payments }, ['@firm', 'B', 'C'])[0]).toEqual({
      from: '@firm',
      to: 'B',
      amountFen: 150,
      payments: 2,
    });
    expect(flowsOf({ payments }, ['@firm', 'B'])).toHaveLength(1);
  });

  it('puts the first at the top', () => {
    const { x, y } = placeOf(0, 3, 600, 400);
    expect(x).toBeCloseTo(300);
    expect(y).toBeCloseTo(36);
  });
});
