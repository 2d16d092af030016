export { open, seal } from './envelope.ts';
export type { MasterKey } from './master-key.ts';
export { masterKey } from './master-key.ts';
