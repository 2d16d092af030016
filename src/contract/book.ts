import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, fenText, positiveFenText, text } from './primitives.ts';

/** A table as it lies on the sender's disk: CSV, XLSX, JSON or NDJSON by its name, also gzipped; its bytes in base64. */
const sentTable = z.strictObject({
  name: text(200),
  base64: z
    .string()
    .min(1)
    .max(4_000_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

const share = z.number().min(0).max(1);
const group = z.object({ loans: z.number().int(), outstandingFen: fenText, ids: z.array(z.string()) });
const sums = z.record(z.string(), fenText);

export const examineBook = message({
  status: 200,
  body: z.strictObject({
    tape: sentTable,
    repayments: sentTable.optional(),
    funders: sentTable.optional(),
    asOf: dateText,
    lgd: share.default(0.45),
    opex: share.default(0.02),
    ownFunds: share.default(0.04),
    pd: z.number().min(0).lt(1).optional(),
    equityFen: positiveFenText.optional(),
  }),
  response: z
    .object({
      asOf: dateText,
      loans: z.number().int(),
      borrowers: z.number().int(),
      disbursedFen: fenText,
      outstandingFen: fenText,
      classification: z.record(z.string(), group),
      nonPerformingRatio: z.number(),
      arrears: z.record(z.string(), group),
      vintages: z.array(
        z.object({
          quarter: z.string(),
          loans: z.number().int(),
          disbursedFen: fenText,
          byAge: z.array(z.object({ months: z.number().int(), ever30: z.number(), ever90: z.number() })),
        }),
      ),
      rollRates: z.object({
        months: z.number().int(),
        buckets: z.array(z.string()),
        from: z.array(z.array(z.number()).nullable()),
        repaid: z.array(z.number()),
      }),
      floor: z.object({
        assumptions: z.object({ lgd: z.number(), opex: z.number(), ownFunds: z.number(), pd: z.number().nullable() }),
        below: group,
        shortfallFen: fenText,
        unknown: z.number().int(),
      }),
      concentration: z.object({
        hhi: z.number(),
        effectiveNumber: z.number(),
        largest: z.array(z.object({ borrower: z.string(), outstandingFen: fenText, share: z.number() })),
        byFunder: sums,
        byIndustry: sums,
        byRegion: sums,
      }),
      leverage: z.object({
        ownFen: fenText,
        fundedFen: fenText,
        equityFen: fenText.nullable(),
        bookOverEquity: z.number().nullable(),
      }),
      maturityGap: z.object({
        buckets: z.array(z.object({ bucket: z.string(), comesFen: fenText, goesFen: fenText, gapFen: fenText })),
        overdueFen: fenText,
        fundersWithoutMaturity: z.array(z.string()),
      }),
      breaches: z.array(
        z.object({
          rule: z.string(),
          subject: z.string(),
          verdict: z.enum(['refuse', 'refer']),
          citation: z.string(),
          loans: z.number().int(),
          outstandingFen: fenText,
          ids: z.array(z.string()),
        }),
      ),
    })
    .meta({ id: 'BookHealth' }),
});
