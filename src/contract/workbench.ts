import { z } from 'zod';
import { message } from './operation.ts';
import { dateText, instantText, text } from './primitives.ts';

const LAYERS = [
  'evidence',
  'verification',
  'fraud',
  'credit',
  'terms',
  'law',
  'people',
  'funding',
  'buffers',
  'portfolio',
  'log',
  'system',
] as const;

const notice = z
  .object({
    notice: z
      .enum([
        'log-behind',
        'second-person',
        'cases-blocked',
        'cases-contradicted',
        'cases-open',
        'applications-new',
        'rows-refused',
        'rules-unconfirmed',
        'jobs-failed',
        'accounts-locked',
        'keys-expiring',
      ])
      .describe('what waits'),
    layer: z.enum(LAYERS),
    count: z.number().int(),
    since: instantText.optional().describe('since when the oldest of them waits'),
  })
  .meta({ id: 'Notice' });

const layerFigure = z
  .object({
    figure: z.string(),
    kind: z
      .enum(['count', 'fen', 'share', 'rate', 'moment'])
      .describe(
        'count: a whole number; fen: money; share: 0 to 1; rate: a yearly rate as a decimal; moment: an instant',
      ),
    value: z.union([z.number(), z.string()]).optional().describe('absent where there is nothing to measure'),
  })
  .meta({ id: 'LayerFigure' });

const layer = z
  .object({
    layer: z.enum(LAYERS),
    state: z
      .enum(['steady', 'attention', 'alarm', 'idle', 'absent'])
      .describe('idle: nothing has come to it yet; absent: not part of this version'),
    figures: z.array(layerFigure),
    trend: z
      .array(z.object({ on: dateText, value: z.number() }))
      .describe('how much went through it on each day of the window; days without any are left out'),
    need: notice.optional().describe('the one thing that needs a person now'),
  })
  .meta({ id: 'DefenceLayer' });

export const showOverview = message({
  status: 200,
  response: z
    .object({
      at: instantText,
      since: instantText.describe('where the window of shares and trends begins'),
      flow: z
        .object({
          firms: z.number().int(),
          decided: z.number().int(),
          approve: z.number().int(),
          counter: z.number().int(),
          refer: z.number().int(),
          decline: z.number().int(),
        })
        .describe('decisions of the window by the outcome that the engine gave'),
      layers: z.array(layer),
    })
    .meta({ id: 'Overview' }),
});

export const listNotices = message({
  status: 200,
  response: z.object({ at: instantText, items: z.array(notice) }).meta({ id: 'Notices' }),
});

export const search = message({
  status: 200,
  query: z.strictObject({ q: text(80) }),
  response: z
    .object({
      hits: z.array(
        z.object({
          kind: z.enum([
            'firm',
            'application',
            'decision',
            'case',
            'rule',
            'parameter',
            'instrument',
            'entry',
            'import',
            'job',
          ]),
          id: z.string(),
          words: z.string(),
          of: z.string().optional().describe('the firm that it is about'),
        }),
      ),
    })
    .meta({ id: 'SearchHits' }),
});
