import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, digestText, instantText, text } from './primitives.ts';

const scalar = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);
const verdict = z.enum(['pass', 'refer', 'unknown', 'refuse']);
const today = dateText.optional().describe('default: the business date');

const lawRule = z
  .object({
    rule: z.string(),
    subject: z.string(),
    title: z.string(),
    from: dateText,
    to: dateText.optional(),
    status: z.string(),
    citation: z.string(),
    blocking: z.boolean(),
    verified: z.boolean(),
    digest: digestText.describe('what a confirmation is bound to'),
    confirmedBy: z.string().optional(),
    confirmedAt: instantText.optional(),
  })
  .meta({ id: 'LawRule' });

export const listRules = message({
  status: 200,
  query: z.strictObject({ on: today, subject: text(60).optional() }),
  response: z
    .object({ pack: z.string(), digest: digestText, on: dateText, rules: z.array(lawRule) })
    .meta({ id: 'LawRules' }),
});

export const confirmRule = message({
  status: 204,
  params: z.strictObject({ rule: text(80) }),
  body: z.strictObject({ digest: digestText.describe('the version that was read, from the list of rules') }),
});

export const showParameter = message({
  status: 200,
  params: z.strictObject({ parameter: text(80) }),
  query: z.strictObject({
    on: today,
    province: z
      .string()
      .regex(/^\d{2}(\d{4})?$/)
      .optional(),
    actor: text(60).optional().describe('a type of institution; default: what the institution itself is'),
  }),
  response: z
    .object({
      parameter: z.string(),
      applies: z.boolean().describe('whether the parameter is for this actor'),
      actors: z.array(z.string()).describe('the types that it was asked for'),
      unit: z.string(),
      zh: z.string(),
      en: z.string(),
      on: dateText,
      state: z.enum(['in-force', 'stale', 'repealed', 'before-first', 'no-provincial-value']),
      value: scalar.optional(),
      from: dateText.optional(),
      citation: z.string().optional(),
      observedOn: dateText.optional(),
    })
    .meta({ id: 'LegalParameter' }),
});

const finding = z
  .object({
    rule: z.string(),
    subject: z.string(),
    verdict,
    basis: z.string(),
    wouldBe: verdict.optional(),
    citation: z.string(),
    parameter: z.string().optional(),
    value: scalar.optional(),
    governedBy: z.string(),
    governedOn: dateText,
    missing: z.array(z.string()),
    why: z.string(),
  })
  .meta({ id: 'LawFinding' });

export const checkLaw = message({
  status: 200,
  body: z.strictObject({
    on: today,
    facts: z
      .record(z.string().max(80), z.json())
      .describe('the actor, dates of events, and named facts; without an actor the institution itself acts'),
    subjects: z.array(text(60)).max(40).optional(),
    rules: z.array(text(80)).max(200).optional(),
  }),
  response: z
    .object({
      on: dateText,
      verdict,
      findings: z.array(finding),
      notApplicable: z.array(z.string()),
      unknownFacts: z.array(z.object({ name: z.string(), nearest: z.string() })),
    })
    .meta({ id: 'LawCheck' }),
});
