import { z } from 'zod';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { dateText, digestText, fenText, idText, positiveFenText, text } from './primitives.ts';

export const outcome = z.enum(['approve', 'counter', 'refer', 'decline']);

const probability = z.number().min(0).max(1);

const reason = z
  .object({
    kind: z.enum(['risk', 'contradiction', 'missing']),
    code: z.string(),
    subject: z.string(),
    values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    text: z.string(),
  })
  .meta({ id: 'Reason' });

const ask = z
  .object({
    document: z.string(),
    value: probability.describe('share of the doubt that it is expected to remove'),
    worthFen: fenText.describe('what deciding with it is expected to gain on this loan'),
    minutes: z.number().int().describe('of the applicant’s time'),
    text: z.string(),
  })
  .meta({ id: 'Ask' });

const gate = z
  .object({
    rule: z.string(),
    verdict: z.enum(['pass', 'refer', 'unknown', 'refuse']),
    basis: z.string(),
    citation: z.string(),
    missing: z.array(z.string()),
  })
  .meta({ id: 'Gate' });

const price = z
  .object({
    ftp: z.number(),
    expectedLoss: z.number(),
    opex: z.number(),
    capital: z.number(),
    margin: z.number(),
  })
  .meta({ id: 'Price' });

const applied = z.object({
  requestedFen: fenText.nullable(),
  requestedTenorDays: z.number().int().nullable(),
  highestRate: z.number().nullable(),
});

const risk = z
  .object({
    score: z.number(),
    logOdds: z.number(),
    halfWidth: z.number(),
    pd: probability,
    pdLow: probability,
    pdHigh: probability,
    grade: z.string(),
    action: z.enum(['approve', 'refer', 'decline']),
    holds: z.boolean().describe('whether the action stands whatever missing documents would say'),
    set: z.enum(['good', 'bad', 'both', 'neither']).nullable(),
    variables: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['fresh', 'stale', 'unknown']),
        points: z.number(),
        sd: z.number(),
      }),
    ),
  })
  .meta({ id: 'Risk' });

const terms = z
  .object({
    pd: probability.describe('that the price covers: of the year ahead'),
    needFen: fenText.nullable(),
    capacityFen: fenText.nullable(),
    policyCapFen: fenText,
    limitFen: fenText,
    boundBy: z.string().nullable(),
    cashFlowMeasure: z.string().nullable(),
    cashFlowFen: fenText.nullable(),
    cycleDays: z.number(),
    tenorDays: z.number(),
    ratePpb: z.string(),
    price,
  })
  .meta({ id: 'Terms' });

const recourse = z
  .object({
    changes: z.array(
      z.object({
        measure: z.string(),
        reach: z.enum(['at-least', 'below']),
        value: z.number(),
        pointsGained: z.number(),
        text: z.string(),
      }),
    ),
    score: z.number(),
    pd: probability,
    pdHigh: probability,
  })
  .meta({ id: 'Recourse' })
  .describe('the least that the firm could change to be approved, re-scored');

const shock = z
  .object({
    structure: z.enum(['sound', 'eroding', 'unclear']),
    liquidity: z.enum(['liquid', 'illiquid', 'unknown']),
    answer: z.enum(['lend', 'bridge', 'smaller', 'decline', 'ask']),
    index: z.number().describe('share of its capacity that the firm is expected to have kept'),
    change: z.number().describe('of the structural level over a year, on the logarithm'),
    sd: z.number(),
    sells: probability.describe('chance that it sells in an ordinary month'),
    holds: probability.describe('chance that in half a year it sells at 85 % of a year ago'),
    broke: probability.describe('chance that its level broke within the year'),
    gap: z.number().nullable().describe('of the last period from the structural level, on the logarithm'),
    sharedGap: probability.nullable().describe('part of the gap that peers shared'),
    silence: z.enum(['active', 'silent-with-peers', 'silent-alone']),
    systemicPeriods: z.number().int(),
    cashDays: z.number().nullable(),
    gapFen: fenText.nullable(),
    bridgeFen: fenText,
    bridgeDays: z.number().int(),
    bridgeValueFen: z.string().describe('what the bridge is worth to the lender, in fen; may be negative'),
    bars: z.array(z.enum(['renewed-without-progress', 'shock-not-shown', 'contradicted', 'worth-nothing'])),
  })
  .meta({ id: 'Shock' });

const severity = z.enum(['clear', 'review', 'block']);

