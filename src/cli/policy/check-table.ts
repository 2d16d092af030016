import { tableFaults } from '#domain/decision/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readTable } from './read-table.ts';

/** `policy check`: gaps and conflicts; exit 1 where there are any. */
export async function checkTable({ lang }: OutputOptions, path: string): Promise<Result<Rendered>> {
  const table = await readTable(path);
  if (!table.ok) return table;
  const faults = tableFaults(table.value);
  if (!faults.ok) return { ok: false, error: { ...faults.error, file: path } };
  const zh = lang === 'zh';
  const lines = faults.value.map(({ kind, example, rows }) => {
    const values = Object.entries(example).map(([name, value]) => `${name} = ${value}`);
    const what = kind === 'gap' ? (zh ? '缺口' : 'gap') : `${zh ? '冲突，行' : 'conflict of rows'} ${rows.join(', ')}`;
    return `${what}: ${values.join(', ')}`;
  });
  const whole = zh ? '没有缺口，也没有冲突' : 'no gaps and no conflicts';
  return ok({
    json: { rows: table.value.rows.length, whole: faults.value.length === 0, faults: faults.value },
    text: () => (lines.length === 0 ? whole : lines.join('\n')),
    exit: faults.value.length === 0 ? 0 : 1,
  });
}
