import { type SalesPanel, SEASONS_A_YEAR } from '#domain/macro/index.ts';
import { createPrng } from '#domain/numeric/index.ts';

/** A made-up panel for tests: what each firm went through is known. */
export interface SimulatedPanel {
  readonly panel: SalesPanel;
  /** Firms whose own level fell for good in period `turn`; all others are sound. */
  readonly declining: Uint8Array;
  readonly turn: number;
}

const INDUSTRIES = 6;
const PERIODS = 4 * SEASONS_A_YEAR;

/**
 * Four years of firms in six industries, each with its own size, loudness and frequency of sales and its industry's season.
 * `turn` periods before the end nothing has happened; then one half of the industries loses 70 % for three periods and
 * recovers over two more, and one firm in five, anywhere, loses 50 % to 80 % for good.
 */
export function simulatePanel(seed: number, firms: number, turn: number): SimulatedPanel {
  const prng = createPrng(seed);
  const months = Float64Array.from({ length: PERIODS }, (_, t) => (t % SEASONS_A_YEAR === 0 ? 2 : 1));
  const seasons = Int32Array.from({ length: PERIODS }, (_, t) => t % SEASONS_A_YEAR);
  const start = PERIODS - turn;
  const byIndustry = Array.from({ length: INDUSTRIES }, () =>
    Float64Array.from({ length: SEASONS_A_YEAR }, (_, k) => (k === 0 ? -0.4 : 0) + 0.15 * prng.normal()),
  );
  const declining = new Uint8Array(firms);
  const rows = Array.from({ length: firms }, (_, i) => {
    const industry = prng.below(INDUSTRIES);
    const hit = industry < INDUSTRIES / 2;
    const loudness = 0.15 + 0.35 * prng.uniform();
    const sells = prng.uniform() < 0.7 ? 1 : 0.75 + 0.25 * prng.uniform();
    declining[i] = prng.uniform() < 0.2 ? 1 : 0;
    const lost = Math.log(0.2 + 0.3 * prng.uniform());
    let level = Math.log(1e7) + prng.normal();
    const netFen = Float64Array.from(months, (span, t) => {
      level += 0.03 * prng.normal() * Math.sqrt(span);
      const since = t - start;
      const shock = hit && since >= 0 ? Math.log(since < 3 ? 0.3 : since === 3 ? 0.6 : since === 4 ? 0.85 : 1) : 0;
      const own = declining[i] === 1 && since >= 0 ? lost : 0;
      const silent = prng.uniform() > sells;
      const log = level + byIndustry[industry]![seasons[t]!]! + shock + own + loudness * prng.normal();
      return silent ? 0 : Math.round(Math.exp(log) * span);
    });
    return { groups: [`industry-${industry}`], netFen };
  });
  return { panel: { months, seasons, firms: rows }, declining, turn: start };
}

/** The same panel as it was known after its first `periods` periods. */
export function upTo(panel: SalesPanel, periods: number): SalesPanel {
  return {
    months: panel.months.subarray(0, periods),
    seasons: panel.seasons.subarray(0, periods),
    firms: panel.firms.map(({ groups, netFen }) => ({ groups, netFen: netFen.subarray(0, periods) })),
  };
}
