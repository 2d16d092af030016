import type { CalendarDate, Instant } from '#domain/kernel/index.ts';

/** How many there are, and since when the oldest of them waits. */
export interface Waiting {
  readonly count: number;
  readonly since: Instant | null;
}

/** What happened on each day at +08:00 of a window; days on which nothing happened are left out. */
export type Daily = readonly { readonly on: CalendarDate; readonly value: number }[];

/** How an institution stands, in counts that name nobody. `since` bounds what happened; what waits is counted whatever its age. */
export interface Standing {
  readonly firms: number;
  readonly deliveries: {
    readonly count: number;
    readonly rows: number;
    readonly rejected: number;
    readonly lastAt: Instant | null;
    readonly acceptedByDay: Daily;
  };
  /** Refused rows that nobody has corrected, and the deliveries that they came in. */
  readonly refusedRows: Waiting & { readonly deliveries: number };
  readonly applications: { readonly taken: number; readonly undecided: Waiting };
  readonly decisions: {
    readonly count: number;
    readonly byOutcome: Readonly<Record<string, number>>;
    /** Mean width of the interval of the probability of default. */
    readonly meanDoubt: number | null;
    readonly byDay: Daily;
  };
  /** What examinations beside these decisions came to: checks by what they say, and decisions with a finding. */
  readonly examined: {
    readonly decisions: number;
    readonly agree: number;
    readonly contradict: number;
    readonly unclear: number;
    readonly withContradiction: number;
    readonly withReview: number;
    readonly withBlock: number;
    /** Open cases about a decision with a finding that blocks, or with a contradiction. */
    readonly blockedCases: Waiting;
    readonly contradictedCases: Waiting;
    readonly contradictionsByDay: Daily;
    readonly findingsByDay: Daily;
  };
  readonly offers: {
    readonly count: number;
    readonly limitFen: bigint;
    readonly medianRatePpb: bigint | null;
    readonly byDay: Daily;
  };
  readonly cases: {
    readonly open: Waiting;
    readonly proposed: Waiting;
    readonly closed: number;
    readonly openedByDay: Daily;
  };
  readonly log: {
    readonly entries: number;
    readonly checkpointAt: Instant | null;
    readonly unsequenced: Waiting;
    readonly byDay: Daily;
  };
  readonly jobs: { readonly running: number; readonly failed: Waiting };
  readonly accounts: { readonly active: number; readonly locked: number };
  readonly keysExpiring: Waiting;
}

/** The counts that the overview and the notices are made of. */
export interface StandingBook {
  read(since: Instant): Promise<Standing>;
}
