import { z } from 'zod';
import { EVIDENCE_KINDS, HISTORY_SERIES, PARTY_SIDES } from '#domain/evidence/index.ts';
import { outcome } from './decision-record.ts';
import { message } from './operation.ts';
import { dateText, fenText, idText, instantText, text } from './primitives.ts';
import { amounts, days, EXPORT_MEDIA, exportQuery, oneOf, tableOf, tableQuery } from './table-query.ts';

const kind = z.enum(EVIDENCE_KINDS);
const series = z.enum(HISTORY_SERIES);

/** A calendar month. */
const monthText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('a month, YYYY-MM');

const twoDigits = z
  .string()
  .regex(/^\d{2}(?:,\d{2}){0,30}$/)
  .optional();

const firmParams = z.strictObject({ firm: text(80) });

const firmTable = {
  sorts: ['firm', 'name', 'sales', 'growth', 'records', 'lastOn', 'decidedAt', 'pd', 'limit'],
  sort: 'firm',
  filters: {
    industry: twoDigits.describe('divisions of GB/T 4754, with commas between them'),
    province: twoDigits.describe('provinces of GB/T 2260, with commas between them'),
    outcome: oneOf([...outcome.options, 'none']),
    ...days('lastOn'),
    ...amounts('limit'),
  },
  search: 'part of a code or a name',
} as const;

const firmLine = z
  .object({
    firm: z.string().describe('the code under which the institution knows it; its id once it is erased'),
    name: z.string().optional(),
    industry: z.string().optional().describe('division of GB/T 4754'),
    province: z.string().optional().describe('province of GB/T 2260'),
    kinds: z.number().int().describe('kinds of evidence'),
    records: z.number().int(),
    lastOn: dateText.optional().describe('the newest record'),
    salesYearFen: fenText.optional().describe('net sales of the last twelve months with evidence'),
    salesGrowth: z.number().optional().describe('over the twelve months before'),
    decision: z
      .object({
        decision: idText('dec'),
        outcome,
        decidedAt: instantText,
        pd: z.number().nullable(),
        limitFen: fenText.nullable(),
      })
      .optional()
      .describe('the newest one'),
  })
  .meta({ id: 'Firm' });

export const listFirms = message({ status: 200, query: tableQuery(firmTable), response: tableOf(firmLine) });
export const exportFirms = message({ status: 200, query: exportQuery(firmTable), media: EXPORT_MEDIA });

const field = z.union([z.string(), z.number(), z.boolean()]);
const side = z.enum(Object.keys(PARTY_SIDES) as [keyof typeof PARTY_SIDES]);

export const showFirmHistory = message({
  status: 200,
  params: firmParams,
  response: z
    .object({
      firm: z.string(),
      industry: z.string().optional(),
      province: z.string().optional(),
      registration: z.record(z.string(), field).optional().describe('the newest one, by field of the catalogue'),
      representatives: z.array(z.object({ name: z.string(), since: dateText.optional() })),
      related: z
        .array(z.object({ tie: z.enum(['representative', 'address']), firm: z.string(), name: z.string().optional() }))
        .describe(
          'firms of the same book that the register shows under the same representative or at the same address',
        ),
      firstMonth: monthText.optional().describe('where all lists of months begin; absent without dated records'),
      months: z.number().int(),
      series: z.partialRecord(series, z.array(fenText)).describe('by month; what is not there was not delivered'),
      kinds: z.array(
        z.object({
          kind,
          rows: z.number().int(),
          undated: z.number().int(),
          firstOn: dateText.optional(),
          lastOn: dateText.optional(),
          cadenceDays: z.number(),
          rhythm: z.enum(['flow', 'state']),
          months: z.array(z.number().int()).describe('records by month'),
          fields: z.array(z.string()).describe('that at least one record has'),
        }),
      ),
      parties: z.array(
        z.object({
          side,
          series,
          lastMonth: monthText.describe('the twelve months end with it'),
          yearFen: fenText,
          count: z.number().int().describe('counterparties of the year; the largest are listed'),
          parties: z.array(
            z.object({
              party: z.string(),
              name: z.string().optional(),
              yearFen: fenText,
              yearRows: z.number().int(),
              firstMonth: monthText,
              lastMonth: monthText,
              firm: z.literal(true).optional().describe('the institution knows a firm under this code'),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'FirmHistory' }),
});

const band = z.array(fenText.nullable());

export const showFirmPeers = message({
  status: 200,
  params: firmParams,
  response: z
    .object({
      firm: z.string(),
      peers: z
        .object({
          industry: z.string(),
          province: z.string().optional(),
          reach: z.enum(['province', 'country']).describe('the country where the province has too few'),
          firms: z.number().int(),
          read: z.number().int().describe('those that the band was drawn from'),
          firstMonth: monthText,
          p10: band,
          p25: band,
          p50: band,
          p75: band,
          p90: band,
        })
        .optional()
        .describe(
          'quantiles of monthly sales at the firm’s own level; absent where its industry or sales are not known',
        ),
    })
    .meta({ id: 'FirmPeers' }),
});

const recordTable = {
  sorts: ['day', 'amount'],
  sort: '-day',
  filters: {
    kind,
    month: monthText.optional().describe('records that count, in whole or in part, for this month'),
    series: series.optional().describe('records that this monthly figure is summed from'),
    party: text(200).optional().describe('a counterparty as it stands in the records'),
  },
  search: 'part of any text in a record',
} as const;

const firmRecord = z
  .object({
    record: z.string().describe('the id of the record under the key of its firm'),
    import: idText('imp').optional().describe('the delivery that brought it'),
    fields: z.record(z.string(), field),
    adds: z.array(z.object({ series, amountFen: fenText })).describe('the monthly figures that it is part of'),
  })
  .meta({ id: 'FirmRecord' });

export const listFirmRecords = message({
  status: 200,
  params: firmParams,
  query: tableQuery(recordTable),
  response: tableOf(firmRecord),
});
export const exportFirmRecords = message({
  status: 200,
  params: firmParams,
  query: exportQuery(recordTable),
  media: EXPORT_MEDIA,
});
