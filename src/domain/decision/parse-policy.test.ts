import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { parsePolicy, policyDigest } from './parse-policy.ts';

const shipped = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../policies/invoice-only.json'), 'utf8'));

/** The shipped policy with one field, by its path, set to something else; undefined takes it away. */
function changed(path: string, value: unknown): unknown {
  const policy = shipped();
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = policy as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return policy;
}

const failureOf = (json: unknown) => {
  const parsed = parsePolicy(json);
  return parsed.ok ? null : { code: parsed.error.code, ...parsed.error.params };
};

describe('a lending policy', () => {
  it('reads money as exact fen, and its digest moves with every field', () => {
    const policy = unwrap(parsePolicy(shipped()));
    expect([policy.product.minFen, policy.product.maxFen]).toEqual([10_000_000n, 100_000_000n]);
    const other = unwrap(parsePolicy(changed('terms.minimumCover', 1.3)));
    expect(policyDigest(other)).not.toBe(policyDigest(policy));
    expect(policyDigest(unwrap(parsePolicy(shipped())))).toBe(policyDigest(policy));
  });

  it.each([
    ['cutOffPd', 1.2],
    ['leastConsistency', undefined],
    ['product.minFen', 100],
    ['product.minFen', '0'],
    ['product.minTenorDays', 0.5],
    ['pricing.lgd', '0.6'],
    ['pricing.capital', { regime: 'guess' }],
    ['pricing.capital', { regime: 'irb', irbClass: 'sovereign', maturity: 1, ratio: 0.105 }],
    ['pricing.capital', { regime: 'micro-loan', nonStandardDebt: 5, standardisedDebt: 2 }],
    ['sources', [{ kind: 'rumours', mandatory: true, maxAgeDays: 10 }]],
    ['terms.cashFlow', [{ measure: 'salesMonthlyP20Fen' }]],
    ['furtherDocuments', [{ document: 'bank-transactions', value: 2 }]],
  ])('names %s when it is %j', (path, value) => {
    const failure = failureOf(changed(path, value));
    expect(failure).toEqual({
      code: 'POLICY_FIELD_INVALID',
      field: path.startsWith('pricing.capital') ? expect.stringContaining('pricing.capital') : path,
    });
  });

  it('refuses ranges that hold nothing, and files of another format', () => {
    expect(failureOf(changed('product.maxFen', '9'))?.code).toBe('POLICY_RANGE_EMPTY');
    expect(failureOf(changed('product.maxRate', 0.01))?.code).toBe('POLICY_RANGE_EMPTY');
    for (const json of [null, 7, 'text', [], {}, { format: 'weir-scorecard/1' }])
      expect(failureOf(json)?.code).toBe('POLICY_FORMAT_UNKNOWN');
  });
});
