import { z } from 'zod';
import { message } from './operation.ts';
import { idText } from './primitives.ts';

const share = z.number().min(0).max(1).nullable();
const signedFen = z.string().regex(/^-?\d{1,18}$/);

const estimates = z
  .object({
    estimates: z.array(
      z.object({
        segment: z.string().nullable().describe('the industry; null = all'),
        refused: z.number().int().describe('refusals in the band'),
        lent: z.number().int(),
        known: z.number().int().describe('lent to, with a known outcome'),
        goodShare: share.describe('share of the refused that would have repaid'),
        low: share,
        high: share.describe('90 % interval'),
        wronglyRefused: z.number().nullable(),
        saved: z.number().int().describe('firms that the band lent to and that repaid'),
        costFen: signedFen.describe('what the band has cost; negative where it earned'),
      }),
    ),
  })
  .meta({ id: 'WrongRefusals' });

export const showRefusals = message({ status: 200, response: estimates });
export const tellBandOutcome = message({
  status: 200,
  params: z.strictObject({ decision: idText('dec') }),
  body: z.strictObject({
    bad: z.boolean(),
    resultFen: signedFen.describe('what the loan brought; negative where it lost'),
  }),
  response: estimates,
});
