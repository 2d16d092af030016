import { z } from 'zod';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { message } from './operation.ts';
import { pageOf, pageQuery } from './pagination.ts';
import { dateText, digestText, idText, instantText, text } from './primitives.ts';
import { days, EXPORT_MEDIA, exportQuery, oneOf, tableOf, tableQuery } from './table-query.ts';

const kind = z.enum(EVIDENCE_KINDS);

const field = z
  .object({
    name: z.string(),
    type: z.enum(['text', 'date', 'fen', 'integer', 'decimal', 'boolean', 'choice']),
    required: z.boolean(),
    unit: z.string(),
    zh: z.string(),
    en: z.string(),
    owner: z.string(),
    sensitivity: z.enum(['open', 'C1', 'C2', 'C3']).describe('JR/T 0171-2020, or open for what the law makes public'),
    headers: z.array(z.string()).describe('headers under which it is recognised'),
    choices: z.array(z.string()).optional(),
  })
  .meta({ id: 'CatalogueField' });

export const showCatalogue = message({
  status: 200,
  response: z
    .object({
      kinds: z.array(
        z.object({
          kind,
          zh: z.string(),
          en: z.string(),
          cadenceDays: z.number(),
          eventField: z.string(),
          identity: z.array(z.string()),
          fields: z.array(field),
        }),
      ),
    })
    .meta({ id: 'Catalogue' }),
});

const imported = z
  .object({
    import: idText('imp'),
    kind,
    source: z.string(),
    consent: z.string().optional(),
    fileName: z.string(),
    fileDigest: digestText,
    by: z.string(),
    arrivedAt: instantText,
    rows: z.number().int(),
    accepted: z.number().int(),
    duplicates: z.number().int().describe('delivered before, in this file or by an earlier one'),
    rejected: z.number().int(),
    corrects: idText('imp').optional().describe('the delivery whose refused rows it corrects'),
  })
  .meta({ id: 'Import' });

const importParams = z.strictObject({ import: idText('imp') });

export const importEvidence = message({
  status: 202,
  multipart: true,
  body: z.strictObject({
    kind,
    source: text(80).describe('who supplied the data, e.g. tax-bureau, applicant'),
    consent: text(80).optional().describe('the consent under which it was obtained'),
    map: text(4000)
      .optional()
      .describe('their header=our field, one a line, for headers that the catalogue does not know'),
  }),
  response: z
    .object({ job: idText('job'), import: idText('imp'), status: z.string().describe('where to ask how far it is') })
    .meta({ id: 'ImportStarted' }),
});
const importTable = {
  sorts: ['arrivedAt', 'rows', 'rejected'],
  sort: '-arrivedAt',
  filters: {
    kind: oneOf(EVIDENCE_KINDS),
    source: text(80).optional(),
    rejectedMin: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional()
      .describe('with at least as many refused rows'),
    ...days('arrived'),
  },
  search: 'the id of a delivery, the digest of a file, a source, or the code of a firm that it speaks of',
} as const;

export const listImports = message({ status: 200, query: tableQuery(importTable), response: tableOf(imported) });
export const exportImports = message({ status: 200, query: exportQuery(importTable), media: EXPORT_MEDIA });
export const showImport = message({ status: 200, params: importParams, response: imported });

const rejection = z
  .object({
    row: z.number().int(),
    column: z.string().optional(),
    code: z.string(),
    message: z.string(),
    correctedBy: idText('imp').optional().describe('the delivery by which it was corrected'),
    cells: z.record(z.string(), z.string()),
  })
  .meta({ id: 'RejectedRow' });

export const listRejectedRows = message({
  status: 200,
  params: importParams,
  query: pageQuery,
  response: pageOf(rejection),
});
export const downloadRejectedRows = message({ status: 200, params: importParams, media: 'text/csv' });

export const showFirm = message({
  status: 200,
  params: z.strictObject({ firm: text(80) }),
  response: z
    .object({
      firm: z.string(),
      evidence: z.array(
        z.object({
          kind,
          rows: z.number().int(),
          firstOn: dateText.optional(),
          lastOn: dateText.optional(),
        }),
      ),
    })
    .meta({ id: 'FirmEvidence' }),
});

const job = z
  .object({
    job: idText('job'),
    queue: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    done: z.number().int(),
    total: z.number().int().optional(),
    failure: z.object({ code: z.string(), message: z.string() }).optional(),
    requestedBy: z.string(),
    requestedAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'Job' });

const jobTable = {
  sorts: ['requestedAt', 'updatedAt'],
  sort: '-requestedAt',
  filters: { state: oneOf(job.shape.state.options), queue: text(80).optional(), ...days('requested') },
  search: 'the id of a job, a queue, or who asked for it',
} as const;

export const listJobs = message({ status: 200, query: tableQuery(jobTable), response: tableOf(job) });
export const exportJobs = message({ status: 200, query: exportQuery(jobTable), media: EXPORT_MEDIA });
export const callOffJob = message({ status: 200, params: z.strictObject({ job: idText('job') }), response: job });
export const showJob = message({ status: 200, params: z.strictObject({ job: idText('job') }), response: job });
