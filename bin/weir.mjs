#!/usr/bin/env node
// Plain JavaScript on purpose: it must still parse on an old Node in order to say what is wrong.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(realpathSync(fileURLToPath(import.meta.url))), '..');
const major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  // Where an old Node handed over to us, its end is ours, even by kill -9.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  // Started straight from a shell on an old Node: hand over to the one that npm installed beside us.
  const own = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (!existsSync(own)) {
    console.error(`weir needs Node 24 or later, this is ${process.version}; run "npm install" in ${root} first`);
    process.exitCode = 2;
  } else {
    const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
    });
  }
}
