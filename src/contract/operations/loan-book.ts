import type { Operation } from '../operation.ts';
import { row } from './row.ts';

/** The lender's own loans. */
export const LOAN_BOOK_OPERATIONS = {
  'examine-book': row(
    'POST',
    '/v1/book/examinations',
    ['treasurer', 'compliance', 'senior-underwriter', 'operations', 'administrator'],
    'book.examined',
    'The health of a loan tape: classes, vintages, breaches of law, floor, concentration, gap; nothing of it is kept',
    { personal: true },
  ),
} as const satisfies Readonly<Record<string, Operation>>;
