import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFirmList } from './firm-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-firms-'));
afterAll(() => rmSync(folder, { recursive: true }));

function list(text: string): string {
  const path = join(folder, 'firms.csv');
  writeFileSync(path, text);
  return path;
}

it('counts a repeated row once, and refuses two applications of one firm', async () => {
  const repeated = await readFirmList(list('企业代号,申请金额\nE1,500000\nE2,\nE1,500000\n'));
  expect(repeated.ok && repeated.value.map(({ firm }) => firm)).toEqual(['E1', 'E2']);
  const twice = await readFirmList(list('企业代号,申请金额\nE1,500000\nE1,600000\n'));
  expect(twice).toMatchObject({ ok: false, error: { code: 'FIRM_LISTED_TWICE', params: { firm: 'E1' } } });
});
