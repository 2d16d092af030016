import { describe, expect, it } from 'vitest';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import { tableFaults } from './check-table.ts';
import { parseDecisionTable, readCondition } from './parse-table.ts';

const table = (rows: readonly unknown[]) =>
  unwrap(
    parseDecisionTable({
      format: 'weir-table/1',
      name: 'cut-offs',
      version: '1',
      from: '2026-01-01',
      inputs: ['salesMonthlyMeanFen', 'industry'],
      outputs: ['cutOffPd'],
      rows,
    }),
  );

const SMALL = { from: null, to: 1000 };
const LARGE = { from: 1000, to: null };

describe('a decision table', () => {
  it('is whole where every case meets one answer', () => {
    const whole = table([
      { when: [SMALL, null], set: [0.05] },
      { when: [LARGE, { values: ['C'] }], set: [0.06] },
      { when: [{ from: 1000, to: null }, null], set: [0.06] },
    ]);
    expect(unwrap(tableFaults(whole))).toEqual([]);
  });

  it('names a case that no row speaks of', () => {
    const gaps = unwrap(
      tableFaults(
        table([
          { when: [SMALL, null], set: [0.05] },
          { when: [LARGE, { values: ['C'] }], set: [0.06] },
        ]),
      ),
    );
    expect(gaps).toEqual([{ kind: 'gap', example: { salesMonthlyMeanFen: 1000, industry: 'other' }, rows: [] }]);
  });

  it('names a case that two rows speak of differently', () => {
    const found = unwrap(
      tableFaults(
        table([
          { when: [null, null], set: [0.05] },
          { when: [LARGE, { values: ['C'] }], set: [0.06] },
        ]),
      ),
    );
    expect(found).toEqual([{ kind: 'conflict', example: { salesMonthlyMeanFen: 1000, industry: 'C' }, rows: [1, 2] }]);
  });

  it('is refused with an input that no evidence gives, an output that is none, a cell that is broken', () => {
    const base = { format: 'weir-table/1', name: 'x', version: '1', from: calendarDate('2026-01-01'), rows: [] };
    const refused = (change: object) => parseDecisionTable({ ...base, inputs: [], outputs: [], ...change });
    expect(refused({ inputs: ['luck'] })).toMatchObject({ error: { code: 'TABLE_INPUT_UNKNOWN' } });
    expect(refused({ outputs: ['mercy'] })).toMatchObject({ error: { code: 'TABLE_OUTPUT_UNKNOWN' } });
    expect(refused({ rows: [{ when: [null], set: [] }] })).toMatchObject({ error: { code: 'TABLE_CELL_INVALID' } });
  });

  it('reads conditions as people type them', () => {
    expect(readCondition('[100, 200)', 'number')).toEqual({ from: 100, to: 200 });
    expect(readCondition('100..', 'number')).toEqual({ from: 100, to: null });
    expect(readCondition('< 5', 'number')).toEqual({ from: null, to: 5 });
    expect(readCondition('>= 5', 'number')).toEqual({ from: 5, to: null });
    expect(readCondition(' * ', 'number')).toBeNull();
    expect(readCondition('C | D', 'category')).toEqual({ values: ['C', 'D'] });
    expect(readCondition('about five', 'number')).toBeUndefined();
  });
});
