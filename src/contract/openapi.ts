import { z } from 'zod';
import { MESSAGES } from './messages.ts';
import type { Message, Operation } from './operation.ts';
import { type OperationId, operation } from './operations.ts';
import { problem } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string } & Json;
  readonly paths: Record<string, Record<string, unknown>>;
  readonly servers: { url: string }[];
  readonly components: { readonly schemas: Json } & Json;
}

/** The OpenAPI 3.1 document of the operations that are served. */
export function openApiDocument(version: string, served: readonly OperationId[]): OpenApiDocument {
  const components: Record<string, unknown> = {};
  const shape = (schema: z.ZodType, io: 'input' | 'output') => schemaOf(schema, io, components);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const id of served) {
    const row = operation(id);
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][row.method.toLowerCase()] = operationObject(id, row, MESSAGES[id], shape);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Weir',
      version,
      description:
        'Money is a digits-string of fen, days are YYYY-MM-DD, moments are UTC. Every refusal is application/problem+json.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A session token or an API key' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'weir_session',
          description: 'With X-CSRF-Token on every change',
        },
        installer: { type: 'http', scheme: 'bearer', description: 'The set-up token of the installation' },
      },
    },
  };
}

type Shape = (schema: z.ZodType, io: 'input' | 'output') => Json;

function operationObject(id: OperationId, row: Operation, message: Message, shape: Shape): Json {
  const audience = typeof row.may === 'string' ? row.may : row.may.join(', ');
  return {
    operationId: id,
    summary: row.summary,
    description: `May call: ${audience}.`,
    tags: [row.path.split('/')[2]],
    security: securityOf(row),
    parameters: parametersOf(row, message, shape),
    ...(message.body ? { requestBody: bodyOf(message, message.body, shape) } : {}),
    responses: {
      [message.status]: answerOf(message, shape),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: shape(problem, 'output') } },
      },
    },
    'x-may': row.may,
  };
}

function securityOf(row: Operation): readonly Json[] {
  if (row.may === 'anyone') return [];
  return row.may === 'installer' ? [{ installer: [] }] : [{ bearer: [] }, { cookie: [] }];
}

function parametersOf(row: Operation, message: Message, shape: Shape): readonly Json[] {
  const from = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (!schema) return [];
    const { properties = {}, required = [] } = shape(schema, 'input') as { properties?: Json; required?: string[] };
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 120 },
  };
  return [...from(message.params, 'path'), ...from(message.query, 'query'), ...(row.idempotent ? [key] : [])];
}

function bodyOf(message: Message, body: z.ZodType, shape: Shape): Json {
  if (!message.multipart) return { required: true, content: { 'application/json': { schema: shape(body, 'input') } } };
  const fields = shape(body, 'input') as Json & {
    properties?: Json;
    required?: readonly string[];
  };
  const file = { type: 'string', format: 'binary', description: 'the last part' };
  const schema = {
    ...fields,
    properties: { ...fields.properties, file },
    required: [...(fields.required ?? []), 'file'],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function answerOf(message: Message, shape: Shape): Json {
  if (message.response)
    return { description: 'Done', content: { 'application/json': { schema: shape(message.response, 'output') } } };
  if (message.media) {
    const media = [message.media].flat();
    return {
      description: 'Done',
      content: Object.fromEntries(media.map((one) => [one, { schema: { type: 'string' } }])),
    };
  }
  return { description: 'Done' };
}

/** A schema with an id becomes a component and a reference to it; the parts that it defines are gathered beside it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Record<string, unknown>): Json {
  const written = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'throw' }) as Json;
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = JSON.parse(
    // The one schema that refers to itself without a name of its own is any JSON.
    JSON.stringify(written)
      .replaceAll('"#/$defs/', '"#/components/schemas/')
      .replaceAll(/__schema\d+/g, 'Json'),
  ) as Json & { $defs?: Json };
  for (const [name, definition] of Object.entries($defs)) components[name] = withoutId(definition as Json);
  const { id } = rest as { id?: string };
  if (id === undefined) return rest;
  components[id] = withoutId(rest);
  return { $ref: `#/components/schemas/${id}` };
}

function withoutId(definition: Json): Json {
  const { id: _, ...rest } = definition;
  return rest;
}
