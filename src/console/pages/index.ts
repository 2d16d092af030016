import { type Page, page } from './page.ts';

/** Every page behind the sign-in, one line each. What the navigation shows of them is in navigation/sections.ts. */
export const PAGES: readonly Page[] = [
  page('', undefined, () => import('./overview/overview-page.tsx').then((m) => m.OverviewPage)),
  page('firms', 'list-firms', () => import('./firms/firms-page.tsx').then((m) => m.FirmsPage)),
  page('firms/:firm', 'show-firm-history', () => import('./firms/firm-page.tsx').then((m) => m.FirmPage)),
  page('firms/:firm/records', 'list-firm-records', () => import('./firms/records-page.tsx').then((m) => m.RecordsPage)),
];
