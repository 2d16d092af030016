export interface LoopRules {
  /** The last transfer of a loop comes at most this many seconds after the first. */
  readonly window: number;
  /** The most principals of a loop. */
  readonly maxLength: number;
  /** How far a hop may differ from the one before it, as a share. */
  readonly tolerance: number;
  /** Seconds within which payments of one pair are parts of one sum; 0 looks at single transfers only. */
  readonly aggregate: number;
  /** Seconds for which a mule holds what it passes on; 0 looks for none. */
  readonly hold: number;
  /** Edges looked at in each of the two searches before it gives up. */
  readonly steps: number;
}

export const LOOP_RULES: LoopRules = {
  window: 20 * 86_400,
  maxLength: 6,
  tolerance: 0.05,
  aggregate: 86_400,
  hold: 2 * 86_400,
  steps: 2_000_000_000,
};

export type LoopKind = 'direct' | 'aggregated' | 'mule-routed';

export interface Loop {
  /** The principals, in the order in which the money moves, from the first payer on. */
  readonly parties: readonly number[];
  /** Those through whom parts went, apart. */
  readonly mules: readonly number[];
  /** The transfers, by their place in the columns given, in order of time. */
  readonly transfers: readonly number[];
  /** What went all the way round: the smallest hop. */
  readonly amountFen: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly kind: LoopKind;
  /** How many loops like it the whole graph would hold by chance: small is telling. */
  readonly chance: number;
}
