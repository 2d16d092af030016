import type { Books, Party } from './books.ts';
import type { Evidence } from './evidence.ts';
import type { FirmPlan } from './firm-plan.ts';
import type { Span } from './invoices.ts';

/** How a firm is found: several firms share parts of it where they belong together. */
export interface Contact {
  owner: string;
  phone: string;
  address: string;
  device: string;
}

/** The last day, exclusive, that each delivery covers; null where it does not come at all. */
export interface Delivery {
  invoices: number;
  bank: number | null;
  taxReturns: number | null;
  statements: number | null;
  bureau: number | null;
  utilities: number | null;
  insurance: number | null;
  platform: number | null;
  shipments: number | null;
  reputation: number | null;
}

/** A firm in the making: its plan, its books, and what is done to what it delivers. */
export interface FirmDraft {
  readonly plan: FirmPlan;
  readonly span: Span;
  readonly books: Books;
  readonly contact: Contact;
  /** Share of its planned trade that it really does: a pass-through account does next to none. */
  trade: number;
  /** Share of what it sold that its tax returns say. */
  filedShare: number;
  readonly delivery: Delivery;
  /** Changes to the delivered evidence, after everything has been made. */
  readonly edits: Edit[];
}

export type Edit = (evidence: Evidence) => Evidence;

export function partyOf(draft: FirmDraft): Party {
  return { code: draft.plan.code, books: draft.books };
}
