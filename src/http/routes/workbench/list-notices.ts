import type { NoticeKind } from '#app/standing/layers.ts';
import { showOverview } from '#app/standing/show-overview.ts';
import { type OperationId, operation } from '#contract/operations.ts';
import * as contract from '#contract/workbench.ts';
import { formatInstant, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireNotice } from './notice.ts';

/** A notice is for those who may do something about it. */
const ANSWERED_BY: Readonly<Record<NoticeKind, OperationId>> = {
  'log-behind': 'export-log',
  'second-person': 'settle-proposal',
  'cases-blocked': 'propose-outcome',
  'cases-contradicted': 'propose-outcome',
  'cases-open': 'propose-outcome',
  'applications-new': 'decide-application',
  'rows-refused': 'correct-rows',
  'rules-unconfirmed': 'confirm-rule',
  'jobs-failed': 'call-off-job',
  'accounts-locked': 'update-account',
  'keys-expiring': 'issue-api-key',
};

export const listNoticesRoute = route(
  'list-notices',
  contract.listNotices,
  async ({ law, access }: Application, _, caller) => {
    const shown = await showOverview({ law, clock: access.clock }, caller);
    if (!shown.ok) return shown;
    const mine = shown.value.notices.filter(({ notice }) => {
      const { may } = operation(ANSWERED_BY[notice]);
      return typeof may !== 'string' && may.some((role) => caller.roles.includes(role));
    });
    return ok({ body: { at: formatInstant(shown.value.at), items: mine.map(wireNotice) } });
  },
);
