import { type Page, page } from './page.ts';

/** Every page behind the sign-in, one line each. What the navigation shows of them is in navigation/sections.ts. */
export const PAGES: readonly Page[] = [
  page('', undefined, () => import('./overview/overview-page.tsx').then((m) => m.OverviewPage)),
  page('applications', 'list-applications', () =>
    import('./applications/applications-page.tsx').then((m) => m.ApplicationsPage),
  ),
  page('applications/:application', 'show-case', () => import('./case/case-page.tsx').then((m) => m.CasePage)),
  page('apply', 'begin-draft', () => import('./apply/apply-page.tsx').then((m) => m.ApplyPage)),
  page('apply/drafts/:draft', 'show-draft', () => import('./apply/draft-page.tsx').then((m) => m.DraftPage)),
  page('apply/:application', 'show-case', () => import('./apply/result-page.tsx').then((m) => m.ResultPage)),
  page('imports', 'list-imports', () => import('./imports/imports-page.tsx').then((m) => m.ImportsPage)),
  page('imports/new', 'inspect-file', () => import('./imports/new-import-page.tsx').then((m) => m.NewImportPage)),
  page('imports/:import', 'show-import', () => import('./imports/import-page.tsx').then((m) => m.ImportPage)),
  page('firms', 'list-firms', () => import('./firms/firms-page.tsx').then((m) => m.FirmsPage)),
  page('firms/:firm', 'show-firm-history', () => import('./firms/firm-page.tsx').then((m) => m.FirmPage)),
  page('firms/:firm/records', 'list-firm-records', () => import('./firms/records-page.tsx').then((m) => m.RecordsPage)),
  page('log', 'list-log-entries', () => import('./log/log-page.tsx').then((m) => m.LogPage)),
  page('log/verify', 'show-log-key', () => import('./log/verify-page.tsx').then((m) => m.VerifyPage)),
  page('log/entries/:entry', 'show-receipt', () => import('./log/entry-page.tsx').then((m) => m.EntryPage)),
  page('law', 'list-rules', () => import('./law/law-page.tsx').then((m) => m.LawPage)),
  page('law/rules/:rule', 'show-rule', () => import('./law/rule-page.tsx').then((m) => m.RulePage)),
  page('law/parameters/:parameter', 'show-parameter-history', () =>
    import('./law/parameter-page.tsx').then((m) => m.ParameterPage),
  ),
  page('book', 'examine-book', () => import('./book/book-page.tsx').then((m) => m.BookPage)),
  page('jobs', 'list-jobs', () => import('./jobs/jobs-page.tsx').then((m) => m.JobsPage)),
  page('settings', undefined, () => import('./settings/own-page.tsx').then((m) => m.OwnPage)),
  page('settings/institution', undefined, () =>
    import('./settings/institution-page.tsx').then((m) => m.InstitutionPage),
  ),
  page('settings/accounts', 'list-accounts', () => import('./settings/accounts-page.tsx').then((m) => m.AccountsPage)),
  page('settings/keys', 'list-api-keys', () => import('./settings/keys-page.tsx').then((m) => m.KeysPage)),
  page('settings/access', 'list-access-events', () => import('./settings/access-page.tsx').then((m) => m.AccessPage)),
  page('about', undefined, () => import('./about/about-page.tsx').then((m) => m.AboutPage)),
  page('models', 'list-artefacts', () => import('./models/models-page.tsx').then((m) => m.ModelsPage)),
  page('models/:model', 'show-model', () => import('./models/model-page.tsx').then((m) => m.ModelPage)),
  page('policies', 'list-experiments', () => import('./policies/policies-page.tsx').then((m) => m.PoliciesPage)),
  page('policies/:experiment', 'show-experiment', () =>
    import('./policies/experiment-page.tsx').then((m) => m.ExperimentPage),
  ),
  page('catalogue', 'show-catalogue', () => import('./catalogue/catalogue-page.tsx').then((m) => m.CataloguePage)),
  page('decisions/:decision', 'show-decision', () =>
    import('./decisions/decision-page.tsx').then((m) => m.DecisionPage),
  ),
  page('tour', 'show-tour', () => import('./tour/tour-page.tsx').then((m) => m.TourPage)),
  page('models/versions/:version', 'show-model-version', () =>
    import('./models/version-page.tsx').then((m) => m.VersionPage),
  ),
  page('fraud', 'list-findings', () => import('./fraud/findings-page.tsx').then((m) => m.FindingsPage)),
  page('fraud/detectors', 'list-detectors', () => import('./fraud/detectors-page.tsx').then((m) => m.DetectorsPage)),
  page('fraud/:finding', 'show-finding', () => import('./fraud/finding-page.tsx').then((m) => m.FindingPage)),
];
