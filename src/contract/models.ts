import { z } from 'zod';
import { message } from './operation.ts';
import { digestText, text } from './primitives.ts';

const words = z.object({ zh: z.string(), en: z.string() });

const modelHead = z.object({
  name: z.string(),
  version: z.string(),
  origin: z.string(),
  digest: digestText,
  mayDecide: z.boolean().describe('false: whatever the score, the case goes to a person'),
  variables: z.number().int(),
  title: z.string(),
  approvedBy: z.string().optional(),
  approvedOn: z.string().optional(),
});

export const listArtefacts = message({
  status: 200,
  response: z
    .object({
      engine: z.object({ weir: z.string(), node: z.string(), architecture: z.string() }),
      rulePack: z.object({ id: z.string(), digest: digestText, rules: z.number().int(), parameters: z.number().int() }),
      policies: z.array(
        z.object({
          policy: z.string(),
          version: z.string(),
          digest: digestText,
          title: words,
          isDefault: z.boolean(),
          model: modelHead,
          cutOffPd: z.number(),
          sources: z.array(z.object({ kind: z.string(), mandatory: z.boolean(), maxAgeDays: z.number() })),
        }),
      ),
    })
    .meta({ id: 'Artefacts' }),
});

const bin = z.object({
  kind: z.enum(['interval', 'categories', 'special', 'missing', 'rest']),
  from: z.number().nullable().optional().describe('of an interval: [from, to), null = unbounded'),
  to: z.number().nullable().optional(),
  values: z.array(z.string()).optional(),
  points: z.number(),
  share: z.number().describe('of the population'),
  goods: z.number().optional(),
  bads: z.number().optional(),
  badRate: z.number().optional(),
  woe: z.number().optional().describe('ln(share of goods / share of bads)'),
});

export const showModel = message({
  status: 200,
  params: z.strictObject({ model: text(80) }),
  response: z
    .object({
      ...modelHead.shape,
      usedBy: z.array(z.string()).describe('policies'),
      card: z.object({
        purpose: z.string(),
        population: z.string(),
        outcome: z.string(),
        data: z.string(),
        rows: z.number().nullable(),
        bads: z.number().nullable(),
        limitations: z.array(z.string()),
      }),
      cutOffPd: z.number(),
      grades: z.array(z.object({ grade: z.string(), below: z.number() })),
      scale: z.object({ pdo: z.number(), baseScore: z.number(), baseOdds: z.number() }),
      basePoints: z.number(),
      modelSd: z.number(),
      table: z.array(
        z.object({
          name: z.string(),
          label: words,
          document: z.string(),
          freshDays: z.number(),
          iv: z.number().nullable(),
          coefficient: z.number().nullable(),
          bins: z.array(bin),
        }),
      ),
      fit: z
        .object({
          target: z.string(),
          intercept: z.number(),
          scores: z.object({ edges: z.array(z.number()), shares: z.array(z.number()) }),
          segments: z.array(
            z.object({ segment: z.string(), rows: z.number(), bads: z.number(), pooledPd: z.number() }),
          ),
        })
        .optional()
        .describe('absent in a card written by experts'),
    })
    .meta({ id: 'Model' }),
});

export const listMeasures = message({
  status: 200,
  response: z
    .object({
      measures: z.array(
        z.object({
          measure: z.string(),
          zh: z.string(),
          en: z.string(),
          unit: z.string(),
          sources: z.array(z.string()).describe('kinds of evidence that it is summed from'),
          readBy: z.array(z.string()).describe('models and policies in force that read it'),
        }),
      ),
    })
    .meta({ id: 'Measures' }),
});
