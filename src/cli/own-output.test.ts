import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { refuseOverwriting } from './own-output.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('refuses to write over what the command reads, by whatever name', async () => {
  const input = join(folder, 'rows.csv');
  const link = join(folder, 'link.csv');
  writeFileSync(input, 'a\n1\n');
  symlinkSync(input, link);
  const refused = { ok: false, error: { code: 'OUTPUT_IS_INPUT' } };
  expect(await refuseOverwriting(input, ['-', undefined, input])).toMatchObject(refused);
  expect(await refuseOverwriting(link, [input])).toMatchObject(refused);
  expect(await refuseOverwriting(`${folder}/./rows.csv`, [input])).toMatchObject(refused);
  expect(await refuseOverwriting(join(folder, 'new.csv'), [input])).toEqual({ ok: true, value: true });
  expect(await refuseOverwriting(undefined, [input])).toEqual({ ok: true, value: true });
});
