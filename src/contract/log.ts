import { z } from 'zod';
import { message } from './operation.ts';
import { digestText, idText, instantText, text } from './primitives.ts';

const size = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 48);
const hash = z.string().describe('SHA-256 in base64');

export const showLogKey = message({
  status: 200,
  response: z
    .object({ key: z.string().describe('verifier key, as `weir log verify --key` takes it') })
    .meta({ id: 'LogKey' }),
});

export const showCheckpoint = message({
  status: 200,
  query: z.strictObject({ size: size.optional().describe('default: the newest') }),
  response: z
    .object({
      size: z.number().int(),
      at: instantText,
      root: digestText,
      note: z.string().describe('the signed note, with the cosignatures of witnesses'),
    })
    .meta({ id: 'Checkpoint' }),
});

export const showConsistency = message({
  status: 200,
  query: z.strictObject({ from: size, to: size }),
  response: z.object({ from: z.number().int(), to: z.number().int(), path: z.array(hash) }).meta({ id: 'Consistency' }),
});

const receipt = z
  .object({
    entry: idText('log'),
    state: z.enum(['pending', 'included']),
    proof: z.record(z.string(), z.json()).optional().describe('inclusion proof, as `weir log verify` reads it'),
  })
  .meta({ id: 'Receipt' });

export const showReceipt = message({
  status: 200,
  params: z.strictObject({ entry: text(80) }),
  response: receipt,
});

export const showDecisionReceipt = message({
  status: 200,
  params: z.strictObject({ decision: idText('dec') }),
  response: z
    .object({
      ...receipt.shape,
      disclosed: z
        .object({
          subject: z.string(),
          subjectNonce: z.string(),
          payload: z.record(z.string(), z.json()),
          payloadNonce: z.string(),
        })
        .describe('what the entry commits to, with the nonces (hex) that open it'),
    })
    .meta({ id: 'DecisionReceipt' }),
});

export const exportLog = message({
  status: 200,
  query: z.strictObject({
    from: size.default(0).describe('0, or the size of a checkpoint'),
    to: size.optional().describe('the size of a checkpoint; default: the newest'),
  }),
  media: 'application/json',
});
