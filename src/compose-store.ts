import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { type Configuration, type Environment, readConfiguration, VARIABLES } from '#adapters/configuration.ts';
import { masterKey } from '#adapters/crypto/index.ts';
import { type BackupFolders, backUp, type Manifest, type Restored, restore } from '#adapters/store/backup/index.ts';
import { Connections } from '#adapters/store/connections.ts';
import { examineStore, type Finding } from '#adapters/store/examine.ts';
import { dataDirectoryOf, openStore } from '#adapters/store/index.ts';
import { masterKeyFileOf, reachDatabase } from '#adapters/store/open-store.ts';
import { loadSecret } from '#adapters/store/secret-file.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

const PORTS = { clock: systemClock, chance: systemChance, timer: systemTimer };

/** Brings the schema up to date and says which migrations that took. */
export async function migrateStore(configuration: Configuration): Promise<Result<readonly string[], Failure>> {
  const store = await openStore(configuration, PORTS, 'own-or-join');
  if (!store.ok) return store;
  await store.value.close();
  return ok(store.value.migrated);
}

export async function backUpStore(
  configuration: Configuration,
  folders: BackupFolders,
): Promise<Result<Manifest, Failure>> {
  const key = loadSecret(backupKeyFileOf(configuration));
  if (!key.ok) return key;
  const store = await openStore(configuration, PORTS, 'own-or-join');
  if (!store.ok) return store;
  try {
    return await backUp(store.value.owner, key.value, folders, systemClock.now());
  } finally {
    await store.value.close();
  }
}

/** Restores into a database that is empty. Neither key is made here: a new one could open nothing. */
export async function restoreStore(
  configuration: Configuration,
  folders: BackupFolders,
): Promise<Result<Restored, Failure>> {
  const keyFiles = [masterKeyFileOf(configuration), backupKeyFileOf(configuration)];
  const missing = keyFiles.find((file) => !existsSync(file));
  if (missing) return fail('KEY_FILE_MISSING', { file: missing });
  const master = loadSecret(masterKeyFileOf(configuration));
  if (!master.ok) return master;
  const backup = loadSecret(backupKeyFileOf(configuration));
  if (!backup.ok) return backup;
  const reached = await reachDatabase(configuration, 'own');
  if (!reached.ok) return reached;
  const owner = new Connections(reached.value.ownerAddress, 2);
  try {
    return await restore(owner, backup.value, masterKey(master.value).fingerprint(), folders, systemClock.now());
  } finally {
    await owner.close();
    await reached.value.release();
  }
}

function backupKeyFileOf(configuration: Configuration): string {
  return configuration.backupKeyFile ?? join(dataDirectoryOf(configuration), 'secrets', 'backup-key');
}

/** Keys of subjects lie beside the backups and not in them: one folder for all, which each backup renews. */
export function backupFolders(rows: string, keys: string | undefined): BackupFolders {
  const place = resolve(rows);
  return { rows: place, keys: keys === undefined ? join(dirname(place), 'subject-keys') : resolve(keys) };
}

/** One row of the table of variables, as this process sees it. A secret's value is never told. */
interface VariableState {
  readonly name: string;
  readonly value: string;
  readonly source: 'environment' | 'default';
  readonly valid: boolean;
  readonly expected: string | null;
  readonly meaning: { readonly zh: string; readonly en: string };
}

export interface Examination {
  readonly variables: readonly VariableState[];
  readonly findings: readonly Finding[];
}

/** Everything that the installation rests on, looked at and not changed. */
export async function examine(environment: Environment): Promise<Examination> {
  const variables = VARIABLES.map((variable): VariableState => {
    const given = environment[variable.name] || undefined;
    const expected = given === undefined ? undefined : variable.refuse(given);
    return {
      name: variable.name,
      value: given === undefined ? variable.default : 'secret' in variable ? '(set)' : given,
      source: given === undefined ? 'default' : 'environment',
      valid: expected === undefined,
      expected: expected ?? null,
      meaning: variable.meaning,
    };
  });
  const configuration = readConfiguration(environment);
  return { variables, findings: configuration.ok ? await examineStore(configuration.value) : [] };
}
