import { normalCdf, normalQuantile } from '#domain/numeric/index.ts';

/**
 * The PD in a year whose systematic factor stands at `factor` (standard normal, negative in bad years), from the PD over
 * the cycle and the asset correlation ρ: Φ((Φ⁻¹(PD) − √ρ·Z)/√(1 − ρ)) (O. Vasicek, 1987).
 */
export function pointInTimePd(pd: number, correlation: number, factor: number): number {
  return normalCdf((normalQuantile(pd) - Math.sqrt(correlation) * factor) / Math.sqrt(1 - correlation));
}

/**
 * The systematic factor at which a portfolio of this PD over the cycle shows this default rate: the inverse of the above,
 * Z = (Φ⁻¹(PD) − √(1 − ρ)·Φ⁻¹(rate))/√ρ.
 */
export function systematicFactor(pd: number, rate: number, correlation: number): number {
  return (normalQuantile(pd) - Math.sqrt(1 - correlation) * normalQuantile(rate)) / Math.sqrt(correlation);
}
