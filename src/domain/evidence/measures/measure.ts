import type { EvidenceKind } from '../kind.ts';

/** A `share` lies in [0, 1]; a `ratio` is read as per cent and may lie anywhere; `times` is a multiple, `points` a mark on a scale. */
export type MeasureUnit =
  | 'fen'
  | 'share'
  | 'ratio'
  | 'times'
  | 'points'
  | 'count'
  | 'days'
  | 'months'
  | 'years'
  | 'kwh';

/** A number that a decision may read of one firm: what it means, in which unit, and which evidence it is summed from. */
export interface MeasureDefinition {
  /** camelCase; money ends in `Fen`. Unique over all kinds. */
  readonly name: string;
  /** Every kind that must be present for the measure to be known; its age is the oldest of theirs. */
  readonly sources: readonly EvidenceKind[];
  readonly unit: MeasureUnit;
  readonly meaning: { readonly zh: string; readonly en: string };
}

/** One column a measure, one place a firm; NaN where the measure cannot be known. */
export type MeasureColumns = Readonly<Record<string, Float64Array>>;

/** What one kind contributes: the definitions of its measures, in order. */
export function define(
  sources: readonly EvidenceKind[],
  entries: readonly (readonly [name: string, unit: MeasureUnit, zh: string, en: string])[],
): readonly MeasureDefinition[] {
  return entries.map(([name, unit, zh, en]) => ({ name, sources, unit, meaning: { zh, en } }));
}

/** Empty columns for the named measures over `firms` firms. */
export function emptyColumns(definitions: readonly MeasureDefinition[], firms: number): Record<string, Float64Array> {
  return Object.fromEntries(definitions.map(({ name }) => [name, new Float64Array(firms).fill(Number.NaN)]));
}
