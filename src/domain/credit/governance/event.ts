import type { Digest } from '#domain/kernel/index.ts';

/** A registered version of a model. */
export type ModelRef = { readonly name: string; readonly version: string };

/** When a challenger is stopped by itself: shares of its own decisions, once it has made `leastCases` of them. */
export type ReleaseLimits = {
  readonly leastCases: number;
  readonly mostDeclined: number;
  readonly mostReferred: number;
  /** How far its share of approvals may lie from the champion's, either way. */
  readonly mostApprovalGap: number;
};

export type ModelAction = 'shadow' | 'stage' | 'promote' | 'retire' | 'lift-stop';

/** What somebody asks a second person to approve. `policy` is the one that the model decides or shadows for. */
export type ModelProposal = {
  readonly proposalId: string;
  readonly action: ModelAction;
  readonly policy: string;
  /** Absent where a stop is to be lifted. */
  readonly model?: ModelRef;
  /** Of a stage: the share of applicants that the model decides for. */
  readonly share?: number;
  readonly limits?: ReleaseLimits;
  readonly why: string;
};

/** What happened to models; the state is nothing but the fold of these. */
export type ModelEvent = { readonly by: string; readonly at: number } & (
  | { readonly kind: 'registered'; readonly model: ModelRef; readonly digest: Digest; readonly format: string }
  | {
      readonly kind: 'validated';
      readonly model: ModelRef;
      readonly verdict: 'pass' | 'stop';
      readonly report: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'evidence-given'; readonly model: ModelRef; readonly item: string; readonly text: string }
  | { readonly kind: 'proposed'; readonly proposal: ModelProposal }
  | { readonly kind: 'approved'; readonly proposalId: string }
  | { readonly kind: 'returned'; readonly proposalId: string; readonly why: string }
  | { readonly kind: 'rolled-back'; readonly policy: string; readonly why: string }
  /** `policy` null = every policy of the institution. */
  | { readonly kind: 'stopped'; readonly policy: string | null; readonly why: string }
  | {
      readonly kind: 'limit-breached';
      readonly policy: string;
      readonly model: ModelRef;
      readonly limit: keyof ReleaseLimits;
      readonly figure: number;
    }
  | { readonly kind: 'technology-noted'; readonly technology: Technology }
);

/** A technique that is new to the institution, and what lets it in: the whole entry as it now stands. */
export type Technology = {
  readonly name: string;
  readonly kind: 'model-kind' | 'outside-service' | 'chain' | 'other';
  readonly state: 'proposed' | 'admitted' | 'leaving' | 'gone';
  readonly use: string;
  /** What was tested, and how it did. */
  readonly technicalValidation: string;
  readonly legalOpinion: string;
  /** The most that may depend on it, in words that can be measured. */
  readonly exposureCap: string;
  /** How to do without it, and within which time. */
  readonly exit: string;
};
