import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, POSITIVE, SHARE } from '#domain/numeric/index.ts';
import { goldsteinPauzner, runThreshold, thresholdAt } from '#domain/portfolio/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { textTable } from '../text-table.ts';

const NUMBERS = [
  'claims',
  'cash',
  'loans',
  'discount',
  'gain',
  'loss',
  'exitFee',
  'gamma',
  'impatient',
  'promise',
  'payoff',
] as const;
type Numbers = Partial<Record<(typeof NUMBERS)[number], number>>;

/** The run threshold in closed form. Errors: of numbers, TERMS_PART_MISSING, OUTSIDE_RANGE. */
export function thresholdVerb({ lang }: OutputOptions, flags: object): Result<Rendered> {
  const numbers = numberFlags(flags, NUMBERS);
  if (!numbers.ok) return numbers;
  const json = numbers.value.impatient === undefined ? ofPlatform(numbers.value) : ofPromise(numbers.value);
  if (!json.ok) return json;
  const rows = Object.entries(json.value).map(([name, value]) => [figureName(name, lang), value]);
  return ok({ json: json.value, text: () => textTable(['', ''], rows) });
}

function ofPlatform(numbers: Numbers): Result<Record<string, number>, Failure> {
  const { claims = 1, cash = 0, discount = 0, exitFee = 0, gain, loss, gamma } = numbers;
  const loans = numbers.loans ?? claims - cash;
  if (gamma === undefined) {
    if (gain === undefined || loss === undefined)
      return fail('TERMS_PART_MISSING', { parts: '--gain --loss | --gamma' });
    const found = runThreshold({ claims, cash, loans, discount, gain, loss, exitFee });
    return found.ok ? ok({ ...found.value }) : found;
  }
  const checked = allInRange([
    ['gamma', gamma, SHARE],
    ['claims', claims, POSITIVE],
    ['loans', loans, POSITIVE],
    ['cash', cash, { low: 0, high: Number.MAX_VALUE }],
    ['discount', discount, { ...SHARE, open: 'high' }],
  ]);
  return checked.ok ? ok({ ...thresholdAt(gamma, { claims, cash, loans, discount }) }) : checked;
}

function ofPromise({ impatient = 0, promise = 1, payoff }: Numbers): Result<Record<string, number>, Failure> {
  if (payoff === undefined) return fail('TERMS_PART_MISSING', { parts: '--payoff' });
  const checked = allInRange([
    ['impatient', impatient, { ...SHARE, open: 'high' }],
    ['promise', promise, { low: 1, high: 1 / Math.max(impatient, 1e-9) }],
    ['payoff', payoff, POSITIVE],
  ]);
  return checked.ok ? ok({ runBelow: goldsteinPauzner({ impatient, promise, payoff }) }) : checked;
}
