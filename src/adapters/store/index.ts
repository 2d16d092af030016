export type { Store, StoreConfiguration, StorePorts, Tenure } from './open-store.ts';
export { dataDirectoryOf, openStore } from './open-store.ts';
