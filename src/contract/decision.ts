import { z } from 'zod';
import { briefDecision, decision, decisionRecord, outcome, wish } from './decision-record.ts';
import { message } from './operation.ts';
import { dateText, fenText, idText, instantText, positiveFenText, text } from './primitives.ts';
import { problem } from './problem.ts';
import { amounts, days, EXPORT_MEDIA, exportQuery, oneOf, tableOf, tableQuery } from './table-query.ts';

const asOf = dateText.optional().describe('the day as of which evidence and law count; default: the business date');

export const decide = message({ status: 201, body: z.strictObject({ ...wish, asOf }), response: decision });

const line = z.union([
  z.object({ firm: z.string(), ...briefDecision.shape }),
  z.object({ firm: z.string(), refused: problem.omit({ requestId: true }) }),
]);

export const decideBatch = message({
  status: 201,
  body: z.strictObject({ asOf, applications: z.array(z.strictObject(wish)).min(1).max(1000) }),
  response: z.object({ asOf: dateText, lines: z.array(line) }).meta({ id: 'DecidedBatch' }),
});

const decisionParams = z.strictObject({ decision: idText('dec') });

const outcomes = oneOf(outcome.options);
const grades = z
  .string()
  .regex(/^[A-Z]{1,3}(?:,[A-Z]{1,3}){0,19}$/)
  .optional()
  .describe('one or several grades, with commas between them');
const firmCode = z.string().nullable().describe('the code of the firm; null once it is erased');

const decisionTable = {
  sorts: ['decidedAt', 'pd', 'limitFen', 'rate'],
  sort: '-decidedAt',
  filters: { firm: text(80).optional(), outcome: outcomes, grade: grades, ...days('decided') },
  search: 'the code of a firm, the id of a decision or an application, or the digest of a record',
} as const;

export const listDecisions = message({
  status: 200,
  query: tableQuery(decisionTable),
  response: tableOf(
    z
      .object({
        ...briefDecision.shape,
        firm: firmCode,
        application: z.string().optional(),
        asOf: dateText,
        decidedAt: instantText,
        by: z.string(),
      })
      .meta({ id: 'ListedDecision' }),
  ),
});
export const exportDecisions = message({ status: 200, query: exportQuery(decisionTable), media: EXPORT_MEDIA });
export const showDecision = message({ status: 200, params: decisionParams, response: decision });
export const showRecord = message({ status: 200, params: decisionParams, response: decisionRecord });
export const showLetter = message({
  status: 200,
  params: decisionParams,
  query: z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }),
  media: 'text/plain',
});
export const replayDecision = message({
  status: 200,
  params: decisionParams,
  response: z
    .object({
      identical: z.boolean(),
      path: z.string().optional().describe('the first place where they part'),
      recorded: z.json().optional(),
      replayed: z.json().optional(),
    })
    .meta({ id: 'Replay' }),
});

export const application = z
  .object({
    application: idText('app'),
    product: z.string(),
    requestedFen: fenText,
    requestedTenorDays: z.number().int(),
    state: z.string(),
    submittedAt: instantText,
    by: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'Application' });

const applicationParams = z.strictObject({ application: idText('app') });

export const createApplication = message({
  status: 201,
  body: z.strictObject({
    firm: wish.firm,
    product: text(80).optional().describe('the policy by which it is decided'),
    requestedFen: positiveFenText,
    requestedTenorDays: z.number().int().min(1).max(36_500),
    highestRate: wish.highestRate,
    purpose: text(400).optional(),
  }),
  response: application,
});
export const stage = z
  .enum(['new', 'review', 'second', 'done'])
  .describe('not decided yet; waits for a person; waits for a second person; done');

const applicationTable = {
  sorts: ['submittedAt', 'requestedFen', 'decidedAt', 'waitingSince', 'pd', 'limitFen'],
  sort: '-submittedAt',
  filters: {
    firm: text(80).optional(),
    product: text(80).optional(),
    stage: oneOf(stage.options),
    outcome: outcomes,
    grade: grades,
    ...days('submitted'),
    ...amounts('requested'),
  },
  search: 'the code of a firm, or the id of an application or a decision',
} as const;

