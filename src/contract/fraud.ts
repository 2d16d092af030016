import { z } from 'zod';
import { VERDICTS } from '#domain/fraud/index.ts';
import { message } from './operation.ts';
import { dateText, fenText, idText, instantText, text } from './primitives.ts';
import { EXPORT_MEDIA, exportQuery, oneOf, tableOf, tableQuery } from './table-query.ts';

const severity = z.enum(['clear', 'review', 'block']);
const verdict = z.enum(VERDICTS);
const state = z.enum(['open', ...VERDICTS]);

const listed = z
  .object({
    finding: idText('fnd'),
    firm: z.string().nullable().describe('the code of the firm; null once it is erased'),
    code: z.string().describe('the detector'),
    severity,
    state,
    amountFen: fenText.nullable().describe('the money that is in doubt'),
    asOf: dateText,
    foundAt: instantText,
    seenAt: instantText.describe('when an examination last came to it'),
    judgedAt: instantText.nullable(),
    judgedBy: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'ListedFinding' });

const payment = z
  .object({ from: z.string(), to: z.string(), at: instantText, until: instantText, amountFen: fenText })
  .meta({ id: 'FindingPayment', description: '@firm is the firm that was examined' });

const finding = z
  .object({
    ...listed.shape,
    parties: z.array(z.string()).describe('in the order of the flow; @firm is the firm itself'),
    startsOn: dateText.nullable(),
    endsOn: dateText.nullable(),
    innocentExplanations: z.array(z.string()).describe('what to rule out before anybody is accused'),
    values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    records: z.number().int().describe('records of the firm that it names'),
    stripped: z.number().int().describe('records whose money is taken out before the firm is scored again'),
    note: z.string().nullable().describe('what the person wrote who judged it'),
    payments: z.array(payment),
    inflow: z
      .object({ claimedFen: fenText, strippedFen: fenText, keptFen: fenText })
      .nullable()
      .describe('the inflow of a year, and what is left of it without this finding'),
  })
  .meta({ id: 'FraudFinding' });

const params = z.strictObject({ finding: idText('fnd') });

const table = {
  sorts: ['seenAt', 'amountFen'],
  sort: '-seenAt',
  filters: {
    firm: text(80).optional(),
    code: text(200).optional(),
    severity: oneOf(severity.options),
    state: oneOf(state.options),
  },
  search: 'the code of a firm, the id of a finding, or a detector',
} as const;

export const listFindings = message({ status: 200, query: tableQuery(table), response: tableOf(listed) });
export const exportFindings = message({ status: 200, query: exportQuery(table), media: EXPORT_MEDIA });
export const showFinding = message({ status: 200, params, response: finding });
export const judgeFinding = message({
  status: 200,
  params,
  body: z.strictObject({
    verdict,
    explanation: text(80).nullable().default(null).describe('the innocent explanation that holds, where one does'),
    note: text(4000).describe('what was looked at, and why it is so'),
  }),
  response: finding,
});

const detector = z
  .object({
    code: z.string(),
    open: z.number().int(),
    confirmed: z.number().int(),
    innocent: z.number().int(),
    unclear: z.number().int(),
    precision: z.number().nullable().describe('confirmed ÷ (confirmed + innocent)'),
    low: z.number(),
    high: z.number(),
    noisy: z.boolean().describe('surely fewer than one in five is right: mend it or retire it'),
    months: z.array(
      z.object({
        month: z.string(),
        confirmed: z.number().int(),
        innocent: z.number().int(),
        unclear: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Detector' });

const premium = z
  .object({
    examined: z.number().int(),
    confirmed: z.number().int().describe('firms with a finding that was confirmed'),
    loss: z.number().describe('of what a fraud got, the share that is lost'),
    byRecall: z.array(
      z.object({ recall: z.number(), added: z.number().describe('to the yearly rate of each honest borrower') }),
    ),
  })
  .meta({ id: 'FraudPremium', description: 'What fraud that is not found adds to the price of honest borrowers' });

export const listDetectors = message({
  status: 200,
  response: z.object({ detectors: z.array(detector), premium }),
});
