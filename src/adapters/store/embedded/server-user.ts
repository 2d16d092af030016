import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/**
 * How the server program is started. PostgreSQL refuses uid 0, so root starts it as someone else; `wrap` is put before the
 * command and ends in a death signal wherever the machine has `setpriv`, so that a killed Weir takes its server along.
 */
export interface ServerUser {
  readonly wrap: readonly string[];
  /** Set where the uid is changed by the spawning itself, on machines without `setpriv`. */
  readonly spawnAs?: { readonly uid: number; readonly gid: number };
  /** Set where files must belong to another uid than our own. */
  readonly chownTo?: { readonly uid: number; readonly gid: number };
  /** Plain words for `doctor`. */
  readonly how: 'own user' | 'user namespace' | 'other uid';
}

const NOBODY = 65534;

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Chooses the user for a cluster folder; one that exists keeps its owner, or PostgreSQL would refuse it. */
export function chooseServerUser(clusterFolder: string): ServerUser {
  const deathSignal = runs('setpriv', '--pdeathsig', 'INT', 'true') ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { wrap: deathSignal, how: 'own user' };
  const owner = existsSync(clusterFolder) ? statSync(clusterFolder).uid : undefined;
  if (owner === undefined || owner === 0) {
    // Inside the namespace root's files appear to belong to an ordinary user: nothing is chowned, a 0700 home stays open to it.
    const namespace = ['unshare', '-U', `--map-user=${NOBODY}`];
    if (runs(namespace[0]!, ...namespace.slice(1), 'true'))
      return { wrap: [...namespace, ...deathSignal], how: 'user namespace' };
  }
  return otherUid(owner === undefined || owner === 0 ? NOBODY : owner);
}

/** The fallback of chroots and of containers that forbid user namespaces. */
export function otherUid(uid: number): ServerUser {
  const chownTo = { uid, gid: uid };
  if (!runs('setpriv', '--version')) return { wrap: [], spawnAs: chownTo, chownTo, how: 'other uid' };
  const wrap = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--pdeathsig', 'INT'];
  return { wrap, chownTo, how: 'other uid' };
}
