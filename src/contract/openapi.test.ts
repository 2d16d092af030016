import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { OPERATIONS, type OperationId } from './operations.ts';

const served = Object.keys(OPERATIONS) as OperationId[];

/** Places where a schema says nothing: what codecs and transforms leave behind. */
function emptySchemas(value: unknown, path = '#'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const here =
    entries.length === 0 && /\/(schema|items|additionalProperties|properties\/[^/]+|schemas\/[^/]+)$/.test(path);
  return [...(here ? [path] : []), ...entries.flatMap(([key, inner]) => emptySchemas(inner, `${path}/${key}`))];
}

describe('the OpenAPI document', () => {
  const document = openApiDocument('1.0.0', served);

  it('has no schema that says nothing', () => {
    expect(emptySchemas(document)).toEqual([]);
  });

  it('refers only to components that it holds', () => {
    const refs = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map((m) => m[1]!);
    expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('names every operation with who may call it', () => {
    const written = Object.values(document.paths).flatMap((path) => Object.values(path)) as { operationId: string }[];
    expect(written.map((o) => o.operationId).sort()).toEqual([...served].sort());
  });
});
