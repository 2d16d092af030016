import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contract/errors.ts';
import type { Failure } from '#domain/kernel/index.ts';
import { type FieldErrors, failureOfThrown, problemOf } from '../problem.ts';
import { thrownFields } from './logging.ts';

/** zh where the first language asked for is Chinese, en otherwise. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
}

/** Answers with the problem document of a failure. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
  errors?: FieldErrors,
): FastifyReply {
  const problem = problemOf(failure, request.id, languageOf(request), errors);
  const seconds = failure.params?.seconds;
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="weir"');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Whatever is thrown becomes a problem; what is inside an unexpected error goes to the log and nowhere else. */
export function problems(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const failure = failureOfThrown(error);
    if (failure.code === 'INTERNAL') request.log.error(thrownFields(error), 'unexpected');
    return refuse(request, reply, failure);
  });
  server.setNotFoundHandler((request, reply) => refuse(request, reply, { code: 'NO_SUCH_PATH' }));
}
