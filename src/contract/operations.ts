import type { Operation } from './operation.ts';
import { ACCESS_OPERATIONS } from './operations/access.ts';
import { BOOK_OPERATIONS } from './operations/books.ts';
import { DECISION_OPERATIONS } from './operations/decision.ts';
import { EVIDENCE_OPERATIONS } from './operations/evidence.ts';
import { FRAUD_OPERATIONS } from './operations/fraud.ts';
import { LAW_OPERATIONS } from './operations/law.ts';
import { LOAN_BOOK_OPERATIONS } from './operations/loan-book.ts';
import { LOG_OPERATIONS } from './operations/log.ts';
import { MODEL_OPERATIONS } from './operations/models.ts';
import { OBJECTION_OPERATIONS } from './operations/objections.ts';
import { REFERRAL_OPERATIONS } from './operations/referral.ts';
import { REFUSAL_OPERATIONS } from './operations/refusals.ts';
import { TOUR_OPERATIONS } from './operations/tour.ts';
import { WORKBENCH_OPERATIONS } from './operations/workbench.ts';

/**
 * The one table of what can be asked for over HTTP and who may ask. A test holds it against the routes: each operation
 * has a route, each route an operation, and each role is tried on each operation.
 */
export const OPERATIONS = {
  ...ACCESS_OPERATIONS,
  ...EVIDENCE_OPERATIONS,
  ...LAW_OPERATIONS,
  ...LOAN_BOOK_OPERATIONS,
  ...DECISION_OPERATIONS,
  ...REFERRAL_OPERATIONS,
  ...OBJECTION_OPERATIONS,
  ...REFUSAL_OPERATIONS,
  ...FRAUD_OPERATIONS,
  ...LOG_OPERATIONS,
  ...BOOK_OPERATIONS,
  ...MODEL_OPERATIONS,
  ...WORKBENCH_OPERATIONS,
  ...TOUR_OPERATIONS,
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationId = keyof typeof OPERATIONS;

/** The row of an operation in its general shape. */
export function operation(id: OperationId): Operation {
  return OPERATIONS[id];
}
