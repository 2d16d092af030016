import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { binariesAt, checkLinks, findBinaries } from '#adapters/store/embedded/binaries.ts';
import { placesOf, prepareDataDirectory, reachableBinaries } from '#adapters/store/embedded/data-directory.ts';
import { startEmbedded } from '#adapters/store/embedded/launcher.ts';
import { processesOf, readPostmaster } from '#adapters/store/embedded/postmaster.ts';
import { chooseServerUser, otherUid } from '#adapters/store/embedded/server-user.ts';
import { openStore, type Store } from '#adapters/store/index.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { openFolder } from './open-folder.ts';
import { post } from './workload.ts';

const ROOT = process.getuid?.() === 0;
const context = { institutionId: 'inst_E', actorId: 'acct_1' };

describe('the embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-embedded-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (tenure?: 'own' | 'own-or-join') =>
    openStore(
      { dataDirectory: folder, databaseConnections: 5 },
      { clock: systemClock, chance: systemChance, timer: systemTimer },
      tenure,
    );
  const addFirm = async (store: Store, code: string) =>
    unwrap(await store.unitOfWork.run(context, async (tx) => ok((await tx.firms.resolve([code]))[0]!)));
  const findFirm = async (store: Store, code: string) =>
    unwrap(await store.unitOfWork.run(context, async (tx) => ok(await tx.firms.find(code))));

  it('keeps what was written over a stop and a start, and is quick at both', async () => {
    const first = unwrap(await open());
    const firmId = await addFirm(first, 'kept');
    await first.close();
    expect(processesOf(placesOf(folder).cluster)).toEqual([]);
    const started = performance.now();
    const second = unwrap(await open());
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(second.migrated).toEqual([]);
    expect(await findFirm(second, 'kept')).toBe(firmId);
    await second.close();
  });

  it('runs with everything on that a commit needs to survive the power', async () => {
    const store = unwrap(await open());
    const [settings] = await store.owner.query(
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('full_page_writes') AS pages, current_setting('listen_addresses') AS listen`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on', listen: '' });
    await store.close();
  });

  it('keeps its secrets to its owner', async () => {
    await unwrap(await open()).close();
    for (const secret of ['database', 'master-key']) {
      expect(statSync(join(folder, 'secrets', secret)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, 'database', 'cluster', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*\btrust\b/m);
  });

  it('refuses a second owner and says who the first is; whoever only joins works beside it', async () => {
    const store = unwrap(await open());
    const firmId = await addFirm(store, 'shared');
    const second = await open();
    expect(second).toMatchObject({ ok: false, error: { code: 'STORE_IN_USE', params: { pid: process.pid } } });
    const joined = unwrap(await open('own-or-join'));
    expect(joined.kind).toBe('joined');
    expect(await findFirm(joined, 'shared')).toBe(firmId);
    await joined.close();
    expect(await findFirm(store, 'shared')).toBe(firmId);
    await store.close();
    await unwrap(await open()).close();
  });

  it('is started by one of two that come at the same moment and joined by the other', async () => {
    const stores = (await Promise.all([open('own-or-join'), open('own-or-join')])).map((result) => unwrap(result));
    expect(stores.map((store) => store.kind).sort()).toEqual(['embedded', 'joined']);
    for (const store of stores.sort((a, b) => (a.kind < b.kind ? 1 : -1))) await store.close();
  });

  it('says that it cannot be reached where its secret was lost, and leaves no server behind', async () => {
    await unwrap(await open()).close();
    rmSync(join(folder, 'secrets', 'database'));
    expect(await open()).toMatchObject({ ok: false, error: { code: 'STORE_UNREACHABLE' } });
    expect(processesOf(placesOf(folder).cluster)).toEqual([]);
  });

  it('starts again after its Weir was killed, whether the server went with it or not, and nothing is cleaned by hand', async () => {
    for (const orphan of [false, true]) {
      const child = await startChild(folder, orphan);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      const store = unwrap(await open());
      expect(await findFirm(store, orphan ? 'orphan' : 'with death signal')).toMatch(/^firm_/);
      await store.close();
    }
  });

  it('is not fooled by a pid file that names another living process', async () => {
    await unwrap(await open()).close();
    const cluster = placesOf(folder).cluster;
    const lines = [process.pid, cluster, 1_767_574_800, 5432, '/nowhere', '', '  5432001    163840', 'ready   '];
    writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`);
    const store = unwrap(await open());
    expect(readPostmaster(cluster)?.pid).not.toBe(process.pid);
    await store.close();
  });

  it('comes back by itself when its server is killed, and every commit is there', async () => {
    const store = unwrap(await open());
    const firmId = await addFirm(store, 'before the crash');
    process.kill(readPostmaster(placesOf(folder).cluster)!.pid, 'SIGKILL');
    expect(await findFirm(store, 'before the crash')).toBe(firmId);
    const posted = await post(store.unitOfWork, context, { key: 'after the crash', content: 'c' });
    expect(unwrap(posted).value).toMatch(/^firm_/);
    await store.close();
  });

  it('refuses a master key that is not the database’s', async () => {
    await unwrap(await open()).close();
    writeFileSync(join(folder, 'secrets', 'master-key'), `${'ab'.repeat(32)}\n`);
    expect(await open()).toMatchObject({ ok: false, error: { code: 'MASTER_KEY_MISMATCH' } });
  });

  it('answers plainly where its directory or its key cannot be used', async () => {
    const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
    writeFileSync(join(folder, 'a file'), 'not a key');
    const into = (dataDirectory: string, masterKeyFile?: string) =>
      openStore({ dataDirectory, databaseConnections: 2, ...(masterKeyFile ? { masterKeyFile } : {}) }, ports);
    const key = join(folder, 'key');
    writeFileSync(key, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    expect(await into(join(folder, 'a file'), key)).toMatchObject({ error: { code: 'STORE_DIRECTORY_UNUSABLE' } });
    expect(await into(join(folder, 'a file'))).toMatchObject({ error: { code: 'KEY_FILE_UNUSABLE' } });
    expect(await into(folder, join(folder, 'a file'))).toMatchObject({ error: { code: 'KEY_FILE_INVALID' } });
  });

  it('refuses files of another major version and says how to move them', async () => {
    await unwrap(await open()).close();
    writeFileSync(join(folder, 'database', 'cluster', 'PG_VERSION'), '15\n');
    expect(await open()).toMatchObject({
      ok: false,
      error: { code: 'STORE_OTHER_MAJOR', params: { made: '15', have: '18' } },
    });
  });

  it('removes what a crash during its set-up left', async () => {
    mkdirSync(join(folder, 'database', 'cluster-draft-dead'), { recursive: true });
    await unwrap(await open()).close();
    expect(existsSync(join(folder, 'database', 'cluster-draft-dead'))).toBe(false);
  });

  it('says what to run where install scripts were blocked', () => {
    const native = join(folder, 'package', 'native');
    mkdirSync(join(native, 'bin'), { recursive: true });
    mkdirSync(join(native, 'lib'));
    cpSync(join(unwrap(findBinaries()).root, 'pg-symlinks.json'), join(native, 'pg-symlinks.json'));
    writeFileSync(join(native, 'bin', 'postgres'), '');
    expect(checkLinks(binariesAt(native), 'the-package')).toMatchObject({
      ok: false,
      error: { code: 'STORE_BINARIES_UNLINKED', params: { package: 'the-package' } },
    });
  });

  it.runIf(ROOT)(
    'runs under another uid where user namespaces are forbidden (only root has another uid to give)',
    async () => {
      const open = openFolder('uid');
      try {
        const user = otherUid(65534);
        const places = unwrap(prepareDataDirectory(open));
        mkdirSync(places.cluster);
        chownSync(places.cluster, 65534, 65534);
        expect(chooseServerUser(places.cluster)).toEqual(user);
        rmSync(places.cluster, { recursive: true });
        const started = unwrap(await startEmbedded(open, () => user));
        expect(statSync(places.cluster).uid).toBe(65534);
        await started.stop();
        await unwrap(await startEmbedded(open)).stop();
      } finally {
        rmSync(open, { recursive: true, force: true });
      }
    },
  );

  it.runIf(ROOT)(
    'copies its binaries where the checkout lies under a folder that the server’s user cannot enter (root)',
    () => {
      const open = openFolder('staged');
      const home = join(folder, 'home');
      try {
        cpSync(unwrap(findBinaries()).root, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
        const { mode } = statSync(folder);
        expect(mode & 0o077).toBe(0);
        const places = unwrap(prepareDataDirectory(open));
        const user = otherUid(65534);
        chmodSync(open, 0o711);
        const reached = unwrap(reachableBinaries(binariesAt(join(home, 'native')), places, user));
        expect(reached.root.startsWith(places.root)).toBe(true);
      } finally {
        rmSync(open, { recursive: true, force: true });
      }
    },
  );

  it('does not mistake a missing server for its own: a dead owner file stops nobody', async () => {
    await unwrap(await open()).close();
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, command: 'weir serve' }));
    await unwrap(await open()).close();
    unlinkSync(join(folder, 'owner.json'));
    await unwrap(await open()).close();
  });
});

/** A process that opens the store, writes a firm and waits; with `orphan` its server has no death signal. */
function startChild(folder: string, orphan: boolean): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'hold-store.ts');
  const child = spawn(process.execPath, [script, folder, orphan ? 'orphan' : 'with death signal'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
  });
}
