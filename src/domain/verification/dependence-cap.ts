import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { Check } from './check.ts';

/**
 * What all checks together say for fabrication and for honesty, each as a sum of log-likelihood ratios above zero. Checks that share a source repeat each other, so a source lends at most its own best
 * ratio: the checks are taken from the strongest on, each as far as all of its sources have something left to lend.
 */
export function cappedSums(checks: readonly Check[]): { readonly fabricated: number; readonly honest: number } {
  return { fabricated: sideOf(checks, 1), honest: sideOf(checks, -1) };
}

function sideOf(checks: readonly Check[], sign: 1 | -1): number {
  const own = checks.filter(({ logLikelihoodRatio }) => sign * logLikelihoodRatio > 0);
  const left = new Map<EvidenceKind, number>();
  for (const { sources, logLikelihoodRatio } of own)
    for (const kind of sources) left.set(kind, Math.max(left.get(kind) ?? 0, sign * logLikelihoodRatio));
  let sum = 0;
  const strongestFirst = [...own].sort(
    (a, b) => sign * (b.logLikelihoodRatio - a.logLikelihoodRatio) || (a.check < b.check ? -1 : 1),
  );
  for (const { sources, logLikelihoodRatio } of strongestFirst) {
    const lent = Math.min(sign * logLikelihoodRatio, ...sources.map((kind) => left.get(kind)!));
    for (const kind of sources) left.set(kind, left.get(kind)! - lent);
    sum += lent;
  }
  return Math.round(sum * 1e6) / 1e6;
}
