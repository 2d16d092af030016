import { z } from 'zod';

/** What every refusal looks like (RFC 9457, application/problem+json). */
export const problem = z
  .object({
    type: z.string().describe('urn:weir:problem:<code>'),
    title: z.string().describe('what is wrong, in the language of Accept-Language (zh or en)'),
    status: z.number().int(),
    code: z.string().describe('stable code of the error catalogue'),
    detail: z.string().optional().describe('what would be right'),
    requestId: z.string(),
    file: z.string().optional(),
    row: z.number().int().optional(),
    column: z.string().optional(),
    citation: z.string().optional().describe('the article of law that forbids it, where law does'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('which fields of the request are wrong'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problem>;
