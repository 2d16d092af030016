import { z } from 'zod';
import { message } from './operation.ts';
import { pageOf, pageQuery } from './pagination.ts';
import { dateText, digestText, idText, instantText, text } from './primitives.ts';
import { EXPORT_FORMATS, EXPORT_MEDIA, tableOf } from './table-query.ts';

const filters = {
  q: text(80).optional().describe('the id of an entry, or its index'),
  sort: z.enum(['at', '-at']).default('-at'),
  operation: text(80).optional().describe('what was done, as the log calls it'),
  actor: text(80).optional().describe('an account or a key'),
  firm: text(80).optional().describe('entries about this firm'),
  from: dateText.optional(),
  to: dateText.optional().describe('both days are included'),
};

const listedEntry = z
  .object({
    entry: idText('log'),
    index: z.number().int().optional().describe('absent until the entry has its place'),
    at: instantText,
    actor: z.string(),
    operation: z.string(),
    subject: digestText.describe('a commitment: whom the entry is about is told by whoever holds the nonce'),
    payload: digestText.describe('a commitment'),
    institution: z.string(),
  })
  .meta({ id: 'LogEntry' });

export const listLogEntries = message({
  status: 200,
  query: z.strictObject({ ...pageQuery.shape, ...filters }),
  response: tableOf(listedEntry),
});

export const exportLogEntries = message({
  status: 200,
  query: z.strictObject({ format: z.enum(EXPORT_FORMATS).default('csv'), ...filters }),
  media: EXPORT_MEDIA,
});

export const listCheckpoints = message({
  status: 200,
  query: pageQuery,
  response: pageOf(
    z
      .object({
        size: z.number().int(),
        at: instantText,
        root: digestText,
        witnesses: z.array(z.string()).describe('whose cosignature stands under it'),
      })
      .meta({ id: 'ListedCheckpoint' }),
  ),
});
