import type { Failure } from '#domain/kernel/index.ts';
import type { FieldDefinition } from './field.ts';
import type { EvidenceTable } from './table.ts';

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
  /** `flow`: records of a running business, so that months without any are gaps; `state`: what is true until the next record. */
  readonly rhythm: 'flow' | 'state';
  /** The `date` field on which the record was true; ages are counted from it. */
  readonly eventField: string;
  /** The fields whose joint repetition is a duplicate delivery, `firm` implied; none says that only a full repetition is one. */
  readonly identity: readonly string[];
  /** Headers that name the firm in this kind only, e.g. the seller of sales invoices; before the general ones. */
  readonly firmSynonyms: readonly string[];
  /** Every kind also has the required text field `firm`, which is not repeated here. */
  readonly fields: readonly FieldDefinition[];
  /** Required fields that may be left out where all fields of one of the lists are there. */
  readonly derivable: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Prepares the rule that completes one record after its cells are read; the rule gives a failure where the record contradicts its kind. */
  readonly complete?: (record: RecordSlots) => () => Failure | undefined;
  /** The sum that every record must satisfy within `toleranceFen`: parts add up to the whole. A break is counted, not refused. */
  readonly sum?: { readonly parts: readonly string[]; readonly whole: string; readonly toleranceFen: number };
  /** The balance that runs through the records of an account: each one's balance less its flow is the balance of another. */
  readonly chain?: {
    readonly account: string;
    readonly inflow: string;
    readonly outflow: string;
    readonly balance: string;
  };
  /** Prepares the rule that says whether a record that could be read is also what the law allows it to be, e.g. a statutory rate. */
  readonly lawful?: (table: EvidenceTable) => (row: number) => boolean;
  /** The choice field by which a later delivery of the same record supersedes an earlier one (valid → void): the higher index stands. */
  readonly supersededBy?: string;
  /** The choice that takes a record out of the business: kept, never summed. */
  readonly voidChoice?: { readonly field: string; readonly value: string };
  /** The money field whose negative values mark red letters. */
  readonly redField?: string;
}

/** The values of the record at hand, open to the kind's completion rule. NaN, ABSENT_DAY, ABSENT_CODE and '' are absent. */
export interface RecordSlots {
  number(field: string): { value: number };
  date(field: string): { value: number };
  choice(field: string): { value: number };
  text(field: string): { value: string };
}
