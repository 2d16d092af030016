import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Stands in the built page wherever the nonce of an answer belongs. */
const PLACEHOLDER = /WEIR_NONCE/g;
/** What the server itself answers below the root; every other address is the console's, whose router reads it. */
const OURS = /^\/(v1|docs|assets|openapi\.json|healthz|readyz)([/?]|$)/;

/**
 * The console's page and its files. Scripts only come from this origin. The component library writes its styles at run time:
 * they carry a nonce that is new in every answer. Attributes of style are allowed, since text areas measure themselves by them.
 */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';');
}

/** Serves a built console from `folder`: its page at every address that is nobody else's, its hashed files for a year. */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  const answer = (reply: FastifyReply) => {
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace(PLACEHOLDER, nonce));
  };
  server.get('/', async (_, reply) => answer(reply));
  server.get('/*', async (request, reply) => {
    const isPage = !OURS.test(request.url) && request.headers.accept?.includes('text/html');
    return isPage ? answer(reply) : reply.callNotFound();
  });
}
