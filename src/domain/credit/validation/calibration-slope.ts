import { fitLogistic } from '#domain/numeric/index.ts';

/** How the log-odds that a model gives relate to what came: outcome ~ intercept + slope · log-odds (D. Cox, 1958). */
export interface CalibrationSlope {
  /** 1 where differences in log-odds mean what they say, 0 where they mean nothing, negative where they are the wrong way round. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** Mean log-likelihood gained over one PD for all, when the model's level is set to that of the cases; with its z. */
  readonly gain: number;
  readonly gainZ: number;
}

const TWO_SIDED_95 = 1.959963984540054;
// A trace of ridge keeps the fit finite where a model separates the cases.
const RIDGE = 1e-6;

export function calibrationSlope(logOdds: Float64Array, bad: Uint8Array): CalibrationSlope {
  const rows = logOdds.length;
  const mean = logOdds.reduce((sum, eta) => sum + eta, 0) / rows;
  const x = logOdds.map((eta) => eta - mean);
  if (x.every((value) => value === 0)) return { slope: 0, low: 0, high: 0, gain: 0, gainZ: 0 };
  const fit = fitLogistic({ rows, columns: 1, x, y: bad }, RIDGE);
  const slope = fit.coefficients[0]!;
  const se = Math.sqrt(fit.covariance[3]!);
  const { gain, z } = likelihoodGain(x, bad);
  return { slope, low: slope - TWO_SIDED_95 * se, high: slope + TWO_SIDED_95 * se, gain, gainZ: z };
}

/** Against the bad rate of the cases; the model's own level is moved until its PDs average to that rate. */
function likelihoodGain(logOdds: Float64Array, bad: Uint8Array): { gain: number; z: number } {
  const rows = logOdds.length;
  const rate = bad.reduce((sum, b) => sum + b, 0) / rows;
  let shift = Math.log(rate / (1 - rate));
  for (let step = 0; step < 50; step++) {
    let [sum, slope] = [0, 0];
    for (const eta of logOdds) {
      const p = 1 / (1 + Math.exp(-eta - shift));
      sum += p - rate;
      slope += p * (1 - p);
    }
    const move = sum / Math.max(slope, 1e-12);
    shift -= move;
    if (Math.abs(move) < 1e-10) break;
  }
  const gains = logOdds.map((eta, i) => {
    const p = 1 / (1 + Math.exp(-eta - shift));
    return bad[i] === 1 ? Math.log(p / rate) : Math.log((1 - p) / (1 - rate));
  });
  const gain = gains.reduce((sum, g) => sum + g, 0) / rows;
  const variance = gains.reduce((sum, g) => sum + (g - gain) ** 2, 0) / (rows - 1);
  return { gain, z: variance > 0 ? gain / Math.sqrt(variance / rows) : 0 };
}
