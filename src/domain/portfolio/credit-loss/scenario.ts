import { type Failure, fail, isObject, ok, type Result } from '#domain/kernel/index.ts';
import { normalCdf, normalQuantile } from '#domain/numeric/index.ts';

/** One path of the economy: the standard normal factor of each year; the last year holds on. Below zero is a bad year. */
export interface MacroScenario {
  readonly name: string;
  readonly weight: number;
  readonly z: readonly number[];
}

export interface ScenarioSet {
  /** How strongly defaults follow the factor, in [0, 1). */
  readonly rho: number;
  /** Constant, or rising with defaults along the curve of Frye and Jacobs. */
  readonly lgd: 'constant' | 'frye-jacobs';
  readonly scenarios: readonly MacroScenario[];
}

/** The set as a YAML or JSON document states it. Errors: ECL_SCENARIOS_MALFORMED, saying what is wrong. */
export function parseScenarios(document: unknown): Result<ScenarioSet, Failure<'ECL_SCENARIOS_MALFORMED'>> {
  if (!isObject(document)) return malformed('document');
  const { rho = 0, lgd = 'constant', scenarios } = document as Record<string, unknown>;
  if (typeof rho !== 'number' || !(rho >= 0 && rho < 1)) return malformed('rho');
  if (lgd !== 'constant' && lgd !== 'frye-jacobs') return malformed('lgd');
  if (!Array.isArray(scenarios) || scenarios.length === 0) return malformed('scenarios');
  const read: MacroScenario[] = [];
  for (const [i, each] of scenarios.entries()) {
    const { name = `scenario ${i + 1}`, weight, z } = Object(each) as Record<string, unknown>;
    const path = typeof z === 'number' ? [z] : z;
    if (typeof weight !== 'number' || !(weight >= 0)) return malformed(`scenarios[${i}].weight`);
    if (!Array.isArray(path) || path.length === 0 || !path.every((year) => Number.isFinite(year)))
      return malformed(`scenarios[${i}].z`);
    read.push({ name: String(name), weight, z: path });
  }
  const sum = read.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-9) return malformed(`Σ weight = ${sum}`);
  return ok({ rho, lgd, scenarios: read });
}

function malformed(reason: string): Result<never, Failure<'ECL_SCENARIOS_MALFORMED'>> {
  return fail('ECL_SCENARIOS_MALFORMED', { reason });
}

/** The PD of a year in which the factor is z: Φ((Φ⁻¹(PD) − √ρ·z) / √(1 − ρ)) (O. Vasicek). */
export function pdGiven(pd: number, rho: number, z: number): number {
  if (pd <= 0 || pd >= 1 || rho === 0) return pd;
  return normalCdf((normalQuantile(pd) - Math.sqrt(rho) * z) / Math.sqrt(1 - rho));
}

/**
 * LGD where the default rate is `rate`: Φ(Φ⁻¹(rate) − k) / rate with k = (Φ⁻¹(PD) − Φ⁻¹(PD·LGD)) / √(1 − ρ)
 * (J. Frye and M. Jacobs, "Credit loss and systematic loss given default", 2012).
 */
export function lgdGiven(rate: number, pd: number, lgd: number, rho: number): number {
  if (pd <= 0 || pd >= 1 || lgd <= 0 || lgd >= 1 || rate <= 0 || rate >= 1) return lgd;
  const k = (normalQuantile(pd) - normalQuantile(pd * lgd)) / Math.sqrt(1 - rho);
  return normalCdf(normalQuantile(rate) - k) / rate;
}