export const listApplications = message({
  status: 200,
  query: tableQuery(applicationTable),
  response: tableOf(
    z
      .object({
        ...application.shape,
        firm: firmCode,
        stage,
        decision: briefDecision
          .omit({ digest: true })
          .extend({ asOf: dateText, decidedAt: instantText })
          .optional()
          .describe('the newest one; the outcome is a person’s where one decided in the engine’s place'),
        referral: z.object({ referral: z.string(), openedAt: instantText }).optional(),
      })
      .meta({ id: 'ListedApplication' }),
  ),
});
export const exportApplications = message({ status: 200, query: exportQuery(applicationTable), media: EXPORT_MEDIA });
export const showApplication = message({ status: 200, params: applicationParams, response: application });
export const decideApplication = message({
  status: 201,
  params: applicationParams,
  body: z.strictObject({ asOf }),
  response: decision,
});

const overrideOutcome = z.enum(['approve', 'counter', 'decline']);

const referral = z
  .object({
    referral: idText('ref'),
    decision: idText('dec'),
    state: z.enum(['open', 'claimed', 'proposed', 'closed']),
    asks: z.array(z.object({ document: z.string(), value: z.number() })),
    openedAt: instantText,
    closedAt: instantText.optional(),
    version: z.number().int(),
  })
  .meta({ id: 'Referral' });

export const caseFile = z
  .object({
    ...referral.shape,
    engineOutcome: outcome,
    refusedBy: z.array(z.string()).describe('rules that no person may lend past'),
    proposal: z
      .object({
        outcome: overrideOutcome,
        limitFen: fenText,
        reasonCode: z.string(),
        reason: z.string(),
        by: z.string(),
        at: instantText,
        approvedBy: z.string().optional(),
      })
      .optional(),
  })
  .meta({ id: 'Case' });

const referralParams = z.strictObject({ referral: idText('ref') });

const referralTable = {
  sorts: ['openedAt', 'closedAt', 'pd'],
  sort: 'openedAt',
  filters: { firm: text(80).optional(), state: oneOf(referral.shape.state.options), ...days('opened') },
  search: 'the code of a firm, or the id of a case or a decision',
} as const;

export const listReferrals = message({
  status: 200,
  query: tableQuery(referralTable),
  response: tableOf(
    z
      .object({
        ...referral.shape,
        firm: firmCode,
        application: z.string().optional(),
        outcome,
        ...briefDecision.pick({ grade: true, pd: true, pdLow: true, pdHigh: true }).shape,
      })
      .meta({ id: 'ListedReferral' }),
  ),
});
export const exportReferrals = message({ status: 200, query: exportQuery(referralTable), media: EXPORT_MEDIA });
export const showReferral = message({ status: 200, params: referralParams, response: caseFile });
export const proposeOutcome = message({
  status: 200,
  params: referralParams,
  body: z.strictObject({
    outcome: overrideOutcome,
    limitFen: fenText.describe('"0" where nothing is lent'),
    reasonCode: z.enum([
      'document-seen',
      'site-visit',
      'security-taken',
      'relationship-history',
      'data-error',
      'policy-exception',
      'fraud-suspected',
    ]),
    reason: text(2000),
  }),
  response: caseFile,
});
export const settleProposal = message({
  status: 200,
  params: referralParams,
  body: z.discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('approve') }),
    z.strictObject({ verdict: z.literal('return'), why: text(2000) }),
  ]),
  response: caseFile,
});
export const requestReview = message({
  status: 201,
  params: decisionParams,
  body: z.strictObject({ why: text(2000) }),
  response: referral,
});

export const stateFacts = message({
  status: 200,
  body: z.strictObject({ facts: z.record(z.string().max(80), z.json()) }),
  response: z
    .object({ unknownFacts: z.array(z.object({ name: z.string(), nearest: z.string() })) })
    .meta({ id: 'StatedFacts' }),
});
export const showFacts = message({
  status: 200,
  response: z.object({ facts: z.record(z.string(), z.json()) }).meta({ id: 'StandingFacts' }),
});
