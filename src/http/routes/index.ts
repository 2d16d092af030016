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
import { examineBookRoute } from './book/examine-book.ts';
import { BOOK_ROUTES } from './books.ts';
import { addFirmEvidenceRoute } from './casework/add-firm-evidence.ts';
import { askForDocumentsRoute } from './casework/ask-for-documents.ts';
import { beginDraftRoute } from './casework/begin-draft.ts';
import { correctRowsRoute } from './casework/correct-rows.ts';
import { importUploadRoute } from './casework/import-upload.ts';
import { inspectFileRoute } from './casework/inspect-file.ts';
import { listDraftsRoute } from './casework/list-drafts.ts';
import { listFiltersRoute } from './casework/list-filters.ts';
import { listProductsRoute } from './casework/list-products.ts';
import { releaseResultRoute } from './casework/release-result.ts';
import { removeFilterRoute } from './casework/remove-filter.ts';
import { saveDraftRoute } from './casework/save-draft.ts';
import { saveFilterRoute } from './casework/save-filter.ts';
import { sendDraftRoute } from './casework/send-draft.ts';
import { showCaseRoute } from './casework/show-case.ts';
import { showDraftRoute } from './casework/show-draft.ts';
import { showInspectionRoute } from './casework/show-inspection.ts';
import { createApplicationRoute } from './decision/create-application.ts';
import { decideRoute } from './decision/decide.ts';
import { decideApplicationRoute } from './decision/decide-application.ts';
import { decideBatchRoute } from './decision/decide-batch.ts';
import { exportApplicationsRoute } from './decision/export-applications.ts';
import { exportDecisionsRoute } from './decision/export-decisions.ts';
import { listApplicationsRoute } from './decision/list-applications.ts';
import { listDecisionsRoute } from './decision/list-decisions.ts';
import { recommendRoute } from './decision/recommend.ts';
import { replayDecisionRoute } from './decision/replay-decision.ts';
import { showApplicationRoute } from './decision/show-application.ts';
import { showDecisionRoute } from './decision/show-decision.ts';
import { showLetterRoute } from './decision/show-letter.ts';
import { showRecordRoute } from './decision/show-record.ts';
import { downloadRejectedRowsRoute } from './evidence/download-rejected-rows.ts';
import { exportImportsRoute } from './evidence/export-imports.ts';
import { importEvidenceRoute } from './evidence/import-evidence.ts';
import { listImportsRoute } from './evidence/list-imports.ts';
import { listRejectedRowsRoute } from './evidence/list-rejected-rows.ts';
import { showCatalogueRoute } from './evidence/show-catalogue.ts';
import { showFirmRoute } from './evidence/show-firm.ts';
import { showImportRoute } from './evidence/show-import.ts';
import { FRAUD_ROUTES } from './fraud/findings.ts';
import { GOVERNANCE_ROUTES } from './governance.ts';
import { showFactsRoute } from './institution/show-facts.ts';
import { stateFactsRoute } from './institution/state-facts.ts';
import { callOffJobRoute } from './jobs/call-off-job.ts';
import { exportJobsRoute } from './jobs/export-jobs.ts';
import { listJobsRoute } from './jobs/list-jobs.ts';
import { showJobRoute } from './jobs/show-job.ts';
import { LABORATORY_ROUTES } from './laboratory.ts';
import { checkLawRoute } from './law/check-law.ts';
import { confirmRuleRoute } from './law/confirm-rule.ts';
import { listRulesRoute } from './law/list-rules.ts';
import { showParameterRoute } from './law/show-parameter.ts';
import { exportLogRoute } from './log/export-log.ts';
import { showCheckpointRoute } from './log/show-checkpoint.ts';
import { showConsistencyRoute } from './log/show-consistency.ts';
import { showDecisionReceiptRoute } from './log/show-decision-receipt.ts';
import { showLogKeyRoute } from './log/show-log-key.ts';
import { showReceiptRoute } from './log/show-receipt.ts';
import { OBJECTION_ROUTES } from './objection/objections.ts';
import { exportReferralsRoute } from './referral/export-referrals.ts';
import { listReferralsRoute } from './referral/list-referrals.ts';
import { proposeOutcomeRoute } from './referral/propose-outcome.ts';
import { requestReviewRoute } from './referral/request-review.ts';
import { settleProposalRoute } from './referral/settle-proposal.ts';
import { showReferralRoute } from './referral/show-referral.ts';
import { REFUSAL_ROUTES } from './refusals/refusals.ts';
import { TOUR_ROUTES } from './tour.ts';
import { listNoticesRoute } from './workbench/list-notices.ts';
import { searchRoute } from './workbench/search.ts';
import { showOverviewRoute } from './workbench/show-overview.ts';

/** Every operation that is served. */
export const ROUTES: readonly Route<Application>[] = [
  callOffJobRoute,
  listNoticesRoute,
  searchRoute,
  showOverviewRoute,
  addFirmEvidenceRoute,
  askForDocumentsRoute,
  beginDraftRoute,
  correctRowsRoute,
  importUploadRoute,
  inspectFileRoute,
  listDraftsRoute,
  listFiltersRoute,
  listProductsRoute,
  releaseResultRoute,
  removeFilterRoute,
  saveDraftRoute,
  saveFilterRoute,
  sendDraftRoute,
  showCaseRoute,
  showDraftRoute,
  showInspectionRoute,
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
  createApplicationRoute,
  decideApplicationRoute,
  decideBatchRoute,
  decideRoute,
  exportApplicationsRoute,
  listApplicationsRoute,
  exportDecisionsRoute,
  listDecisionsRoute,
  recommendRoute,
  replayDecisionRoute,
  showApplicationRoute,
  showDecisionRoute,
  showLetterRoute,
  showRecordRoute,
  downloadRejectedRowsRoute,
  importEvidenceRoute,
  exportImportsRoute,
  listImportsRoute,
  listRejectedRowsRoute,
  showCatalogueRoute,
  showFirmRoute,
  showImportRoute,
  examineBookRoute,
  showFactsRoute,
  stateFactsRoute,
  exportJobsRoute,
  listJobsRoute,
  showJobRoute,
  checkLawRoute,
  confirmRuleRoute,
  listRulesRoute,
  showParameterRoute,
  exportLogRoute,
  showCheckpointRoute,
  showConsistencyRoute,
  showDecisionReceiptRoute,
  showLogKeyRoute,
  showReceiptRoute,
  exportReferralsRoute,
  listReferralsRoute,
  proposeOutcomeRoute,
  requestReviewRoute,
  settleProposalRoute,
  showReferralRoute,
  ...OBJECTION_ROUTES,
  ...REFUSAL_ROUTES,
  ...FRAUD_ROUTES,
  ...BOOK_ROUTES,
  ...TOUR_ROUTES,
  ...GOVERNANCE_ROUTES,
  ...LABORATORY_ROUTES,
];
