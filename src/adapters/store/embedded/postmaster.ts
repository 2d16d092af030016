import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What PostgreSQL writes of itself into postmaster.pid: line 1 its pid, line 8 its state. */
export function readPostmaster(cluster: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/** Processes whose working directory is the cluster: the postmaster and its children move there and nobody else does. */
export function processesOf(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster;
      } catch {
        return false;
      }
    })
    .map(Number);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Ends whatever a killed Weir left running on a cluster and removes the pid file. The postmaster is asked to shut down
 * fast, then at once, then killed. The file goes only when no process is left: PostgreSQL relies on it to keep two
 * servers apart, and a number in it may long belong to another program.
 */
export async function endOrphans(cluster: string): Promise<number> {
  const found = processesOf(cluster);
  for (const [name, patience] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 4_000],
    ['SIGKILL', 4_000],
  ] as const) {
    const left = processesOf(cluster);
    if (left.length === 0) break;
    const postmaster = readPostmaster(cluster)?.pid;
    for (const pid of left) if (name !== 'SIGINT' || pid === postmaster || postmaster === undefined) signal(pid, name);
    if (await goneWithin(cluster, patience)) break;
  }
  if (processesOf(cluster).length > 0) throw new Error(`processes of the cluster ${cluster} do not end`);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return found.length;
}

async function goneWithin(cluster: string, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (processesOf(cluster).length === 0) return true;
    await sleep(20);
  }
  return false;
}
