import { z } from 'zod';
import { message } from './operation.ts';
import { digestText, idText, instantText, text } from './primitives.ts';

const STAGES = [
  'draft',
  'refused',
  'validated',
  'shadow',
  'staged',
  'champion',
  'superseded',
  'stopped',
  'retired',
] as const;

const modelKey = z
  .string()
  .max(180)
  .regex(/^[^@\p{Cc}]{1,90}@[^@\p{Cc}]{1,80}$/u)
  .meta({ id: 'ModelKey', description: 'A registered model, name@version', example: 'boosted@3' });

const share = z.number().min(0).max(1);

const limits = z
  .strictObject({
    leastCases: z.number().int().min(1).max(1_000_000),
    mostDeclined: share,
    mostReferred: share,
    mostApprovalGap: share,
  })
  .meta({ id: 'ReleaseLimits', description: 'When a challenger ends by itself: shares of its own decisions' });

const version = z.object({
  model: modelKey,
  digest: digestText,
  format: z.string(),
  stage: z.enum(STAGES),
  policy: z.string().optional(),
  developer: z.string(),
  validator: z.string().optional(),
  registeredAt: instantText,
});

const proposal = z.object({
  proposalId: z.string(),
  action: z.enum(['shadow', 'stage', 'promote', 'retire', 'lift-stop']),
  policy: z.string(),
  model: modelKey.optional(),
  share: z.number().optional(),
  limits: limits.optional(),
  why: z.string(),
});

const versionPath = z.strictObject({ version: modelKey });

export const listModelVersions = message({
  status: 200,
  response: z
    .object({
      versions: z.array(version),
      policies: z.array(
        z.object({
          policy: z.string(),
          champion: modelKey.optional().describe('absent: the model that the policy ships with'),
          challenger: z.object({ model: modelKey, share: z.number(), since: instantText, limits }).optional(),
          shadows: z.array(modelKey),
          canRollBack: z.boolean(),
        }),
      ),
      proposals: z.array(z.object({ ...proposal.shape, by: z.string(), at: instantText })),
      stops: z.array(
        z.object({ policy: z.string().describe('* = all'), by: z.string(), at: instantText, why: z.string() }),
      ),
    })
    .meta({ id: 'ModelVersions' }),
});

export const registerModel = message({
  status: 201,
  body: z.strictObject({
    artefact: z.record(z.string(), z.json()).describe('a model as `weir model fit` writes it'),
  }),
  response: z.object({ model: modelKey, digest: digestText }).meta({ id: 'RegisteredModel' }),
});

const agreement = z.object({ action: z.string(), outcome: z.string(), cases: z.number().int() });

export const showModelVersion = message({
  status: 200,
  params: versionPath,
  response: z
    .object({
      ...version.shape,
      card: z.record(z.string(), z.json()),
      report: z.record(z.string(), z.json()).optional().describe('of the last validation'),
      checklist: z.array(
        z.object({
          item: z.string(),
          article: z.string(),
          zh: z.string(),
          en: z.string(),
          answeredBy: z.enum(['register', 'person']),
          answer: z.string().optional(),
          by: z.string().optional(),
          at: instantText.optional(),
        }),
      ),
      shadow: z.object({
        cases: z.number().int(),
        meanPd: z.number().optional(),
        meanChampionPd: z.number().optional(),
        agreement: z.array(agreement),
      }),
      decided: z.object({
        approve: z.number().int(),
        counter: z.number().int(),
        refer: z.number().int(),
        decline: z.number().int(),
      }),
      story: z.array(z.object({ at: instantText, by: z.string(), kind: z.string() })),
    })
    .meta({ id: 'ModelVersion' }),
});

const cell = z.union([z.number(), z.string().max(500), z.null()]);

export const validateModel = message({
  status: 200,
  params: versionPath,
  body: z.strictObject({
    columns: z.array(text(200)).min(1).max(500),
    rows: z.array(z.array(cell)).min(1).max(200_000),
    target: text(200),
    bad: text(100).optional(),
    fairness: z.array(text(200)).max(20).default([]),
    knownBeforehand: z.array(text(200)).max(100).default([]),
  }),
  response: z
    .object({
      verdict: z.enum(['pass', 'stop']),
      stops: z.array(
        z.object({ code: z.string(), columns: z.array(z.string()), figure: z.number(), bound: z.number() }),
      ),
      warnings: z.array(
        z.object({ code: z.string(), columns: z.array(z.string()), figure: z.number(), bound: z.number() }),
      ),
      report: z.record(z.string(), z.json()),
    })
    .meta({ id: 'ModelValidation' }),
});

export const giveModelEvidence = message({
  status: 200,
  params: versionPath,
  body: z.strictObject({ item: text(80), text: text(4000) }),
  response: z.object({}).meta({ id: 'ModelEvidenceGiven' }),
});

export const proposeModelStep = message({
  status: 201,
  body: z.strictObject({
    action: z.enum(['shadow', 'stage', 'promote', 'retire', 'lift-stop']),
    policy: text(80).describe('* for a stop of all policies'),
    model: modelKey.optional(),
    share: share.optional(),
    limits: limits.partial().optional(),
    why: text(2000),
  }),
  response: proposal.meta({ id: 'ModelProposal' }),
});

export const settleModelStep = message({
  status: 200,
  params: z.strictObject({ proposal: idText('mprp') }),
  body: z.discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('approve') }),
    z.strictObject({ verdict: z.literal('return'), why: text(2000) }),
  ]),
  response: z.object({ proposal }).meta({ id: 'SettledModelStep' }),
});

const policyAndWhy = z.strictObject({ policy: text(80), why: text(2000) });

export const rollBackModel = message({
  status: 200,
  body: policyAndWhy,
  response: z.object({}).meta({ id: 'ModelRolledBack' }),
});

export const stopModels = message({
  status: 200,
  body: policyAndWhy,
  response: z.object({}).meta({ id: 'ModelsStopped' }),
});

export const watchModels = message({
  status: 200,
  response: z
    .object({
      breaches: z.array(z.object({ policy: z.string(), model: modelKey, limit: z.string(), figure: z.number() })),
    })
    .meta({ id: 'ModelWatch' }),
});

const technology = z.strictObject({
  name: text(120),
  kind: z.enum(['model-kind', 'outside-service', 'chain', 'other']),
  state: z.enum(['proposed', 'admitted', 'leaving', 'gone']),
  use: text(2000),
  technicalValidation: text(4000),
  legalOpinion: text(4000),
  exposureCap: text(1000),
  exit: text(2000),
});

export const listTechnologies = message({
  status: 200,
  response: z
    .object({ items: z.array(z.object({ ...technology.shape, by: z.string(), at: instantText })) })
    .meta({ id: 'Technologies' }),
});

export const noteTechnology = message({
  status: 201,
  body: technology,
  response: z.object({ ...technology.shape }).meta({ id: 'Technology' }),
});
