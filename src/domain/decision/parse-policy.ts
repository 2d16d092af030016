import { type Digest, digestOf, type Failure, type Fen, fail, fen, ok, type Result } from '#domain/kernel/index.ts';
import { IRB_CLASSES } from '#domain/numeric/index.ts';
import { capitalShare } from '#domain/terms/index.ts';
import type { Policy } from './policy.ts';
import { POLICY_FIELDS } from './policy-shape.ts';

export type PolicyFailure = Failure<'POLICY_FORMAT_UNKNOWN' | 'POLICY_FIELD_INVALID' | 'POLICY_RANGE_EMPTY'>;

/** Reads a policy from parsed JSON; money in it is a digits-string of fen. Errors, in this order: see PolicyFailure. */
export function parsePolicy(json: unknown): Result<Policy, PolicyFailure> {
  if (at(json, 'format') !== 'weir-policy/1')
    return fail('POLICY_FORMAT_UNKNOWN', { format: String(at(json, 'format')).slice(0, 40) });
  for (const [path, check] of POLICY_FIELDS)
    if (!check(at(json, path))) return fail('POLICY_FIELD_INVALID', { field: path });
  const given = json as Policy;
  if (!isCapital(given)) return fail('POLICY_FIELD_INVALID', { field: 'pricing.capital' });
  const product = {
    ...given.product,
    minFen: money(given.product.minFen),
    maxFen: money(given.product.maxFen),
    stepFen: money(given.product.stepFen),
  };
  if (product.minFen > product.maxFen) return fail('POLICY_RANGE_EMPTY', { range: 'product.minFen … product.maxFen' });
  if (product.minTenorDays > product.maxTenorDays)
    return fail('POLICY_RANGE_EMPTY', { range: 'product.minTenorDays … product.maxTenorDays' });
  if (product.minRate > product.maxRate)
    return fail('POLICY_RANGE_EMPTY', { range: 'product.minRate … product.maxRate' });
  const { learningBand } = given;
  const band = learningBand && { learningBand: { ...learningBand, mostFen: money(learningBand.mostFen) } };
  return ok({ ...given, product, ...band });
}

/** Whether the capital regime is one of the three, complete, and gives a share of equity at the policy's own cut-off. */
function isCapital({ pricing: { capital, lgd }, cutOffPd }: Policy): boolean {
  if (capital.regime === 'irb' && !IRB_CLASSES.includes(capital.irbClass)) return false;
  // The regime is only asserted by the type until here: one that is not known gives nothing.
  return capitalShare(capital, { pd: cutOffPd, lgd })?.ok ?? false;
}

export function policyDigest(policy: Policy): Digest {
  return digestOf(policy);
}

function money(digits: unknown): Fen {
  return fen(BigInt(digits as string));
}

function at(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], json ?? {});
}
