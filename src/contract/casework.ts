import { z } from 'zod';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { application, caseFile, stage } from './decision.ts';
import { briefDecision, decision, evidenceSource } from './decision-record.ts';
import { message } from './operation.ts';
import { dateText, fenText, idText, instantText, positiveFenText, text } from './primitives.ts';

const kind = z.enum(EVIDENCE_KINDS);

const delivery = z
  .object({
    import: idText('imp'),
    kind,
    source: z.string(),
    arrivedAt: instantText,
    by: z.string(),
    rows: z.number().int(),
    firstOn: dateText.nullable(),
    lastOn: dateText.nullable(),
  })
  .meta({ id: 'FirmDelivery' });

const documentAsk = z
  .object({
    ask: idText('ask'),
    askedAt: instantText,
    by: z.string(),
    documents: z.array(z.string()),
    note: z.string(),
  })
  .meta({ id: 'DocumentAsk' });

/** One decision of the application, with what it knew: how the interval narrowed as evidence arrived. */
const step = z
  .object({
    ...briefDecision.shape,
    asOf: dateText,
    decidedAt: instantText,
    by: z.string(),
    halfWidth: z.number().nullable().describe('of the interval, on log-odds'),
    arrived: z.array(idText('imp')).describe('deliveries that came after the decision before'),
  })
  .meta({ id: 'DecisionStep' });

const entry = z
  .object({
    entry: idText('log'),
    at: instantText,
    operation: z.string(),
    by: z.string(),
    index: z.number().int().nullable().describe('its place in the log; null while it waits for one'),
  })
  .meta({ id: 'CaseEntry' });

const casePolicy = z
  .object({
    name: z.string(),
    version: z.string(),
    zh: z.string(),
    en: z.string(),
    cutOffPd: z.number(),
    minFen: fenText,
    maxFen: fenText,
    minTenorDays: z.number().int(),
    maxTenorDays: z.number().int(),
    maxRate: z.number(),
    sources: z.array(z.object({ kind, mandatory: z.boolean(), maxAgeDays: z.number() })),
  })
  .meta({ id: 'CasePolicy' });

const check = z
  .object({
    check: z.string(),
    text: z.string().describe('what is held against what'),
    verdict: z.enum(['agree', 'contradict', 'cannot-tell']),
    sources: z.array(kind),
    leftFen: fenText.nullable(),
    rightFen: fenText.nullable(),
    logLikelihoodRatio: z.number().describe('above zero speaks for fabrication'),
    records: z.number().int().describe('records behind a contradiction'),
  })
  .meta({ id: 'CaseCheck' });

const finding = z
  .object({
    code: z.string(),
    severity: z.enum(['clear', 'review', 'block']),
    amountFen: fenText.nullable(),
    startsOn: dateText.nullable(),
    endsOn: dateText.nullable(),
    parties: z.array(z.string()).describe('in the order of the flow; @firm is the firm itself'),
    records: z.number().int(),
    innocentExplanations: z.array(z.string()).describe('what to rule out before anybody is accused'),
  })
  .meta({ id: 'CaseFinding' });

const caseBundle = z
  .object({
    application: z.object({
      ...application.shape,
      firm: z.string().nullable(),
      name: z.string().nullable().describe('the firm’s name as it is registered'),
      stage,
      purpose: z.string().nullable(),
      highestRate: z.number().nullable(),
    }),
    policy: casePolicy.nullable().describe('null where the policy is not in use here any more'),
    decision: decision.nullable().describe('the newest one; its reasons are worded in the language of the request'),
    result: z
      .object({
        outcome: z.enum(['approve', 'counter', 'refer', 'decline']),
        offer: z.object({ limitFen: fenText, tenorDays: z.number().int(), rate: z.number() }).nullable(),
        by: z.enum(['engine', 'people']),
      })
      .nullable()
      .describe('what it came to: two people’s outcome stands in place of the engine’s'),
    snapshot: z
      .object({
        sources: z.array(evidenceSource),
        measures: z.record(z.string(), z.number().nullable()),
        categories: z.record(z.string(), z.string().nullable()),
      })
      .nullable()
      .describe('what the newest decision read'),
    examination: z
      .object({ checks: z.array(check), findings: z.array(finding) })
      .nullable()
      .describe('what was found when this evidence was held against itself'),
    isNewEvidence: z.boolean().describe('evidence came after the newest decision'),
    history: z.array(step).describe('newest first'),
    deliveries: z.array(delivery),
    referral: caseFile.nullable(),
    asks: z.array(documentAsk),
    reviews: z
      .array(z.object({ request: idText('rev'), at: instantText, by: z.string(), why: z.string() }))
      .describe('who wants a person to look at the newest decision, and why, newest first'),
    entries: z.array(entry).describe('of the log, about the firm, newest first'),
    letters: z.object({ zh: z.string(), en: z.string() }).nullable(),
    people: z.record(z.string(), z.string()).describe('names by the ids that occur here'),
  })
  .meta({ id: 'CaseBundle' });

