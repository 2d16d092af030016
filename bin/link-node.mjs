// Runs after `npm install`. npm 10 takes the link `.bin/node` away together with the Node of the other architecture, which it leaves out; scripts
// and npx would then run on whatever Node the machine has. Plain JavaScript, since that one runs it.
import { existsSync, lstatSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const own = join('..', `node-linux-${process.arch}`, 'bin', 'node');
const link = join(modules, '.bin', 'node');
const linked = lstatSync(link, { throwIfNoEntry: false }) !== undefined;

if (!linked && existsSync(join(modules, '.bin', own))) symlinkSync(own, link);
