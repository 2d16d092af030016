import { hash } from 'node:crypto';
import { hashLongMessagesBy } from '#domain/kernel/index.ts';

/** Has the core hash long messages with the library that Node brings, which uses the processor's instructions for it. */
export function hashByPlatform(): void {
  hashLongMessagesBy((message) => hash('sha256', message, 'buffer'));
}