const product = casePolicy.omit({ sources: true }).extend({ isDefault: z.boolean() }).meta({ id: 'LoanProduct' });

export const listProducts = message({ status: 200, response: z.object({ items: z.array(product) }) });

const applicationParams = z.strictObject({ application: idText('app') });

export const showCase = message({ status: 200, params: applicationParams, response: caseBundle });

export const askForDocuments = message({
  status: 201,
  params: applicationParams,
  body: z.strictObject({ documents: z.array(kind).min(1).max(14), note: z.string().max(2000).default('') }),
  response: documentAsk,
});

export const releaseResult = message({
  status: 200,
  params: applicationParams,
  body: z.strictObject({}),
  response: application,
});

export const addFirmEvidence = message({
  status: 202,
  multipart: true,
  params: z.strictObject({ firm: text(80) }),
  body: z.strictObject({
    kind: kind.optional().describe('default: what the catalogue takes the file for'),
    source: text(80).default('applicant').describe('who supplied the data'),
    consent: text(80).optional(),
    application: idText('app').optional().describe('the application that is decided again once the evidence is there'),
    asOf: dateText.optional().describe('the day as of which it is decided again; default: the business date'),
  }),
  response: z
    .object({ job: idText('job'), import: idText('imp'), kind, status: z.string() })
    .meta({ id: 'FirmEvidenceStarted' }),
});

/** What a draft holds: the fields of an application, each as far as it was filled in. */
const draftContent = z
  .strictObject({
    product: text(80).optional(),
    requestedFen: positiveFenText.optional(),
    requestedTenorDays: z.number().int().min(1).max(36_500).optional(),
    highestRate: z.number().gt(0).lt(1).optional(),
    purpose: text(400).optional(),
  })
  .meta({ id: 'DraftContent' });

const draft = z
  .object({
    draft: idText('draft'),
    firm: z.string(),
    content: draftContent,
    begunAt: instantText,
    savedAt: instantText,
    version: z.number().int(),
    application: idText('app').optional().describe('what it became'),
  })
  .meta({ id: 'Draft' });

const draftParams = z.strictObject({ draft: idText('draft') });

export const beginDraft = message({
  status: 201,
  body: z.strictObject({ firm: text(80), content: draftContent }),
  response: draft,
});
export const listDrafts = message({ status: 200, response: z.object({ items: z.array(draft) }) });
export const showDraft = message({ status: 200, params: draftParams, response: draft });
export const saveDraft = message({
  status: 200,
  params: draftParams,
  body: z.strictObject({ content: draftContent }),
  response: draft,
});
export const sendDraft = message({ status: 201, params: draftParams, body: z.strictObject({}), response: application });

const savedFilter = z
  .object({ filter: idText('flt'), list: z.string(), name: z.string(), query: z.string() })
  .meta({ id: 'SavedFilter' });

export const listFilters = message({
  status: 200,
  query: z.strictObject({ list: text(40) }),
  response: z.object({ items: z.array(savedFilter) }),
});
export const saveFilter = message({
  status: 201,
  body: z.strictObject({ list: text(40), name: text(40), query: z.string().max(1000) }),
  response: savedFilter,
});
export const removeFilter = message({ status: 204, params: z.strictObject({ filter: idText('flt') }) });
