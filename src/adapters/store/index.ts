export type { Connections } from './connections.ts';
export type { OpenFailure, Store, StoreConfiguration, StorePorts, Tenure } from './open-store.ts';
export { dataDirectoryOf, openStore } from './open-store.ts';
