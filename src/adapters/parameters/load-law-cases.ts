import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawCase } from '#app/law/check-law.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { SHIPPED_LAW } from './load-rule-pack.ts';
import { readYaml } from './read-yaml.ts';
import { casesFile } from './schemas.ts';

/** The cases that show the shipped rules, by rule. Errors: those of reading. */
export async function loadLawCases(): Promise<Result<ReadonlyMap<string, readonly LawCase[]>, Failure>> {
  const folder = join(SHIPPED_LAW, 'cases');
  let files: string[];
  try {
    files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  } catch {
    return fail('LAW_FILE_UNREADABLE', { path: 'cases' }, { file: 'cases' });
  }
  const cases = new Map<string, LawCase[]>();
  for (const file of files) {
    const read = await readYaml(join(folder, file), `cases/${file}`, casesFile);
    if (!read.ok) return read;
    for (const group of read.value) {
      const shown = group.cases.map((one): LawCase => {
        const facts: Record<string, unknown> = { ...group.facts, ...one.set };
        for (const name of one.drop ?? []) delete facts[name];
        const actor = one.actor ?? group.actor;
        return {
          name: one.name,
          actor: typeof actor === 'string' ? actor : JSON.stringify(actor),
          on: one.on ?? group.on,
          facts,
          expect: one.expect,
        };
      });
      cases.set(group.rule, [...(cases.get(group.rule) ?? []), ...shown]);
    }
  }
  return ok(cases);
}
