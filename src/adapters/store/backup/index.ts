export type { BackupFolders } from './backup.ts';
export { backUp } from './backup.ts';
export type { Manifest } from './manifest.ts';
export type { Restored } from './restore.ts';
export { restore } from './restore.ts';
