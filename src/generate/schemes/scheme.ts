import { type TransferWords, transfer } from '../books.ts';
import type { Chance } from '../chance.ts';
import { type FirmDraft, partyOf } from '../draft.ts';

export const FRAUD_KINDS = [
  'fund-loop',
  'circular-invoicing',
  'reciprocal-pair',
  'split-loop',
  'mule-loop',
  'related-party-ring',
  'shell-block',
  'pass-through',
  'window-dressing',
  'edited-statement',
  'inflated-statements',
  'unfiled-revenue',
  'brushed-orders',
  'reversed-sales',
] as const;
export type FraudKind = (typeof FRAUD_KINDS)[number];

export const INNOCENT_KINDS = ['refund', 'agent', 'cash-pool', 'set-off', 'shared-address'] as const;
export type InnocentKind = (typeof INNOCENT_KINDS)[number];

/** What was planted: who did it, with whom, when, for how much, and where it shows. */
export interface Scheme {
  readonly id: string;
  readonly kind: FraudKind | InnocentKind;
  readonly guilty: boolean;
  /** Firms of the county, the one that gains by it first. */
  readonly firms: readonly string[];
  /** Others who take part. */
  readonly others: readonly string[];
  readonly startsOn: number;
  readonly endsOn: number;
  /** Money or sales that are not what they look like, over the scheme, for the first firm. */
  readonly amountFen: number;
  /** Records by which it can be proved. */
  readonly records: readonly SchemeRecord[];
}

export interface SchemeRecord {
  readonly firm: string;
  readonly kind: string;
  /** Invoice number, or day, minute, counterparty and signed fen of a movement, or period end. */
  readonly key: string;
}

/** Where a scheme is planted: the firms that are free for it, the first of them the one it is for. */
export interface Site {
  readonly id: string;
  readonly firms: readonly FirmDraft[];
  readonly chance: Chance;
  /** The day after the last. */
  readonly until: number;
  /** Numbers the bills of this scheme: no other source of a firm's bills has it. */
  readonly channel: number;
}

export type Plant = (site: Site) => Scheme;

/** Collects what a scheme does while it is planted. */
export function ledgerOf(site: Site, kind: Scheme['kind'], guilty: boolean) {
  const records: SchemeRecord[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  const note = (firm: string, of: string, key: string, on: number) => {
    records.push({ firm, kind: of, key });
    first = Math.min(first, on);
    last = Math.max(last, on);
  };
  return {
    note,
    /** Pays where the day lies inside the window and both still trade; false where not. */
    pay(
      from: FirmDraft | string,
      to: FirmDraft | string,
      payment: {
        readonly on: number;
        readonly minute: number;
        readonly amountFen: number;
        readonly settles?: readonly string[];
      },
      words: TransferWords,
    ): boolean {
      const { on, minute, amountFen } = payment;
      if (on >= site.until || amountFen <= 0) return false;
      const [a, b] = [from, to].map((side) => (typeof side === 'string' ? { code: side } : partyOf(side)));
      transfer({ from: a!, to: b! }, payment, words);
      if (typeof from !== 'string') note(a!.code, 'bank-transactions', `${on}|${minute}|${b!.code}|${-amountFen}`, on);
      if (typeof to !== 'string') note(b!.code, 'bank-transactions', `${on}|${minute}|${a!.code}|${amountFen}`, on);
      return true;
    },
    finish(firms: readonly FirmDraft[], others: readonly string[], amountFen: number): Scheme {
      const codes = firms.map(({ plan }) => plan.code);
      const span = { startsOn: Math.min(first, last), endsOn: last };
      return { id: site.id, kind, guilty, firms: codes, others, ...span, amountFen, records };
    },
  };
}

/** Money that pretends to be trade: the statements call it goods, the books know that it is none. */
export const SHAM_WORDS: TransferWords = { paid: '采购款', received: '货款', paidAs: 'other', receivedAs: 'other' };

/** A round sum of about `share` of the firm's ordinary month, in fen. */
export function sumFor({ plan }: FirmDraft, share: number): number {
  const yuan = Math.max(20_000, plan.monthlySalesYuan * share);
  const step = yuan > 500_000 ? 10_000 : 1_000;
  return Math.round(yuan / step) * step * 100;
}

/** Days on which rounds of a scheme start, `count` of them over the `days` before `until`. */
export function rounds({ chance, until }: Site, count: number, days: number): number[] {
  return Array.from({ length: count }, () => until - 14 - chance.whole(0, days)).sort((a, b) => a - b);
}
