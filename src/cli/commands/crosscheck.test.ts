import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEvidence } from '#adapters/files/index.ts';
import { buildSnapshots } from '#domain/evidence/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import { examineFirms } from '#domain/verification/index.ts';

const DATA = join(process.env.WEIR_DATA ?? join(import.meta.dirname, '../../../../shared/data'), 'cumcm2020c');

describe.runIf(existsSync(DATA))('real invoices of small firms (skipped where WEIR_DATA has no cumcm2020c)', () => {
  const examine = async (set: 'rated' | 'unrated') => {
    const files = (['sales', 'purchase'] as const).map((side) => ({
      kind: `${side === 'sales' ? 'sales' : 'purchase'}-invoices` as const,
      path: join(DATA, `${side}_invoices_${set}.csv.gz`),
    }));
    const deliveries = unwrap(await loadEvidence(files, {}));
    const firms = [...new Set(Object.values(deliveries).flatMap((one) => one.firms.map(({ firm }) => firm)))];
    return examineFirms(deliveries, buildSnapshots(deliveries, firms, calendarDate('2020-02-29')));
  };

  it('break the sum in five lines of all, are held to no law of first digits, and stop hardly a firm', {
    timeout: 120_000,
  }, async () => {
    const examinations = [...(await examine('rated')), ...(await examine('unrated'))];
    const broken = examinations
      .flatMap(({ checks }) => checks.filter(({ check }) => check.endsWith('add-up')))
      .reduce((sum, { values }) => sum + Number(values.broken ?? 0), 0);
    expect(broken).toBe(5);
    const names = new Set(examinations.flatMap(({ checks }) => checks.map(({ check }) => check)));
    expect([...names].join()).not.toMatch(/benford|digit/i);
    const stopped = examinations.filter(({ outcome }) => outcome !== 'clear').length;
    expect(stopped).toBeLessThanOrEqual(0.03 * examinations.length);
  });
});
