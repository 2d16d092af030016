import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cataloguePage } from './document-catalogue.ts';

it('the reference page of the catalogue is the one that the code gives; node tools/document-catalogue.ts writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/reference/catalogue.md'), 'utf8')).toBe(cataloguePage());
});
