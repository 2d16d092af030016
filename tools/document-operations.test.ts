import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operationsPage } from './document-operations.ts';

it('the reference page of operations is the one that the code gives; node tools/document-operations.ts writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/reference/operations.md'), 'utf8')).toBe(operationsPage());
});
