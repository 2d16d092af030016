export type { AdvertisingLexicon } from './lexicon.ts';
export type { ScreenedText } from './screen.ts';
export { AdvertisingScreen } from './screen.ts';
