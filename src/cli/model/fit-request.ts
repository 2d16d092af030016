import { basename } from 'node:path';
import type { FitRequest } from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { numberOf } from './data-table-builder.ts';
import type { SplitPart } from './fixed-split.ts';

export interface FitFlags {
  readonly target: string;
  readonly bad?: string;
  readonly kind: 'scorecard' | 'boosted';
  readonly exclude: readonly string[];
  readonly special: readonly string[];
  readonly monotone: readonly string[];
  readonly segment?: string;
  readonly minBin?: string;
  readonly trees?: string;
  readonly depth?: string;
  readonly bins?: string;
  readonly rate?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly rows: SplitPart;
  readonly out?: string;
}

/** What any kind of fit is told. Errors: MODEL_OPTION_INVALID. */
export function fitRequest(flags: FitFlags): Result<FitRequest> {
  const trends: Record<string, '+' | '-'> = {};
  for (const item of flags.monotone) {
    if (item === 'auto') continue;
    const at = item.lastIndexOf(':');
    const trend = item.slice(at + 1);
    if (at < 1 || (trend !== '+' && trend !== '-'))
      return fail('MODEL_OPTION_INVALID', { option: '--monotone', value: item });
    trends[item.slice(0, at)] = trend;
  }
  const leastBin = flags.minBin === undefined ? undefined : Number(flags.minBin);
  if (leastBin !== undefined && !(leastBin > 0))
    return fail('MODEL_OPTION_INVALID', { option: '--min-bin', value: String(flags.minBin) });
  return ok({
    name: flags.out === undefined ? flags.target : basename(flags.out).replace(/\.json$/, ''),
    target: flags.target,
    ...(flags.bad === undefined ? {} : { badValue: flags.bad }),
    exclude: flags.exclude,
    specials: flags.special.map((value) => (Number.isNaN(numberOf(value)) ? value : numberOf(value))),
    trends,
    ...(flags.segment === undefined ? {} : { segment: flags.segment }),
    ...(leastBin === undefined ? {} : { leastBin }),
  });
}
