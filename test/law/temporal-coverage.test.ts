import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { readingOf, resolveParameter } from '#domain/compliance/index.ts';
import { addMonths, type CalendarDate, calendarDate, unwrap } from '#domain/kernel/index.ts';
import { PROVINCES } from '#domain/reference/index.ts';

// After Catala's test of temporal coverage: not what the law says, only that on every day it says exactly one thing.
const pack = unwrap(await loadRulePack());
const quarters: CalendarDate[] = [];
for (let day = calendarDate('2010-01-01'); day < '2031-01-01'; day = addMonths(day, 3)) quarters.push(day);

describe('on the first day of every quarter from 2010 to 2030', () => {
  it.each([...pack.parameters.keys()])('%s has one value with a citation, or says why it has none', (id) => {
    for (const on of quarters) {
      const resolved = resolveParameter(pack.parameters, id, { on, province: null });
      const reading = readingOf(id, resolved, pack);
      const valued = resolved.state === 'in-force' || resolved.state === 'stale';
      expect(reading.value !== null, `${id} on ${on}`).toBe(valued);
      const written = valued || resolved.state === 'repealed';
      expect(reading.citation !== null, `${id} on ${on} is cited`).toBe(written);
      if (!written) expect(['before-first', 'no-provincial-value']).toContain(resolved.state);
      if (reading.from !== null) expect(reading.from <= on).toBe(true);
    }
  });

  it.each([...pack.rules.keys()])('at most one version of %s holds', (id) => {
    const versions = pack.rules.get(id) ?? [];
    for (const [i, { version }] of versions.entries()) {
      const next = versions[i + 1]?.version.from;
      if (version.to !== null) expect(version.to > version.from).toBe(true);
      if (version.to !== null && next !== undefined) expect(version.to <= next).toBe(true);
    }
  });

  it('never goes back from a value to before-first', () => {
    for (const id of pack.parameters.keys()) {
      const states = quarters.map((on) => resolveParameter(pack.parameters, id, { on, province: null }).state);
      expect(states.lastIndexOf('before-first'), id).toBe(
        states.filter((state) => state === 'before-first').length - 1,
      );
    }
  });
});

describe('a series past its last observation', () => {
  it('is fresh until the next publication day and stale from it', () => {
    const stateOn = (on: string): string =>
      resolveParameter(pack.parameters, 'lpr1y', { on: calendarDate(on), province: null }).state;
    expect(stateOn('2026-10-19')).toBe('in-force');
    expect(stateOn('2026-10-20')).toBe('stale');
  });

  it('takes an observation of the caller only while that one is fresh itself', () => {
    const stateWith = (on: string, seen: string): string =>
      resolveParameter(pack.parameters, 'lpr1y', {
        on: calendarDate(on),
        province: null,
        observed: { lpr1y: { value: 0.029, on: calendarDate(seen) } },
      }).state;
    expect(stateWith('2026-12-20', '2026-11-20')).toBe('in-force');
    // 2026-12-20 is a Sunday, so the figure comes on the Monday.
    expect(stateWith('2026-12-21', '2026-11-20')).toBe('stale');
    expect(stateWith('2026-11-24', '2026-11-25')).toBe('stale');
    expect(stateWith('2026-11-24', '2026-08-20')).toBe('stale');
  });
});

describe('a parameter that each province sets', () => {
  it.each(PROVINCES.map(({ code }) => code))('has no value for province %s while none is on record', (province) => {
    const on = calendarDate('2025-06-01');
    expect(resolveParameter(pack.parameters, 'mcc_cross_city_allowed', { on, province }).state).toBe(
      'no-provincial-value',
    );
  });
});

describe('four times the one-year LPR', () => {
  // The third column of the series as published with the rates.
  it.each([
    ['2020-08-20', 0.154],
    ['2021-12-20', 0.152],
    ['2022-01-20', 0.148],
    ['2022-08-22', 0.146],
    ['2023-06-20', 0.142],
    ['2023-08-21', 0.138],
    ['2024-07-22', 0.134],
    ['2024-10-21', 0.124],
    ['2025-05-20', 0.12],
  ])('is the private cap on %s: %d', (on, cap) => {
    const resolved = resolveParameter(pack.parameters, 'private_cap', { on: calendarDate(on), province: null });
    expect(resolved.state).toBe('in-force');
    expect('value' in resolved && Number(resolved.value)).toBeCloseTo(cap, 12);
  });
});
