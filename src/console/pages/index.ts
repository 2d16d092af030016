import { type Page, page } from './page.ts';

/** Every page behind the sign-in, one line each. What the navigation shows of them is in navigation/sections.ts. */
export const PAGES: readonly Page[] = [
  page('', undefined, () => import('./overview/overview-page.tsx').then((m) => m.OverviewPage)),
];
