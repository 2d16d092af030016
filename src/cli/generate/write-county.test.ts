import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarDate } from '#domain/kernel/index.ts';
import { writeCounty } from './write-county.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => void rmSync(folder, { recursive: true })));

async function write(firms: number, workers: number): Promise<{ rows: Readonly<Record<string, number>>; out: string }> {
  const out = mkdtempSync(join(tmpdir(), 'county-'));
  folders.push(out);
  const options = { firms, months: 12, seed: 7, until: calendarDate('2026-08-01'), volume: 0.05 };
  return { rows: await writeCounty(options, out, workers, () => undefined), out };
}

const filesOf = (out: string) =>
  (readdirSync(out, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.gz'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(out, name)).toString('base64') }));

describe('writing a county', () => {
  it('gives the same bytes on one worker and on three', async () => {
    const [one, three] = [await write(120, 1), await write(120, 3)];
    expect(filesOf(three.out)).toEqual(filesOf(one.out));
  });

  it('counts the rows that it wrote, and keeps the truth out of every other folder', async () => {
    const { rows, out } = await write(12, 1);
    for (const [name, count] of Object.entries(rows)) {
      const lines = gunzipSync(readFileSync(join(out, name)))
        .toString()
        .trimEnd()
        .split('\n');
      expect({ name, count: lines.length - 1 }).toEqual({ name, count });
      if (!name.startsWith('truth/')) expect(lines[0]).not.toMatch(/sound|fraud|pd|default|genuine/i);
    }
  });
});
