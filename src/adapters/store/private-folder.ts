import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder for its owner alone. Where root makes folders above it, others may walk through them (not list them), whatever the umask:
 * root's database server runs as another user and has to reach its files.
 */
export function makePrivateFolder(folder: string): void {
  const parent = dirname(resolve(folder));
  const first = mkdirSync(parent, { recursive: true, mode: 0o700 });
  const isRoot = process.getuid?.() === 0;
  for (let made = parent; isRoot && first !== undefined && made.length >= first.length; made = dirname(made))
    chmodSync(made, 0o711);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** The topmost folder on the way to a place that a user cannot walk through; undefined where the way is free. */
export function barringFolder(place: string, user: { readonly uid: number; readonly gid: number }): string | undefined {
  let barring: string | undefined;
  for (let folder = resolve(place); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const walk = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & walk) === 0) barring = folder;
    if (folder === dirname(folder)) return barring;
  }
}
