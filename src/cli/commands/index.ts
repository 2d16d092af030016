import type { Register } from '../main.ts';
import { registerGenerate } from './generate.ts';
import { registerLog } from './log.ts';

/** One file a noun; each registers its verbs. */
export const COMMANDS: readonly Register[] = [registerGenerate, registerLog];
