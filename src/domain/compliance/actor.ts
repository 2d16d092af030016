/** Who acts. Applicability is the first test of every rule, so a rule names the kinds of actor that it binds. */
export const ACTOR_TYPES = [
  'bank',
  'local_bank',
  'foreign_bank_branch',
  'consumer_finance_co',
  'auto_finance_co',
  'trust_co',
  'micro_loan_co',
  'online_micro_loan_co',
  'p2p_intermediary',
  'guarantee_co',
  'platform_operator',
  'credit_enhancer',
  'credit_bureau',
  'data_processor',
  'payment_inst',
  'advertiser',
  'large_buyer',
  'public_buyer',
  'private_lender',
] as const;

export type ActorType = (typeof ACTOR_TYPES)[number];

/** Kinds that are a special case of another: what binds the wider kind binds them too. */
const ALSO: Partial<Record<ActorType, readonly ActorType[]>> = {
  local_bank: ['bank'],
  foreign_bank_branch: ['bank'],
  online_micro_loan_co: ['micro_loan_co'],
};

/** Those whose business is to lend under a licence of their own; special cases of them lend too. A private lender has no such business. */
const LENDERS: readonly ActorType[] = ['bank', 'consumer_finance_co', 'auto_finance_co', 'trust_co', 'micro_loan_co'];

/** The party whose act is checked. `province` is the two-digit GB/T 2260 code of its registration. */
export interface Actor {
  readonly types: readonly ActorType[];
  readonly province: string | null;
  /** Licences held beyond those that a type implies, e.g. `guarantee`, `bureau`. */
  readonly licences: readonly string[];
}

export function isActorType(text: string): text is ActorType {
  return (ACTOR_TYPES as readonly string[]).includes(text);
}

export function isLender(type: ActorType): boolean {
  const all = widenedTypes([type]);
  return LENDERS.some((lender) => all.has(lender));
}

/** The types of an actor with the wider kinds that they are a case of. */
export function widenedTypes(types: readonly ActorType[]): ReadonlySet<ActorType> {
  const all = new Set<ActorType>();
  for (const type of types) {
    all.add(type);
    for (const wider of ALSO[type] ?? []) all.add(wider);
  }
  return all;
}
