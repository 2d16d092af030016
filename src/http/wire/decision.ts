import type { BatchLine, BriefDecision } from '#app/decision/decide-batch.ts';
import type { DecisionRequest } from '#app/decision/decide-group.ts';
import type { ListedApplication, StoredApplication } from '#app/ports/application-repository.ts';
import type { ListedDecision } from '#app/ports/decision-repository.ts';
import type { ListedReferral, Referral } from '#app/ports/referral-repository.ts';
import type { CaseFile } from '#app/referral/case-file.ts';
import type * as contract from '#contract/decision.ts';
import type { Language } from '#contract/errors.ts';
import { fen, formatInstant } from '#domain/kernel/index.ts';
import { problemOf } from '../problem.ts';
import type { Wire } from './wire.ts';

/** What a client asks to be decided, as the wire has it. */
export interface Wish {
  readonly firm: string;
  readonly requestedFen?: string | undefined;
  readonly requestedTenorDays?: number | undefined;
  readonly highestRate?: number | undefined;
  readonly policy?: string | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

export function readWish(wish: Wish, defaultPolicy: string): DecisionRequest {
  const { firm, requestedFen, requestedTenorDays = null, highestRate = null, policy, facts } = wish;
  const application = {
    requestedFen: requestedFen === undefined ? null : fen(BigInt(requestedFen)),
    requestedTenorDays,
    highestRate,
  };
  return { firm, application, policy: policy ?? defaultPolicy, mode: 'full', ...(facts ? { facts } : {}) };
}

type Brief = Omit<Extract<Wire<typeof contract.decideBatch>['lines'][number], { decision: string }>, 'firm' | 'digest'>;

export function wireBrief(brief: Omit<BriefDecision, 'recordDigest'>): Brief {
  const { decisionId, outcome, limitFen, ratePpb, ...figures } = brief;
  return {
    decision: decisionId,
    outcome,
    grade: figures.grade,
    pd: figures.pd,
    pdLow: figures.pdLow,
    pdHigh: figures.pdHigh,
    limitFen: limitFen === null ? null : String(limitFen),
    tenorDays: figures.tenorDays,
    rate: ratePpb === null ? null : Number(ratePpb) / 1e9,
  };
}

export function wireLine(
  line: BatchLine,
  firm: string,
  language: Language,
): Wire<typeof contract.decideBatch>['lines'][number] {
  if (line.ok) return { firm, ...wireBrief(line.value), digest: line.value.recordDigest };
  const { requestId: _, ...refused } = problemOf(line.error, '', language);
  return { firm, refused };
}

export function wireListedDecision(row: ListedDecision): Wire<typeof contract.listDecisions>['items'][number] {
  return {
    ...wireBrief(row),
    digest: row.recordDigest,
    firm: row.firm,
    ...(row.applicationId === null ? {} : { application: row.applicationId }),
    asOf: row.asOf,
    decidedAt: formatInstant(row.decidedAt),
    by: row.decidedBy,
  };
}

export function wireApplication(row: StoredApplication): Wire<typeof contract.showApplication> {
  return {
    application: row.applicationId,
    product: row.product,
    requestedFen: String(row.requestedFen),
    requestedTenorDays: row.requestedDays,
    state: row.state,
    submittedAt: formatInstant(row.submittedAt),
    by: row.submittedBy,
    version: row.version,
  };
}

export function wireListedApplication(row: ListedApplication): Wire<typeof contract.listApplications>['items'][number] {
  const { decision, referral } = row;
  const brief = decision && wireBrief({ ...decision, outcome: decision.outcome as BriefDecision['outcome'] });
  return {
    ...wireApplication(row),
    firm: row.firm,
    stage: row.stage,
    ...(brief ? { decision: { ...brief, asOf: decision.asOf, decidedAt: formatInstant(decision.decidedAt) } } : {}),
    ...(referral ? { referral: { referral: referral.referralId, openedAt: formatInstant(referral.openedAt) } } : {}),
  };
}

export function wireListedReferral(row: ListedReferral): Wire<typeof contract.listReferrals>['items'][number] {
  return {
    ...wireReferral(row),
    firm: row.firm,
    ...(row.applicationId === null ? {} : { application: row.applicationId }),
    outcome: row.outcome as BriefDecision['outcome'],
    grade: row.grade,
    pd: row.pd,
    pdLow: row.pdLow,
    pdHigh: row.pdHigh,
  };
}

export function wireReferral(row: Referral): Wire<typeof contract.requestReview> {
  return {
    referral: row.referralId,
    decision: row.decisionId,
    state: row.state,
    asks: row.asks.map(({ document, value }) => ({ document, value })),
    openedAt: formatInstant(row.openedAt),
    ...(row.closedAt === null ? {} : { closedAt: formatInstant(row.closedAt) }),
    version: row.version,
  };
}

export function wireCase({ stored, case: file }: CaseFile): Wire<typeof contract.showReferral> {
  const proposal = file.state === 'proposed' || file.state === 'decided' ? file.proposal : undefined;
  return {
    ...wireReferral(stored),
    engineOutcome: file.engineOutcome,
    refusedBy: [...file.refusedBy],
    ...(proposal
      ? {
          proposal: {
            outcome: proposal.outcome,
            limitFen: String(proposal.limitFen),
            reasonCode: proposal.reasonCode,
            reason: proposal.reason,
            by: proposal.by,
            at: formatInstant(proposal.at),
            ...(file.state === 'decided' ? { approvedBy: file.approvedBy } : {}),
          },
        }
      : {}),
  };
}
