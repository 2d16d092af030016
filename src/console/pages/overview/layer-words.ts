import type { AnswerOf } from '#src/console/api/client.ts';
import type { Tone } from '#src/console/components/status-tag.tsx';

export type Overview = AnswerOf<'show-overview'>;
export type DefenceLayer = Overview['layers'][number];

/** What a layer's state is shown as; the words are `state.<state>`. */
export const TONE_OF_STATE: Readonly<Record<DefenceLayer['state'], Tone>> = {
  steady: 'good',
  attention: 'warning',
  alarm: 'bad',
  idle: 'calm',
  absent: 'waiting',
};

/** Layers that the water meets one after another; the other two lie under all of them. */
export const IN_THE_RIVER: readonly DefenceLayer['layer'][] = [
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
];
export const BEDROCK: readonly DefenceLayer['layer'][] = ['log', 'system'];
