import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '#app/access/caller.ts';
import type { Message, Operation } from '#contract/operation.ts';
import { operation } from '#contract/operations.ts';
import { type Canonical, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { admit, type Gate, SESSION_COOKIE } from './plugins/authentication.ts';
import { languageOf, refuse } from './plugins/problems.ts';
import type { CountUnproved } from './plugins/rate-limits.ts';
import { readUpload } from './plugins/uploads.ts';
import type { FieldErrors } from './problem.ts';
import { type Answer, type Call, type Route, WrittenJson } from './route.ts';

/** Records who saw whose data before the answer leaves. */
export type AccessRecorder = (
  caller: Caller,
  seen: { readonly audit: string; readonly subject: string; readonly requestId: string },
) => Promise<Result<undefined, Failure>>;

interface Surroundings<A> {
  readonly app: A;
  readonly gate: Gate;
  readonly recordAccess: AccessRecorder;
  readonly secureCookies: boolean;
}

/** Registers one operation: proves the caller, checks the request, asks the application, answers. */
export function serve<A>(
  server: FastifyInstance,
  route: Route<A>,
  around: Surroundings<A>,
  countUnproved: CountUnproved,
): void {
  const row = operation(route.operation);
  server.route({
    method: row.method,
    url: row.path,
    handler: async (request, reply) => {
      const began = performance.now();
      const admitted = await admit(around.gate, request, row);
      const unproved = !admitted.ok ? admitted.error.code === 'NOT_SIGNED_IN' : row.may === 'anyone';
      if (unproved && (await countUnproved(request, reply))) return reply;
      const done = admitted.ok
        ? await answer(route, row, around, request, reply, admitted.value.caller)
        : refuse(request, reply, admitted.error);
      const { institution, by } = (admitted.ok && admitted.value.caller) || {};
      const milliseconds = Math.round(performance.now() - began);
      request.log.info(
        { operation: route.operation, status: reply.statusCode, milliseconds, institution, by },
        'served',
      );
      return done;
    },
  });
}

async function answer<A>(
  route: Route<A>,
  row: Operation,
  around: Surroundings<A>,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | undefined,
): Promise<FastifyReply> {
  const call = await readCall(route, row, request);
  if (!call.ok) return refuse(request, reply, call.error, call.error.fields);
  const result = await route.handle(around.app, call.value, caller).finally(() => call.value.upload?.discard());
  if (!result.ok) return refuse(request, reply, result.error);
  if (row.personal && caller) {
    const subject = result.value.about ?? 'several';
    const recorded = await around.recordAccess(caller, { audit: row.audit, subject, requestId: request.id });
    if (!recorded.ok) return refuse(request, reply, recorded.error);
  }
  return send(route.message, result.value, request, reply, around.secureCookies);
}

type Misread = Failure & { readonly fields?: FieldErrors };

async function readCall<A>(route: Route<A>, row: Operation, request: FastifyRequest): Promise<Result<Call, Misread>> {
  const { message } = route;
  const params = parse(message.params, request.params, 'path');
  if (!params.ok) return params;
  const query = parse(message.query, request.query, 'query');
  if (!query.ok) return query;
  const uploaded = message.multipart ? await readUpload(request) : undefined;
  if (uploaded && !uploaded.ok) return uploaded;
  if (!isKeepable(request.body, DEEPEST)) return fail('REQUEST_MALFORMED');
  const body = parse(message.body, uploaded ? uploaded.value.fields : request.body, 'body');
  if (!body.ok) {
    uploaded?.value.upload.discard();
    return body;
  }
  const idempotency = readIdempotencyKey(route, row, request, params.value, body.value);
  if (!idempotency.ok) return idempotency;
  const ifMatch = /^"([^"]{1,80})"$/.exec(request.headers['if-match'] ?? '')?.[1];
  return ok({
    params: params.value,
    query: query.value,
    body: body.value,
    requestId: request.id,
    language: languageOf(request),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(idempotency.value ? { idempotency: idempotency.value } : {}),
    ...(uploaded ? { upload: uploaded.value.upload } : {}),
  });
}

/** What nests deeper than anything that an operation takes would exhaust the stack of whoever walks through it. */
const DEEPEST = 32;

/** Free JSON has no schema to refuse, at any depth, the two kinds of text that the store cannot keep: with NUL, and with half a character. */
function isKeepable(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const [key, inner] of Object.entries(value))
    if (!isKeepable(key, 1) || !isKeepable(inner, levels - 1)) return false;
  return true;
}

function parse(schema: z.ZodType | undefined, value: unknown, place: string): Result<unknown, Misread> {
  if (!schema) return ok(undefined);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: [place, ...path.map(String)].join('.'), message }));
  return { ok: false, error: { code: 'REQUEST_MALFORMED', fields } };
}

function readIdempotencyKey<A>(
  route: Route<A>,
  row: Operation,
  request: FastifyRequest,
  params: unknown,
  body: unknown,
): Result<Call['idempotency'], Failure> {
  const key = row.idempotent ? request.headers['idempotency-key'] : undefined;
  if (key === undefined) return ok(undefined);
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,120}$/.test(key)) return fail('IDEMPOTENCY_KEY_MALFORMED');
  const asked = { operation: route.operation, params, body } as Canonical;
  return ok({ key, digest: digestOf(asked) });
}

function send(
  message: Message,
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): FastifyReply {
  if (answer.etag !== undefined) {
    reply.header('etag', `"${answer.etag}"`);
    if (request.method === 'GET' && request.headers['if-none-match'] === `"${answer.etag}"`)
      return reply.code(304).send();
  }
  reply.header('cache-control', 'no-store');
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  if (answer.cookie === null) reply.clearCookie(SESSION_COOKIE, attributes);
  else if (answer.cookie)
    reply.setCookie(SESSION_COOKIE, answer.cookie.token, { ...attributes, maxAge: answer.cookie.maxAgeSeconds });
  if (answer.fileName) reply.header('content-disposition', `attachment; filename="${answer.fileName}"`);
  reply.code(message.status);
  if (message.status === 204) return reply.send();
  if (message.media) {
    const { body, media = [message.media].flat()[0]! } = answer;
    const sent = typeof body === 'string' ? body : Readable.from(body as AsyncIterable<string | Uint8Array>);
    return reply.type(/^text|json$/.test(media) ? `${media}; charset=utf-8` : media).send(sent);
  }
  reply.type('application/json; charset=utf-8');
  return reply.send(answer.body instanceof WrittenJson ? answer.body.bytes : JSON.stringify(answer.body));
}
