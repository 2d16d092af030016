import type { FastifyServerOptions } from 'fastify';
import type { DestinationStream } from 'pino';

/** The only fields that a line of the log may carry. Personal data, tokens, bodies and query strings are not among them. */
const ALLOWED = new Set([
  'level',
  'time',
  'msg',
  'reqId',
  'operation',
  'method',
  'status',
  'milliseconds',
  'institution',
  'by',
  'code',
  'error',
  'stack',
  'job',
  'port',
]);

function allowedFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)));
}

/** JSON lines, one a request, of allow-listed fields only; `stream` is where they go. */
export function loggerOptions(stream: DestinationStream, level: string): FastifyServerOptions['logger'] {
  return {
    level,
    stream,
    base: null,
    formatters: { log: allowedFields, level: (label: string) => ({ level: label }) },
  };
}

/** The name, message and stack of something thrown, for the log only. */
export function thrownFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: `${error.name}: ${error.message}`, stack: error.stack };
}
