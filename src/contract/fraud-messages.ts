import * as fraud from './fraud.ts';
import type { Message } from './operation.ts';
import type { FRAUD_OPERATIONS } from './operations/fraud.ts';

/** The shapes of the operations of the fraud workbench. */
export const FRAUD_MESSAGES = {
  'list-findings': fraud.listFindings,
  'export-findings': fraud.exportFindings,
  'show-finding': fraud.showFinding,
  'judge-finding': fraud.judgeFinding,
  'list-detectors': fraud.listDetectors,
} as const satisfies Readonly<Record<keyof typeof FRAUD_OPERATIONS, Message>>;