const examination = z
  .object({
    outcome: severity,
    logLikelihoodRatio: z.number().describe('above zero speaks for fabrication, below for honesty'),
    contradictions: z.array(
      z.object({
        check: z.string(),
        leftFen: z.string().nullable(),
        rightFen: z.string().nullable(),
        logLikelihoodRatio: z.number(),
      }),
    ),
    findings: z.array(z.object({ code: z.string(), severity, amountFen: z.string().nullable() })),
    corrections: z
      .array(
        z.object({
          measure: z.string(),
          claimed: z.number(),
          reconciled: z.number().nullable(),
          cause: z.enum(['contradiction', 'stripped']),
        }),
      )
      .describe('measures that the decision read otherwise than they were claimed, with both numbers'),
  })
  .meta({ id: 'Examination' });

const offer = z
  .object({
    kind: z.enum(['loan', 'bridge']),
    limitFen: fenText,
    tenorDays: z.number().int(),
    ratePpb: z.string().describe('yearly rate in parts per billion, exact'),
  })
  .meta({ id: 'Offer' });

const digests = z.object({
  snapshot: digestText,
  examination: digestText.nullable(),
  facts: digestText,
  shock: digestText.nullable(),
  model: digestText,
  policy: digestText,
  rules: digestText,
  parameters: digestText,
  engine: digestText,
});

const recordShape = {
  schema: z.literal('weir-decision/1'),
  firm: z.string(),
  asOf: dateText,
  capacity: z.enum(['decision', 'recommendation']),
  mode: z.enum(['full', 'rules', 'refer']),
  policy: z.string(),
  model: z.string(),
  outcome,
  pd: probability.nullable(),
  pdLow: probability.nullable(),
  pdHigh: probability.nullable(),
  grade: z.string().nullable(),
  reasons: z.array(reason),
  ask: z.array(ask),
  recourse: recourse.nullable(),
  limitFen: fenText,
  tenorDays: z.number().int().nullable(),
  rate: z.number().nullable(),
  price: price.nullable(),
  gates: z.array(gate),
  offer: offer.nullable(),
  risk: risk.nullable(),
  terms: terms.nullable(),
  examination: examination.nullable(),
  shock: shock.nullable(),
  band: z
    .object({ propensity: probability, place: probability, period: z.string(), accepted: z.boolean() })
    .nullable()
    .describe('set where the refusal lay in the band in which a few are lent to'),
  digests,
  engine: z.object({ version: z.string(), node: z.string(), arch: z.string() }),
  language: z.enum(['zh', 'en']),
  digest: digestText.describe('of the whole record but the firm’s code'),
};

/** A decision as it is answered: what was concluded, why, on what terms, by which law and from which versions of everything. */
export const decision = z.object({ decision: idText('dec'), ...recordShape }).meta({ id: 'Decision' });

export const evidenceSource = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  state: z.enum(['present', 'absent']),
  rows: z.number().int(),
  firstOn: dateText.nullable(),
  lastOn: dateText.nullable(),
  ageDays: z.number().int().nullable(),
  quality: z.record(z.string(), z.number().nullable()),
  root: digestText.nullable(),
});

/** The record with its inputs: `weir decision replay` takes it as it is. */
export const decisionRecord = z
  .object({
    ...recordShape,
    inputs: z.object({
      snapshot: z.object({
        firm: z.string(),
        asOf: dateText,
        sources: z.array(evidenceSource),
        measures: z.record(z.string(), z.number().nullable()),
        categories: z.record(z.string(), z.string().nullable()),
      }),
      facts: z.record(z.string(), z.json()),
      application: applied,
    }),
  })
  .meta({ id: 'DecisionRecord' });

/** A decision in one line. */
export const briefDecision = z
  .object({
    decision: idText('dec'),
    outcome,
    grade: z.string().nullable(),
    pd: probability.nullable(),
    pdLow: probability.nullable(),
    pdHigh: probability.nullable(),
    limitFen: fenText.nullable(),
    tenorDays: z.number().int().nullable(),
    rate: z.number().nullable(),
    digest: digestText,
  })
  .meta({ id: 'BriefDecision' });

/** What an applicant asks for; what is left out takes the most that the product allows. */
export const wish = {
  firm: text(80).describe('the code under which the institution knows the firm'),
  requestedFen: positiveFenText.optional(),
  requestedTenorDays: z.number().int().min(1).max(36_500).optional(),
  highestRate: z.number().gt(0).lt(1).optional().describe('the highest yearly rate that the firm would accept'),
  policy: text(80).optional(),
  facts: z
    .record(z.string().max(80), z.json())
    .optional()
    .describe('facts of law that belong to this case alone, over the standing ones'),
};
