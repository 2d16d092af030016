/** The median; NaN of nothing. */
export function medianOf(values: Float64Array): number {
  return medianOfSorted(Float64Array.from(values).sort());
}

export function medianOfSorted(sorted: Float64Array): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const high = sorted[n >> 1]!;
  return n % 2 === 1 ? high : (sorted[(n >> 1) - 1]! + high) / 2;
}

/** The median of all but the value at place `out` of an ascending list. */
export function medianWithout(sorted: Float64Array, out: number): number {
  const n = sorted.length - 1;
  if (n <= 0) return Number.NaN;
  const at = (place: number) => sorted[place < out ? place : place + 1]!;
  return n % 2 === 1 ? at(n >> 1) : (at((n >> 1) - 1) + at(n >> 1)) / 2;
}
