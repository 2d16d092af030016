import type { ActorType } from './actor.ts';
import type { Citation } from './instrument.ts';

/** What a lender's system can do for an institution. What its licence does not carry is switched off, not merely warned about. */
export const ACTS = [
  'recommend',
  'decide',
  'contract',
  'pay_out',
  'charge_borrower',
  'guarantee',
  'take_deposits',
] as const;

export type Act = (typeof ACTS)[number];

export type Permission =
  | { readonly allowed: true }
  /** `basis` is the text that forbids it, or null where no licence on record carries it. */
  | { readonly allowed: false; readonly basis: Citation | null };

const LENDING: readonly Act[] = ['recommend', 'decide', 'contract', 'pay_out', 'charge_borrower'];

/** Acts that each kind of institution may do by its licence; a kind that is not here lends and places nothing. */
const CARRIED: Partial<Record<ActorType, readonly Act[]>> = {
  bank: [...LENDING, 'guarantee', 'take_deposits'],
  local_bank: [...LENDING, 'guarantee', 'take_deposits'],
  foreign_bank_branch: [...LENDING, 'guarantee', 'take_deposits'],
  consumer_finance_co: LENDING,
  auto_finance_co: LENDING,
  trust_co: LENDING,
  micro_loan_co: LENDING,
  online_micro_loan_co: LENDING,
  guarantee_co: ['recommend', 'guarantee', 'charge_borrower'],
  platform_operator: ['recommend'],
  credit_enhancer: ['recommend'],
};

const FORBIDDEN: Partial<Record<ActorType, Partial<Record<Act, Citation>>>> = {
  platform_operator: {
    decide: { instrument: 'AL-2025', article: '第七条（条号待核）' },
    contract: { instrument: 'IL-2020', article: '第八条' },
    charge_borrower: { instrument: 'AL-2025', article: '第六条' },
    guarantee: { instrument: 'FGR-2017', article: '第六条' },
  },
  micro_loan_co: { take_deposits: { instrument: 'MCC-2024', article: '第三条' } },
  online_micro_loan_co: { take_deposits: { instrument: 'MCC-2024', article: '第三条' } },
  guarantee_co: {
    take_deposits: { instrument: 'FGR-2017', article: '第二十三条' },
    pay_out: { instrument: 'FGR-2017', article: '第二十三条' },
  },
  p2p_intermediary: {
    pay_out: { instrument: 'P2P-2016', article: '第十条第（五）项' },
    guarantee: { instrument: 'P2P-2016', article: '第十条第（三）项' },
    take_deposits: { instrument: 'P2P-2016', article: '第十条第（二）项' },
  },
};

/** Whether one of an institution's licences carries an act. A platform recommends: it never decides, contracts or pays. */
export function mayAct(types: readonly ActorType[], act: Act): Permission {
  if (types.some((type) => CARRIED[type]?.includes(act))) return { allowed: true };
  const basis = types.map((type) => FORBIDDEN[type]?.[act]).find((citation) => citation !== undefined);
  return { allowed: false, basis: basis ?? null };
}

/** An institution can be set up only where some licence carries some act: an unlicensed or private lender cannot. */
export function canBeSetUp(types: readonly ActorType[]): boolean {
  return types.some((type) => (CARRIED[type]?.length ?? 0) > 0);
}
