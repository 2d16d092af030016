import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '#contract/openapi.ts';
import type { OperationId } from '#contract/operations.ts';

/** /openapi.json, and /docs to read it by: both are served from this process and load nothing from elsewhere. */
export async function documents(
  server: FastifyInstance,
  options: { readonly version: string; readonly served: readonly OperationId[] },
): Promise<void> {
  const document = openApiDocument(options.version, options.served);
  const written = JSON.stringify(document);
  server.get('/openapi.json', async (_, reply) => reply.type('application/json').send(written));
  await server.register(swagger, {
    mode: 'static',
    specification: { document: document as StaticDocumentSpec['document'] },
  });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', tryItOutEnabled: false, persistAuthorization: false },
    theme: { title: 'Weir API' },
    logo: { type: 'image/svg+xml', content: '<svg xmlns="http://www.w3.org/2000/svg"/>', href: '/docs' },
  });
}
