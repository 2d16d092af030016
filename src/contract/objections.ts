import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, idText, instantText, text } from './primitives.ts';
import { EXPORT_MEDIA, exportQuery, oneOf, tableOf, tableQuery } from './table-query.ts';

const kind = z.enum(['correction', 'appeal']);
const state = z.enum(['open', 'upheld', 'dismissed']);

const disputed = z
  .strictObject({
    datum: text(200).describe('which datum: a measure, a source, a record'),
    says: text(500).describe('what it says'),
    shouldSay: text(500).describe('what it should say'),
  })
  .meta({ id: 'DisputedDatum' });

const listed = z
  .object({
    objection: idText('obj'),
    decision: idText('dec'),
    firm: z.string().nullable().describe('the code of the firm; null once it is erased'),
    kind,
    state,
    openedAt: instantText,
    dueOn: dateText.describe('the last day on which the firm is to hear'),
    overdue: z.boolean(),
    settledAt: instantText.optional(),
    version: z.number().int(),
  })
  .meta({ id: 'ListedObjection' });

const objection = z
  .object({
    ...listed.omit({ firm: true }).shape,
    disputed: z.array(disputed),
    note: z.string(),
    answer: z.string().optional().describe('what a person answered, for the firm to read'),
  })
  .meta({ id: 'Objection' });

const params = z.strictObject({ objection: idText('obj') });

export const openObjection = message({
  status: 201,
  params: z.strictObject({ decision: idText('dec') }),
  body: z.strictObject({
    kind: kind.describe('a wrong datum to be put right, or a result that a person should look at'),
    disputed: z.array(disputed).max(50).default([]),
    note: z.string().max(4000).default(''),
  }),
  response: objection,
});

const table = {
  sorts: ['dueOn', 'openedAt'],
  sort: 'dueOn',
  filters: { firm: text(80).optional(), kind: oneOf(kind.options), state: oneOf(state.options) },
  search: 'the code of a firm, or the id of an objection or a decision',
} as const;

export const listObjections = message({ status: 200, query: tableQuery(table), response: tableOf(listed) });
export const exportObjections = message({ status: 200, query: exportQuery(table), media: EXPORT_MEDIA });
export const showObjection = message({ status: 200, params, response: objection });
export const settleObjection = message({
  status: 200,
  params,
  body: z.strictObject({ upheld: z.boolean(), reason: text(2000).describe('for the firm to read') }),
  response: objection,
});
