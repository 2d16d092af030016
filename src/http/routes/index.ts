import type { Application } from '#http/application.ts';
import type { Route } from '#http/route.ts';
import { changePasswordRoute } from './access/change-password.ts';
import { createAccountRoute } from './access/create-account.ts';
import { issueApiKeyRoute } from './access/issue-api-key.ts';
import { listAccessEventsRoute } from './access/list-access-events.ts';
import { listAccountsRoute } from './access/list-accounts.ts';
import { listApiKeysRoute } from './access/list-api-keys.ts';
import { revokeApiKeyRoute } from './access/revoke-api-key.ts';
import { setUpInstitutionRoute } from './access/set-up-institution.ts';
import { showAccountRoute } from './access/show-account.ts';
import { showCallerRoute } from './access/show-caller.ts';
import { showInstitutionRoute } from './access/show-institution.ts';
import { signInRoute } from './access/sign-in.ts';
import { signOutRoute } from './access/sign-out.ts';
import { updateAccountRoute } from './access/update-account.ts';
import { listFirmsRoute } from './evidence/list-firms.ts';
import { listImportsRoute } from './evidence/list-imports.ts';
import { listRejectedRowsRoute } from './evidence/list-rejected-rows.ts';
import { showFirmRoute } from './evidence/show-firm.ts';
import { showImportRoute } from './evidence/show-import.ts';
import { listJobsRoute } from './jobs/list-jobs.ts';
import { showJobRoute } from './jobs/show-job.ts';
import { checkLawRoute } from './law/check-law.ts';
import { confirmRuleRoute } from './law/confirm-rule.ts';
import { listRulesRoute } from './law/list-rules.ts';
import { showParameterRoute } from './law/show-parameter.ts';

/** Every operation that is served. */
export const ROUTES: readonly Route<Application>[] = [
  changePasswordRoute,
  createAccountRoute,
  issueApiKeyRoute,
  listAccessEventsRoute,
  listAccountsRoute,
  listApiKeysRoute,
  revokeApiKeyRoute,
  setUpInstitutionRoute,
  showAccountRoute,
  showCallerRoute,
  showInstitutionRoute,
  signInRoute,
  signOutRoute,
  updateAccountRoute,
  listFirmsRoute,
  listImportsRoute,
  listRejectedRowsRoute,
  showFirmRoute,
  showImportRoute,
  listJobsRoute,
  showJobRoute,
  checkLawRoute,
  confirmRuleRoute,
  listRulesRoute,
  showParameterRoute,
];
