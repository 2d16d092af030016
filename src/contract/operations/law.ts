import type { Operation } from '../operation.ts';
import { row, STAFF_AND_SUPERVISOR } from './row.ts';

/** Rules, parameters and what the law asks about the institution. */
export const LAW_OPERATIONS = {
  'list-rules': row(
    'GET',
    '/v1/law/rules',
    STAFF_AND_SUPERVISOR,
    'rule.listed',
    'The rules in force on a day, with what counsel has confirmed',
  ),
  'confirm-rule': row(
    'POST',
    '/v1/law/rules/:rule/confirmations',
    ['compliance'],
    'rule.confirmed',
    'Counsel confirms that a version of a rule reads as its source does',
  ),
  'show-parameter': row(
    'GET',
    '/v1/law/parameters/:parameter',
    STAFF_AND_SUPERVISOR,
    'parameter.shown',
    'A legal parameter on a day, with its article',
  ),
  'check-law': row(
    'POST',
    '/v1/law/checks',
    STAFF_AND_SUPERVISOR,
    'law.checked',
    'Hold an act against the law in force on a day',
  ),
  'show-facts': row(
    'GET',
    '/v1/institution/facts',
    STAFF_AND_SUPERVISOR,
    'facts.shown',
    'What the law asks about the institution itself, as last stated',
  ),
  'state-facts': row(
    'POST',
    '/v1/institution/facts',
    ['compliance'],
    'facts.stated',
    'State what the law asks about the institution itself; it counts for every decision from now on',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
