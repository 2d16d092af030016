import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '#domain/decision/index.ts';

const PACKAGE = join(import.meta.dirname, '../../../package.json');

/** What computes decisions in this process. */
export function thisEngine(): Engine {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return { version, node: process.versions.node, arch: process.arch };
}
