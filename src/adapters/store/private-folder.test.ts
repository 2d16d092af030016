import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '#test/store/open-folder.ts';
import { barringFolder, makePrivateFolder } from './private-folder.ts';

const modeOf = (folder: string) => statSync(folder).mode & 0o777;
const root = process.getuid?.() === 0;
const STRANGER = { uid: 65534, gid: 65534 };

let base: string;
beforeEach(() => {
  base = openFolder('folder');
  chmodSync(base, 0o755);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('a private folder', () => {
  it('is open to its owner alone, and what lies above it keeps its mode', () => {
    makePrivateFolder(join(base, 'data'));
    expect(modeOf(join(base, 'data'))).toBe(0o700);
    expect(modeOf(base)).toBe(0o755);
  });

  it('lies below folders that others may walk through but not list where root makes them, and that are private otherwise', () => {
    makePrivateFolder(join(base, 'a', 'b', 'data'));
    for (const made of [join(base, 'a'), join(base, 'a', 'b')]) expect(modeOf(made)).toBe(root ? 0o711 : 0o700);
    expect(modeOf(join(base, 'a', 'b', 'data'))).toBe(0o700);
  });
});

describe('the way to a place', () => {
  it('is free through folders that others may walk', () => {
    mkdirSync(join(base, 'open'));
    chmodSync(join(base, 'open'), 0o711);
    expect(barringFolder(join(base, 'open'), STRANGER)).toBeUndefined();
  });

  it('is barred by the topmost folder that lets nobody else in, but not for its owner', () => {
    mkdirSync(join(base, 'home', 'data'), { recursive: true });
    chmodSync(join(base, 'home', 'data'), 0o700);
    chmodSync(join(base, 'home'), 0o700);
    expect(barringFolder(join(base, 'home', 'data'), STRANGER)).toBe(join(base, 'home'));
    const { uid, gid } = statSync(base);
    expect(barringFolder(join(base, 'home', 'data'), { uid, gid })).toBeUndefined();
  });
});
