export { backUp } from './backup.ts';
export type { Manifest } from './manifest.ts';
export type { Restored, RestoreFailure } from './restore.ts';
export { restore } from './restore.ts';
