/** A VAT invoice seen from one of its sides. */
export interface Invoice {
  readonly number: string;
  readonly on: number;
  readonly counterparty: string;
  readonly netFen: number;
  readonly taxFen: number;
  readonly status: 'valid' | 'void';
  /** The blue invoice that a red one takes back. */
  readonly reverses: string | null;
  /** Whether goods or work stand behind it. */
  readonly genuine: boolean;
}

/** What a movement of money is, as the books of the firm have it. */
export type Flow =
  | 'sale'
  | 'purchase'
  | 'platform'
  | 'wages'
  | 'social'
  | 'rent'
  | 'utility'
  | 'tax'
  | 'loan'
  | 'interest'
  | 'owner'
  | 'other';

/** A movement on the firm's account. */
export interface Movement {
  readonly on: number;
  /** Of the day, so that two movements of one day have an order that both statements show. */
  readonly minute: number;
  readonly counterparty: string;
  readonly summary: string;
  readonly inFen: number;
  readonly outFen: number;
  readonly flow: Flow;
  /** Numbers of the invoices that it settles. */
  readonly settles: readonly string[];
}

export interface BankTransaction extends Movement {
  readonly balanceFen: number;
}

/** What happens to one firm, before anything of it is delivered. */
export interface Books {
  readonly sales: Invoice[];
  readonly purchases: Invoice[];
  readonly movements: Movement[];
}

export function emptyBooks(): Books {
  return { sales: [], purchases: [], movements: [] };
}

/** Somebody who trades: a firm of the county with books, or anyone else by code. */
export interface Party {
  readonly code: string;
  readonly books?: Books;
}

export interface TransferWords {
  readonly paid: string;
  readonly received: string;
  readonly paidAs: Flow;
  readonly receivedAs: Flow;
}

export const TRADE_WORDS: TransferWords = { paid: '采购款', received: '货款', paidAs: 'purchase', receivedAs: 'sale' };

export interface Transfer {
  readonly on: number;
  readonly amountFen: number;
  readonly minute?: number;
  readonly settles?: readonly string[];
}

/** Money from one to another, in the books of whichever of the two the county keeps. */
export function transfer(
  { from, to }: { readonly from: Party; readonly to: Party },
  { on, amountFen, minute = minuteOf(on, amountFen), settles = [] }: Transfer,
  words: TransferWords,
): void {
  const common = { on, minute, settles };
  from.books?.movements.push({
    ...common,
    counterparty: to.code,
    summary: words.paid,
    inFen: 0,
    outFen: amountFen,
    flow: words.paidAs,
  });
  to.books?.movements.push({
    ...common,
    counterparty: from.code,
    summary: words.received,
    inFen: amountFen,
    outFen: 0,
    flow: words.receivedAs,
  });
}

/** A minute between 08:00 and 20:00 that follows from the payment itself, so that both sides agree on it. */
export function minuteOf(on: number, amountFen: number): number {
  return 480 + ((amountFen * 7919 + on * 104_729) % 720);
}
