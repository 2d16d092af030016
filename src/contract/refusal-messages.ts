import type { Message } from './operation.ts';
import type { REFUSAL_OPERATIONS } from './operations/refusals.ts';
import * as refusals from './refusals.ts';

/** The shapes of the operations of the monitor of refusals. */
export const REFUSAL_MESSAGES = {
  'show-refusals': refusals.showRefusals,
  'tell-band-outcome': refusals.tellBandOutcome,
} as const satisfies Readonly<Record<keyof typeof REFUSAL_OPERATIONS, Message>>;
