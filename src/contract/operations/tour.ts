import type { Operation } from '../operation.ts';
import { DECISION_READERS, DESK, row, STAFF_AND_SUPERVISOR } from './row.ts';

/** The tour through a demonstration. In any other store each of them says that there is none. */
export const TOUR_OPERATIONS = {
  'show-tour': row('GET', '/v1/tour', STAFF_AND_SUPERVISOR, 'tour.shown', 'Where the tour of the demonstration stands'),
  'reset-tour': row(
    'POST',
    '/v1/tour/rounds',
    ['operations', 'administrator'],
    'tour.begun-anew',
    'Begin the tour anew: its firms come in again as they were, under codes of a new round',
  ),
  'show-tour-case': row(
    'GET',
    '/v1/tour/cases/:role',
    DECISION_READERS,
    'tour.case-shown',
    'A firm of the tour beside an ordinary scorecard, with the movements behind what was found',
    { personal: true },
  ),
  'show-tour-statement': row(
    'GET',
    '/v1/tour/statement',
    DESK,
    'tour.statement-shown',
    'The bank statement that the firm with old papers could hand in, as a file',
    { personal: true },
  ),
  'show-scoreboard': row(
    'GET',
    '/v1/tour/scoreboard',
    STAFF_AND_SUPERVISOR,
    'tour.scoreboard-shown',
    'The decisions on the generated county, and those of an ordinary scorecard, against the truth',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
