import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, fenText, idText, instantText, text } from './primitives.ts';

const asked = z.object({
  policy: z.string(),
  set: z.record(z.string(), z.number()),
  model: z.string().optional(),
  table: z.record(z.string(), z.json()).optional(),
  lawOn: z.string().optional(),
  from: instantText,
  to: instantText,
});

export const askExperiment = message({
  status: 202,
  body: z.strictObject({
    policy: text(80),
    set: z.record(text(80), z.number()).default({}).describe('numbers of the policy by path'),
    model: text(180).optional().describe('a registered model, name@version'),
    table: z.record(text(80), z.json()).optional().describe('a decision table laid over the policy'),
    lawOn: dateText.optional().describe('the day whose law is asked'),
    from: instantText.optional().describe('decisions made from this moment on'),
    to: instantText.optional().describe('and before this one'),
  }),
  response: z.object({ experiment: z.string(), job: z.string() }).meta({ id: 'AskedExperiment' }),
});

const listed = z.object({ experiment: z.string(), job: z.string(), by: z.string(), at: instantText, asked });

export const listExperiments = message({
  status: 200,
  response: z.object({ items: z.array(listed) }).meta({ id: 'Experiments' }),
});

const outcome = z.enum(['approve', 'counter', 'refer', 'decline']);

const side = z.object({
  outcomes: z.object({
    approve: z.number().int(),
    counter: z.number().int(),
    refer: z.number().int(),
    decline: z.number().int(),
  }),
  approvalRate: z.number(),
  offeredFen: fenText,
  expectedLossFen: fenText,
  yearlyInterestFen: fenText,
  meanRate: z.number().nullable(),
  meanTenorDays: z.number().nullable(),
  belowFloor: z.number().int().describe('offers below funding, expected loss, operation and capital'),
  boundFenYears: fenText.describe('limit times tenor: what it asks of liquidity'),
  law: z.record(z.string(), z.number().int()).describe('how often a rule did not pass'),
  regions: z.record(z.string(), z.object({ cases: z.number().int(), approved: z.number().int(), offeredFen: fenText })),
});

const figures = z.object({
  outcome,
  pd: z.number().nullable(),
  limitFen: fenText,
  rate: z.number().nullable(),
  tenorDays: z.number().nullable(),
});

const result = z.object({
  cases: z.number().int(),
  before: side,
  after: side,
  moves: z.record(z.string(), z.number().int()),
  changed: z.array(z.object({ firm: z.string(), asOf: dateText, before: figures, after: figures })),
  more: z.number().int().describe('changed cases beyond those listed'),
});

export const showExperiment = message({
  status: 200,
  params: z.strictObject({ experiment: idText('exp') }),
  response: z
    .object({
      ...listed.shape,
      state: z.string().optional(),
      done: z.number().int().optional(),
      total: z.number().int().optional(),
      failure: z.object({ code: z.string(), message: z.string() }).optional(),
      result: result
        .optional()
        .describe('before and after, moves between outcomes, and every firm whose terms changed; absent while it runs'),
    })
    .meta({ id: 'Experiment' }),
});
