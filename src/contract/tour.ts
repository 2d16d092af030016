import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, fenText, idText } from './primitives.ts';

export const TOUR_ROLES = ['stale-software', 'loop-trader', 'shock-hardware'] as const;
const role = z.enum(TOUR_ROLES).describe('the story that the firm tells');

const tour = z
  .object({
    policy: z.string(),
    asOf: dateText.describe('the day of which the demonstration speaks'),
    round: z.number().int().describe('how often the tour was begun anew, and once'),
    firms: z.array(z.object({ role, name: z.string(), firm: z.string().describe('its code in this round') })),
    county: z.object({ firms: z.number().int() }),
  })
  .meta({ id: 'Tour' });

const ordinary = z
  .object({
    score: z.number(),
    pd: z.number(),
    approved: z.boolean(),
    lines: z.array(
      z.object({
        measure: z.string(),
        source: z.string(),
        value: z.number().nullable(),
        missing: z.boolean().describe('absent, or older than an ordinary lender reads'),
        points: z.number(),
        bestPoints: z.number(),
      }),
    ),
  })
  .describe('what a scorecard says that puts a missing figure in the worst bin')
  .meta({ id: 'OrdinaryScore' });

const tally = z
  .object({
    goodFunded: z.number().int(),
    goodReferred: z.number().int(),
    goodRefused: z.number().int(),
    fraudsFunded: z.number().int(),
    fraudsReferred: z.number().int(),
    badFunded: z.number().int(),
    lentFen: fenText,
    lostFen: fenText,
  })
  .meta({ id: 'Tally' });

export const showTour = message({ status: 200, response: tour });
export const resetTour = message({ status: 201, response: tour });
export const showTourCase = message({
  status: 200,
  params: z.strictObject({ role }),
  response: z
    .object({
      role,
      firm: z.string(),
      name: z.string(),
      decision: idText('dec').nullable().describe('the newest decision'),
      ordinary,
      findings: z.array(
        z.object({
          code: z.string(),
          severity: z.enum(['clear', 'review', 'block']),
          amountFen: fenText.nullable(),
          startsOn: dateText.nullable(),
          endsOn: dateText.nullable(),
          parties: z.array(z.string()),
        }),
      ),
      movements: z
        .array(z.object({ on: dateText, party: z.string(), signedFen: fenText }))
        .describe('money between the firm and those whom the findings name'),
    })
    .meta({ id: 'TourCase' }),
});
export const showTourStatement = message({ status: 200, media: 'text/csv' });
export const showScoreboard = message({
  status: 200,
  response: z
    .object({
      firms: z.number().int().describe('decided so far'),
      good: z.number().int().describe('honest, and without default within a year'),
      frauds: z.number().int(),
      bad: z.number().int().describe('failed, or in default within a year'),
      lossGivenDefault: z.number(),
      ordinary: tally,
      weir: tally,
    })
    .meta({ id: 'Scoreboard' }),
});

export const TOUR_MESSAGES = {
  'show-tour': showTour,
  'reset-tour': resetTour,
  'show-tour-case': showTourCase,
  'show-tour-statement': showTourStatement,
  'show-scoreboard': showScoreboard,
} as const;
