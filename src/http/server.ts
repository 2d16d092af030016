import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { DestinationStream } from 'pino';
import { cookies, type Gate } from './plugins/authentication.ts';
import { serveConsole } from './plugins/console.ts';
import { documents } from './plugins/documents.ts';
import { loggerOptions } from './plugins/logging.ts';
import { problems, refuse } from './plugins/problems.ts';
import { type RateLimits, rateLimits } from './plugins/rate-limits.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { uploads } from './plugins/uploads.ts';
import { failureOfThrown } from './problem.ts';
import type { Route } from './route.ts';
import { type AccessRecorder, serve } from './serve-route.ts';

export interface ServerOptions<A> {
  readonly app: A;
  readonly gate: Gate;
  readonly routes: readonly Route<A>[];
  readonly version: string;
  readonly requestId: () => string;
  readonly recordAccess: AccessRecorder;
  /** Whether the store answers; asked by /readyz. */
  readonly isReady: () => Promise<boolean>;
  readonly log: { readonly stream: DestinationStream; readonly level: string };
  readonly limits: RateLimits & { readonly bodyBytes: number; readonly uploadBytes: number };
  /** Proxies whose X-Forwarded-For is believed: limits go by the caller's address. */
  readonly trustedProxies: readonly string[];
  /** Folder of the built console; without it the root leads to the documents. */
  readonly console?: string;
  /** Secure cookies are only sent back over TLS, or to localhost. */
  readonly secureCookies: boolean;
}

/** The HTTP server over an application; it listens to nothing until `listen` is called on it. */
export async function buildServer<A>(options: ServerOptions<A>): Promise<FastifyInstance> {
  const server = Fastify({
    logger: loggerOptions(options.log.stream, options.log.level),
    genReqId: options.requestId,
    requestIdHeader: false,
    trustProxy: options.trustedProxies.length > 0 && [...options.trustedProxies],
    bodyLimit: options.limits.bodyBytes,
    // Each operation writes one line of its own when it is done.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => refuse(request, reply, failureOfThrown(error)),
  });
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (closing) return refuse(request, reply, { code: 'SHUTTING_DOWN' });
  });
  server.removeContentTypeParser('text/plain');
  problems(server);
  await securityHeaders(server);
  await cookies(server);
  await uploads(server, options.limits.uploadBytes);
  const countUnproved = await rateLimits(server, options.limits);
  await documents(server, { version: options.version, served: options.routes.map((route) => route.operation) });
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_, reply) => {
    const ready = await options.isReady();
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  if (options.console === undefined) server.get('/', async (_, reply) => reply.redirect('/docs'));
  else await serveConsole(server, options.console);
  for (const route of options.routes) serve(server, route, options, countUnproved);
  return server;
}
