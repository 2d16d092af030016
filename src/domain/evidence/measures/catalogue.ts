import type { EvidenceKind } from '../kind.ts';
import { marginMeasures } from './invoice-margin.ts';
import type { MeasureDefinition } from './measure.ts';
import { purchaseMeasures } from './purchase-invoices.ts';
import { salesMeasures } from './sales-invoices.ts';

/** Every measure that a decision may read, kind by kind. */
export const MEASURES: readonly MeasureDefinition[] = [...salesMeasures, ...purchaseMeasures, ...marginMeasures];

const BY_NAME: ReadonlyMap<string, MeasureDefinition> = new Map(MEASURES.map((measure) => [measure.name, measure]));

export function findMeasure(name: string): MeasureDefinition | undefined {
  return BY_NAME.get(name);
}

/** The categories of a firm, each with the kinds that tell it. */
export const CATEGORY_SOURCES: Readonly<Record<string, readonly EvidenceKind[]>> = {
  industry: ['registration'],
  province: ['registration'],
};
