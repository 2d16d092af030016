import Table from 'cli-table3';
import { readConfiguration } from '#adapters/configuration.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { backUpStore, backupFolders, examine, migrateStore, restoreStore } from '#src/compose-store.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';

/** The store itself: schema, backup, restore, and a look at all that it rests on. */
export const registerStore: Register = (program, run) => {
  program
    .command('migrate')
    .description('bring the schema of the store up to date')
    .addHelpText('after', '\nExample:\n  weir migrate --json')
    .action(
      run((output) =>
        withConfiguration(async (configuration) => {
          const applied = await migrateStore(configuration);
          if (!applied.ok) return applied;
          return ok({ json: { applied: applied.value }, text: () => words(output, migratedWords(applied.value)) });
        }),
      ),
    );

  program
    .command('backup')
    .description('write an encrypted backup of the store to a new directory')
    .requiredOption('--out <directory>', 'the new directory')
    .option('--keys <directory>', 'where the newest keys of subjects are kept (default: subject-keys beside it)')
    .addHelpText('after', '\nExample:\n  weir backup --out /srv/backups/2026-11-24')
    .action(
      run((output, options: { out: string; keys?: string }) =>
        withConfiguration(async (configuration) => {
          const manifest = await backUpStore(configuration, backupFolders(options.out, options.keys));
          if (!manifest.ok) return manifest;
          const { id, at, tables } = manifest.value;
          const rows = tables.reduce((sum, table) => sum + table.rows, 0);
          return ok({
            json: {
              id,
              at,
              directory: options.out,
              rows,
              tables: tables.map(({ table, rows, digest }) => ({ table, rows, digest })),
            },
            text: () =>
              words(output, {
                zh: `已备份 ${rows} 行到 ${options.out}。备份不含主密钥和备份密钥，请分开保管。`,
                en: `${rows} rows are backed up to ${options.out}. Neither the master key nor the backup key is in it: keep copies apart.`,
              }),
          });
        }),
      ),
    );

  program
    .command('restore')
    .description('restore a backup into an empty store and check every table')
    .argument('<directory>', 'a directory that `weir backup` wrote')
    .option('--keys <directory>', 'the newest keys of subjects (default: subject-keys beside it)')
    .addHelpText('after', '\nExample:\n  WEIR_DATA_DIR=/var/lib/weir/new weir restore /srv/backups/2026-11-24')
    .action(
      run((output, directory: string, options: { keys?: string }) =>
        withConfiguration(async (configuration) => {
          const restored = await restoreStore(configuration, backupFolders(directory, options.keys));
          if (!restored.ok) return restored;
          const { manifest, rows, migrated } = restored.value;
          return ok({
            json: { id: manifest.id, at: manifest.at, rows, tables: manifest.tables.length, verified: true, migrated },
            text: () =>
              words(output, {
                zh: `已恢复 ${manifest.at} 的备份：${rows} 行，每张表均已核对。`,
                en: `the backup of ${manifest.at} is restored: ${rows} rows, every table checked.`,
              }),
          });
        }),
      ),
    );

  program
    .command('doctor')
    .description('list every variable and look at all that the store rests on')
    .addHelpText('after', '\nExample:\n  weir doctor')
    .action(run(doctor));
};

async function doctor(output: OutputOptions): Promise<Result<Rendered, Failure>> {
  const { variables, findings } = await examine(process.env);
  const healthy = variables.every((v) => v.valid) && findings.every((f) => f.state !== 'failed');
  return ok({
    json: { healthy, variables, findings },
    exit: healthy ? 0 : 1,
    text: () => {
      const table = new Table({
        head: output.lang === 'zh' ? ['变量', '值', '来源', '含义'] : ['variable', 'value', 'source', 'meaning'],
        wordWrap: true,
        colWidths: [28, 40, 13, 50],
        style: { head: [], border: [] },
      });
      for (const v of variables)
        table.push([v.name, v.valid ? v.value : `${v.value} ✗ ${v.expected}`, v.source, v.meaning[output.lang]]);
      const marks = { ok: '✓', warning: '!', failed: '✗' };
      return [table.toString(), ...findings.map((f) => `${marks[f.state]} ${f.check.padEnd(24)} ${f.detail}`)].join(
        '\n',
      );
    },
  });
}

function withConfiguration<T>(
  work: (
    configuration: Extract<ReturnType<typeof readConfiguration>, { ok: true }>['value'],
  ) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const configuration = readConfiguration(process.env);
  return configuration.ok ? work(configuration.value) : Promise.resolve(configuration);
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

function words({ lang }: OutputOptions, { zh, en }: Words): string {
  return lang === 'zh' ? zh : en;
}

function migratedWords(applied: readonly string[]): Words {
  if (applied.length === 0) return { zh: '数据库结构已是最新', en: 'the schema is up to date' };
  return { zh: `已执行：${applied.join('、')}`, en: `applied: ${applied.join(', ')}` };
}
