import { describe, expect, it } from 'vitest';
import { riverOf } from './river-shape.ts';

describe('the river', () => {
  it('is as thick at every branch as the share that goes there', () => {
    const river = riverOf({ decided: 100, approve: 20, counter: 5, refer: 60, decline: 15 });
    const { arriving, passing, referred, declined } = river;
    expect(passing.thickness + referred.thickness + declined.thickness).toBeCloseTo(arriving.thickness, 9);
    expect(referred.thickness / arriving.thickness).toBeCloseTo(0.6, 9);
  });

  it('lies dry where nothing was decided', () => {
    const river = riverOf({ decided: 0, approve: 0, counter: 0, refer: 0, decline: 0 });
    expect([river.arriving, river.passing, river.referred, river.declined].map(({ thickness }) => thickness)).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
