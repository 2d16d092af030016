import { type Page, page } from './page.ts';

/** Every page behind the sign-in, one line each. What the navigation shows of them is in navigation/sections.ts. */
export const PAGES: readonly Page[] = [
  page('', undefined, () => import('./overview/overview-page.tsx').then((m) => m.OverviewPage)),
  page('firms', 'list-firms', () => import('./firms/firms-page.tsx').then((m) => m.FirmsPage)),
  page('firms/:firm', 'show-firm-history', () => import('./firms/firm-page.tsx').then((m) => m.FirmPage)),
  page('firms/:firm/records', 'list-firm-records', () => import('./firms/records-page.tsx').then((m) => m.RecordsPage)),
  page('log', 'list-log-entries', () => import('./log/log-page.tsx').then((m) => m.LogPage)),
  page('log/verify', 'show-log-key', () => import('./log/verify-page.tsx').then((m) => m.VerifyPage)),
  page('log/entries/:entry', 'show-receipt', () => import('./log/entry-page.tsx').then((m) => m.EntryPage)),
];
