import type { Register } from '../main.ts';

/** One file a noun; each registers its verbs. */
export const COMMANDS: readonly Register[] = [];
