import { describe, expect, it } from 'vitest';
import { fail, ok, unwrap } from './result.ts';

describe('a result', () => {
  it('carries a value, or a code with its place', () => {
    expect(unwrap(ok(5))).toBe(5);
    expect(fail('SOME_CODE', { value: 'x' }, { file: 'a.csv', row: 2, column: 'amount' })).toEqual({
      ok: false,
      error: { code: 'SOME_CODE', params: { value: 'x' }, file: 'a.csv', row: 2, column: 'amount' },
    });
    expect(fail('SOME_CODE')).toEqual({ ok: false, error: { code: 'SOME_CODE' } });
  });

  it('that must be ok and is not breaks an invariant', () => {
    expect(() => unwrap(fail('SOME_CODE'))).toThrow(/SOME_CODE/);
  });
});
