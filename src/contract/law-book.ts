import { z } from 'zod';
import { outcome } from './decision-record.ts';
import { message } from './operation.ts';
import { pageQuery } from './pagination.ts';
import { dateText, digestText, idText, instantText, text } from './primitives.ts';

const scalar = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);
const province = z
  .string()
  .regex(/^\d{2}(\d{4})?$/)
  .optional();

export const searchLaw = message({
  status: 200,
  query: z.strictObject({ q: text(80), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z
    .object({
      hits: z.array(
        z.object({
          kind: z.enum(['rule', 'parameter', 'instrument']),
          id: z.string(),
          title: z.string(),
          citation: z.string(),
        }),
      ),
      total: z.number().int(),
    })
    .meta({ id: 'LawHits' }),
});

const step = z.object({
  on: dateText,
  value: scalar.nullable().describe('null: repealed'),
  citation: z.string(),
  verified: z.boolean(),
  confidence: z.string().describe('V = read in a source, 2nd = second hand, M = from memory'),
  note: z.string().optional(),
  multiple: z
    .object({ times: z.number(), of: z.string() })
    .optional()
    .describe('the law states a multiple of a series'),
});

const parameterHead = {
  parameter: z.string(),
  unit: z.string(),
  zh: z.string(),
  en: z.string(),
  governedBy: z.array(z.string()).describe('the events whose date may select the value'),
  actors: z.array(z.string()),
  provinces: z.array(z.string()).describe('with values of their own'),
};

export const listParameters = message({
  status: 200,
  query: z.strictObject({ on: dateText.optional().describe('default: the business date'), province }),
  response: z
    .object({
      on: dateText,
      parameters: z.array(
        z.object({
          ...parameterHead,
          state: z.enum(['in-force', 'stale', 'repealed', 'before-first', 'no-provincial-value']),
          value: scalar.optional(),
          from: dateText.optional(),
          citation: z.string().optional(),
        }),
      ),
    })
    .meta({ id: 'LegalParameters' }),
});

export const showParameterHistory = message({
  status: 200,
  params: z.strictObject({ parameter: text(80) }),
  query: z.strictObject({ province }),
  response: z
    .object({
      ...parameterHead,
      observedTo: dateText.optional().describe('of a series: the last publication that was seen'),
      steps: z.array(step),
      rules: z.array(z.object({ rule: z.string(), title: z.string() })).describe('rules that read it'),
    })
    .meta({ id: 'ParameterHistory' }),
});

const instrument = z.object({
  instrument: z.string(),
  name: z.string(),
  number: z.string().optional(),
  issuer: z.string(),
  promulgated: dateText.optional(),
  from: dateText.optional(),
  to: dateText.optional(),
  status: z.string(),
  verified: z.boolean(),
  confidence: z.string(),
  note: z.string().optional(),
  rules: z.number().int(),
  parameters: z.number().int(),
});

export const listInstruments = message({
  status: 200,
  response: z.object({ instruments: z.array(instrument) }).meta({ id: 'Instruments' }),
});

export const showRule = message({
  status: 200,
  params: z.strictObject({ rule: text(80) }),
  response: z
    .object({
      rule: z.string(),
      subject: z.string(),
      title: z.string(),
      anchor: z.string().describe('the event whose date selects the version'),
      versions: z.array(
        z.object({
          from: dateText,
          to: dateText.optional(),
          status: z.string(),
          citation: z.string(),
          instrument: z.string(),
          article: z.string(),
          confidence: z.string(),
          verified: z.boolean(),
          digest: digestText,
          actors: z.array(z.string()),
          provinces: z.array(z.string()).optional(),
          when: z.string().optional().describe('to which acts it applies'),
          requirements: z.array(z.object({ severity: z.enum(['B', 'W', 'M', 'I']), require: z.string() })),
          transition: z.object({ to: dateText, only: z.string().optional() }).optional(),
          note: z.string().optional(),
          parameters: z.array(z.string()),
          asks: z.array(z.string()).describe('facts that it may ask for'),
          confirmedBy: z.string().optional(),
          confirmedAt: instantText.optional(),
        }),
      ),
      cases: z.array(
        z.object({
          name: z.string(),
          actor: z.string(),
          on: dateText,
          facts: z.record(z.string(), z.json()),
          expect: z.string(),
        }),
      ),
    })
    .meta({ id: 'Rule' }),
});

export const listRuleDecisions = message({
  status: 200,
  params: z.strictObject({ rule: text(80) }),
  query: pageQuery.extend({
    verdict: z
      .enum(['refuse', 'refer', 'unknown', 'pass', 'any'])
      .default('any')
      .describe('what the rule said of the case'),
  }),
  response: z
    .object({
      items: z.array(
        z.object({
          decision: idText('dec'),
          firm: z.string().nullable(),
          decidedAt: instantText,
          outcome,
          verdict: z.string(),
          basis: z.string(),
        }),
      ),
      looked: z.number().int().describe('decisions that were looked through for this page'),
      nextCursor: z.string().optional(),
    })
    .meta({ id: 'RuleDecisions' }),
});
