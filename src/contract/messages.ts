import * as access from './access.ts';
import { examineBook } from './book.ts';
import { BOOK_MESSAGES } from './book-messages.ts';
import * as casework from './casework.ts';
import * as decision from './decision.ts';
import * as evidence from './evidence.ts';
import * as firms from './firms.ts';
import { FRAUD_MESSAGES } from './fraud-messages.ts';
import { GOVERNANCE_MESSAGES } from './governance-messages.ts';
import * as sessions from './import-session.ts';
import * as law from './law.ts';
import * as log from './log.ts';
import { OBJECTION_MESSAGES } from './objection-messages.ts';
import type { Message } from './operation.ts';
import type { OperationId } from './operations.ts';
import { REFUSAL_MESSAGES } from './refusal-messages.ts';
import { TOUR_MESSAGES } from './tour.ts';
import * as workbench from './workbench.ts';

const SHAPES = {
  'examine-book': examineBook,
  'set-up-institution': access.setUpInstitution,
  'show-institution': access.showInstitution,
  'sign-in': access.signIn,
  'sign-out': access.signOut,
  'show-caller': access.showCaller,
  'change-password': access.changePassword,
  'create-account': access.createAccount,
  'list-accounts': access.listAccounts,
  'show-account': access.showAccount,
  'update-account': access.updateAccount,
  'issue-api-key': access.issueApiKey,
  'list-api-keys': access.listApiKeys,
  'revoke-api-key': access.revokeApiKey,
  'list-access-events': access.listAccessEvents,
  'list-imports': evidence.listImports,
  'show-import': evidence.showImport,
  'export-imports': evidence.exportImports,
  'list-rejected-rows': evidence.listRejectedRows,
  'list-firms': firms.listFirms,
  'show-firm': evidence.showFirm,
  'list-jobs': evidence.listJobs,
  'call-off-job': evidence.callOffJob,
  'show-overview': workbench.showOverview,
  'list-notices': workbench.listNotices,
  search: workbench.search,
  'export-jobs': evidence.exportJobs,
  'show-job': evidence.showJob,
  'list-rules': law.listRules,
  'confirm-rule': law.confirmRule,
  'show-parameter': law.showParameter,
  'check-law': law.checkLaw,
  'show-facts': decision.showFacts,
  'state-facts': decision.stateFacts,
  'show-catalogue': evidence.showCatalogue,
  'import-evidence': evidence.importEvidence,
  'download-rejected-rows': evidence.downloadRejectedRows,
  decide: decision.decide,
  'decide-batch': decision.decideBatch,
  recommend: decision.decide,
  'list-decisions': decision.listDecisions,
  'export-decisions': decision.exportDecisions,
  'show-decision': decision.showDecision,
  'show-record': decision.showRecord,
  'show-letter': decision.showLetter,
  'show-decision-receipt': log.showDecisionReceipt,
  'replay-decision': decision.replayDecision,
  'request-review': decision.requestReview,
  'create-application': decision.createApplication,
  'list-applications': decision.listApplications,
  'export-applications': decision.exportApplications,
  'list-products': casework.listProducts,
  'show-case': casework.showCase,
  'ask-for-documents': casework.askForDocuments,
  'release-result': casework.releaseResult,
  'add-firm-evidence': casework.addFirmEvidence,
  'begin-draft': casework.beginDraft,
  'list-drafts': casework.listDrafts,
  'show-draft': casework.showDraft,
  'save-draft': casework.saveDraft,
  'send-draft': casework.sendDraft,
  'list-filters': casework.listFilters,
  'save-filter': casework.saveFilter,
  'remove-filter': casework.removeFilter,
  'inspect-file': sessions.inspectFile,
  'show-inspection': sessions.showInspection,
  'import-upload': sessions.importUpload,
  'correct-rows': sessions.correctRows,
  'show-application': decision.showApplication,
  'decide-application': decision.decideApplication,
  'list-referrals': decision.listReferrals,
  'export-referrals': decision.exportReferrals,
  'show-referral': decision.showReferral,
  'propose-outcome': decision.proposeOutcome,
  'settle-proposal': decision.settleProposal,
  'show-log-key': log.showLogKey,
  'show-checkpoint': log.showCheckpoint,
  'show-consistency': log.showConsistency,
  'show-receipt': log.showReceipt,
  'export-log': log.exportLog,
  ...BOOK_MESSAGES,
  ...OBJECTION_MESSAGES,
  ...REFUSAL_MESSAGES,
  ...FRAUD_MESSAGES,
  ...TOUR_MESSAGES,
  ...GOVERNANCE_MESSAGES,
} as const satisfies Readonly<Record<OperationId, Message>>;

/** The shapes of every operation: what OpenAPI is written from and what requests are held against. */
export const MESSAGES: Readonly<Record<OperationId, Message>> = SHAPES;

/** The same to the compiler, each operation with its own shapes: clients are typed by it and carry no schema. */
export type Messages = typeof SHAPES;
