/** The months that lists of a history stand for, YYYY-MM, from the first one on. */
export function monthsFrom(first: string | undefined, count: number): readonly string[] {
  if (first === undefined) return [];
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, i) => {
    const month = start + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

interface Observed {
  readonly kind: string;
  readonly cadenceDays: number;
  readonly months: readonly number[];
}

/**
 * The figures of a series where its evidence observes them: before its first record and after its last nothing is known, which
 * is not nothing. A source that speaks once a quarter observes the months up to its record.
 */
export function observed<T>(values: readonly T[], of: Observed | undefined): readonly (T | null)[] {
  const first = of?.months.findIndex((count) => count > 0) ?? -1;
  if (!of || first < 0) return values.map(() => null);
  const last = of.months.findLastIndex((count) => count > 0);
  const from = first - Math.max(0, Math.round(of.cadenceDays / 30) - 1);
  return values.map((value, i) => (i >= from && i <= last ? value : null));
}
