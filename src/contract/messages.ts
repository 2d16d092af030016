import * as access from './access.ts';
import * as evidence from './evidence.ts';
import * as law from './law.ts';
import type { Message } from './operation.ts';
import type { OperationId } from './operations.ts';

/** The shapes of every operation: what OpenAPI is written from and what requests are held against. */
export const MESSAGES: Readonly<Record<OperationId, Message>> = {
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
  'list-rejected-rows': evidence.listRejectedRows,
  'list-firms': evidence.listFirms,
  'show-firm': evidence.showFirm,
  'list-jobs': evidence.listJobs,
  'show-job': evidence.showJob,
  'list-rules': law.listRules,
  'confirm-rule': law.confirmRule,
  'show-parameter': law.showParameter,
  'check-law': law.checkLaw,
};
