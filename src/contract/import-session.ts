import { z } from 'zod';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { message } from './operation.ts';
import { idText, text } from './primitives.ts';

const kind = z.enum(EVIDENCE_KINDS);
const upload = idText('upl');

const columnGuess = z
  .object({
    header: z.string(),
    field: z.string().nullable(),
    how: z.enum(['known', 'similar', 'none']).describe('by the catalogue’s own word, by a similar one, or not at all'),
    confidence: z.number().min(0).max(1),
  })
  .meta({ id: 'ColumnGuess' });

const inspected = z
  .object({
    upload,
    fileName: z.string(),
    header: z.array(z.string()),
    rows: z.array(z.array(z.string())).describe('the first rows, as they stand in the file'),
    kinds: z
      .array(
        z.object({
          kind,
          confidence: z.number().min(0).max(1),
          columns: z.array(columnGuess),
          missing: z
            .array(z.object({ field: z.string(), or: z.array(z.array(z.string())) }))
            .describe(
              'required fields that no column gives, and the lists of fields from each of which one would follow',
            ),
        }),
      )
      .describe('what the file may be, the likeliest first'),
  })
  .meta({ id: 'InspectedFile' });

export const inspectFile = message({
  status: 201,
  multipart: true,
  body: z.strictObject({}),
  response: inspected,
});
export const showInspection = message({ status: 200, params: z.strictObject({ upload }), response: inspected });

const started = z
  .object({ job: idText('job'), import: idText('imp'), status: z.string() })
  .meta({ id: 'UploadImportStarted' });

export const importUpload = message({
  status: 202,
  params: z.strictObject({ upload }),
  body: z.strictObject({
    kind,
    source: text(80),
    consent: text(80).optional(),
    map: z
      .record(z.string().min(1).max(200), z.string().min(1).max(60))
      .default({})
      .describe('their header → our field, for what the catalogue does not know'),
  }),
  response: started,
});

export const correctRows = message({
  status: 202,
  params: z.strictObject({ import: idText('imp') }),
  body: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          row: z.number().int().min(0).max(2_147_483_647),
          cells: z.record(z.string().max(200), z.string().max(4000)),
        }),
      )
      .min(1)
      .max(500),
  }),
  response: started,
});
