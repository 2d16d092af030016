/** Payments (or invoices) between parties in columns, in any order. Parties are numbered from 0. */
export interface Transfers {
  readonly parties: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Seconds since 1970. */
  readonly at: Float64Array;
  /** The last second at which each may have been made, where only a day is known; `at` where absent. */
  readonly until?: Float64Array;
  /** Whole fen, positive. */
  readonly amountFen: Float64Array;
}

/**
 * Hops of a loop that stand for several transfers: parts of one sum, or parts that went through others. Hop h runs from
 * `from[h]` to `to[h]` and is made of the transfers `parts[partsAt[h]] … parts[partsAt[h + 1] − 1]`.
 */
export interface Hops {
  readonly from: number[];
  readonly to: number[];
  readonly start: number[];
  readonly end: number[];
  readonly sent: number[];
  readonly received: number[];
  /** The time after which the payee may pass the money on. */
  readonly ready: number[];
  readonly partsAt: number[];
  readonly parts: number[];
  /** Whether the hop goes through a third party. */
  readonly routed: boolean[];
}

export function noHops(): Hops {
  return {
    from: [],
    to: [],
    start: [],
    end: [],
    sent: [],
    received: [],
    ready: [],
    partsAt: [0],
    parts: [],
    routed: [],
  };
}
