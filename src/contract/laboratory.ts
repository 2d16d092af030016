import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, idText, instantText, text } from './primitives.ts';

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

export const showExperiment = message({
  status: 200,
  params: z.strictObject({ experiment: idText('exp') }),
  response: z
    .object({
      ...listed.shape,
      state: z.string().optional(),
      done: z.number().int().optional(),
      total: z.number().int().optional(),
      result: z
        .record(z.string(), z.json())
        .optional()
        .describe('before and after, moves between outcomes, and every firm whose terms changed; absent while it runs'),
    })
    .meta({ id: 'Experiment' }),
});
