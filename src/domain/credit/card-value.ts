/** The thing that a variable describes does not exist (no loan, so no arrears): a fact, and no doubt. */
export const STRUCTURALLY_ABSENT: unique symbol = Symbol('structurally absent');

/** A value as evidence gives it; null, undefined and NaN are *unknown*: late, lost, withheld or too thin to say. */
export type CardValue = number | string | null | undefined | typeof STRUCTURALLY_ABSENT;
