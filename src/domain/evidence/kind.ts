import type { FieldDefinition } from './field.ts';

export const EVIDENCE_KINDS = [
  'sales-invoices',
  'purchase-invoices',
  'bank-transactions',
  'tax-returns',
  'financial-statements',
  'registration',
  'bureau-reports',
  'court-records',
  'utility-bills',
  'social-insurance',
  'platform-orders',
  'logistics',
  'reputation',
  'self-declarations',
] as const;

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One kind of evidence: its fields, when a record is true, how often it is renewed, and what makes two records the same. */
export interface KindDefinition {
  readonly kind: EvidenceKind;
  readonly title: { readonly zh: string; readonly en: string };
  /** Days within which the source renews itself; the half-life of its timeliness. */
  readonly cadenceDays: number;
  /** The `date` field on which the record was true; ages are counted from it. */
  readonly eventField: string;
  /** The fields whose joint repetition is a duplicate delivery, `firm` implied. */
  readonly identity: readonly string[];
  /** Every kind also has the required text field `firm`, which is not repeated here. */
  readonly fields: readonly FieldDefinition[];
}
