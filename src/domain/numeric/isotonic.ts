/**
 * The non-decreasing values closest to `values` in weighted least squares, by pooling adjacent violators
 * (M. Ayer et al., 1955). Weights are positive.
 */
export function isotonicFit(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const n = values.length;
  const means = new Float64Array(n);
  const masses = new Float64Array(n);
  const lengths = new Int32Array(n);
  let blocks = 0;
  for (let i = 0; i < n; i++) {
    means[blocks] = values[i]!;
    masses[blocks] = weights[i]!;
    lengths[blocks] = 1;
    blocks++;
    while (blocks > 1 && means[blocks - 2]! > means[blocks - 1]!) {
      const mass = masses[blocks - 2]! + masses[blocks - 1]!;
      means[blocks - 2] = (means[blocks - 2]! * masses[blocks - 2]! + means[blocks - 1]! * masses[blocks - 1]!) / mass;
      masses[blocks - 2] = mass;
      lengths[blocks - 2] = lengths[blocks - 2]! + lengths[blocks - 1]!;
      blocks--;
    }
  }
  const fitted = new Float64Array(n);
  for (let block = 0, at = 0; block < blocks; block++) {
    fitted.fill(means[block]!, at, at + lengths[block]!);
    at += lengths[block]!;
  }
  return fitted;
}
