import * as objections from './objections.ts';
import type { Message } from './operation.ts';
import type { OBJECTION_OPERATIONS } from './operations/objections.ts';

/** The shapes of the operations of objections. */
export const OBJECTION_MESSAGES = {
  'open-objection': objections.openObjection,
  'list-objections': objections.listObjections,
  'export-objections': objections.exportObjections,
  'show-objection': objections.showObjection,
  'settle-objection': objections.settleObjection,
} as const satisfies Readonly<Record<keyof typeof OBJECTION_OPERATIONS, Message>>;
