export type { AdvertisingLexicon, ScreenedText } from './advertising/index.ts';
export { AdvertisingScreen } from './advertising/index.ts';
export { conductErrors } from './errors.ts';
export type { RegionalBalance, RegionRow } from './regional-balance.ts';
export { regionalBalance } from './regional-balance.ts';
