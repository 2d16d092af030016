/** The policy that is made for a kind of lender, by the kind. */
const MADE_FOR: Readonly<Record<string, string>> = { online_micro_loan_co: 'online-microloan' };

/** What a firm applies for where it does not say: the product made for lenders of this kind, or else the installation's own. */
export function usualProduct(
  actorTypes: readonly string[],
  policies: ReadonlyMap<string, unknown>,
  otherwise: string,
): string {
  return actorTypes.map((type) => MADE_FOR[type] ?? '').find((name) => policies.has(name)) ?? otherwise;
}
