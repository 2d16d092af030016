/**
 * Jaro–Winkler likeness of two texts in [0, 1] (Winkler 1990): letters that both have, near the same place, with a common beginning counting more.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const shared: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = 1;
      shared.push(a[i]!);
      break;
    }
  const m = shared.length;
  if (m === 0) return 0;
  let k = 0;
  let turned = 0;
  for (let j = 0; j < b.length; j++) if (taken[j] && shared[k++] !== b[j]) turned += 1;
  const jaro = (m / a.length + m / b.length + (m - turned / 2) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
