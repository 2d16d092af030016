import type { EvidenceKind } from '../kind.ts';
import { bankMeasures } from './bank-transactions.ts';
import { bureauMeasures } from './bureau.ts';
import { courtMeasures } from './court-records.ts';
import { statementMeasures } from './financial-statements.ts';
import { marginMeasures } from './invoice-margin.ts';
import { logisticsMeasures } from './logistics.ts';
import type { MeasureDefinition } from './measure.ts';
import { platformMeasures } from './platform-orders.ts';
import { purchaseMeasures } from './purchase-invoices.ts';
import { registrationMeasures } from './registration.ts';
import { reputationMeasures } from './reputation.ts';
import { salesMeasures } from './sales-invoices.ts';
import { declarationMeasures } from './self-declarations.ts';
import { socialInsuranceMeasures } from './social-insurance.ts';
import { taxMeasures } from './tax-returns.ts';
import { utilityMeasures } from './utility-bills.ts';

/** Every measure that a decision may read, kind by kind. */
export const MEASURES: readonly MeasureDefinition[] = [
  ...salesMeasures,
  ...purchaseMeasures,
  ...marginMeasures,
  ...bankMeasures,
  ...taxMeasures,
  ...statementMeasures,
  ...registrationMeasures,
  ...bureauMeasures,
  ...courtMeasures,
  ...utilityMeasures,
  ...socialInsuranceMeasures,
  ...platformMeasures,
  ...logisticsMeasures,
  ...reputationMeasures,
  ...declarationMeasures,
];

const BY_NAME: ReadonlyMap<string, MeasureDefinition> = new Map(MEASURES.map((measure) => [measure.name, measure]));

export function findMeasure(name: string): MeasureDefinition | undefined {
  return BY_NAME.get(name);
}

/** The categories of a firm, each with the kinds that tell it. */
export const CATEGORY_SOURCES: Readonly<Record<string, readonly EvidenceKind[]>> = {
  industry: ['registration'],
  province: ['registration'],
};
