/**
 * The q-quantile of ascending `sorted` by linear interpolation between closest ranks (type 7 of R. Hyndman and Y. Fan,
 * 1996): the definition of spreadsheets and of NumPy.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  const below = sorted[low]!;
  return below + (at - low) * (sorted[high]! - below);
}
