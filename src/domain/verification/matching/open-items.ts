import type { Match, MatchSide, PartyOrder } from './match-side.ts';

/** How far a payment may lie after its invoice in the ordinary course. */
export const WINDOW_DAYS = 120;

/** The items of one counterparty as the rules see them: rows, days and amounts side by side, oldest first; settled ones leave. */
export class OpenItems {
  readonly rows: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  length = 0;

  constructor(most: number) {
    this.rows = new Int32Array(most);
    this.days = new Int32Array(most);
    this.amounts = new Float64Array(most);
  }

  /** Loads a party's items but those that are settled; without `settled` all of them. */
  load({ days, amounts }: MatchSide, { order, starts }: PartyOrder, party: number, settled?: Uint8Array): void {
    let n = 0;
    for (let at = starts[party]!; at < starts[party + 1]!; at++) {
      const row = order[at]!;
      if (settled?.[row] || amounts[row] === 0) continue;
      this.rows[n] = row;
      this.days[n] = days[row]!;
      this.amounts[n] = amounts[row]!;
      n += 1;
    }
    this.length = n;
  }

  /** The first place whose day is not before `day`. */
  placeOf(day: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What has been settled so far, and by what. */
export class Settlements {
  readonly invoices: Uint8Array;
  readonly payments: Uint8Array;
  /** By invoice: its place among the matches plus one, where it is settled alone by an equal payment. */
  readonly single: Int32Array;
  private readonly all: (Match | undefined)[] = [];

  constructor(invoices: number, payments: number) {
    this.invoices = new Uint8Array(invoices);
    this.payments = new Uint8Array(payments);
    this.single = new Int32Array(invoices);
  }

  get matches(): Match[] {
    return this.all.filter((match) => match !== undefined);
  }

  /** Settles the items of a match, unless one of them was settled before. */
  settle(match: Match): boolean {
    for (const row of match.invoices) if (this.invoices[row]) return false;
    for (const row of match.payments) if (this.payments[row]) return false;
    for (const row of match.invoices) this.invoices[row] = 1;
    for (const row of match.payments) this.payments[row] = 1;
    this.all.push(match);
    if (match.rule === 'exact') this.single[match.invoices[0]!] = this.all.length;
    return true;
  }

  /** Takes back the match of an invoice that an equal payment had settled. */
  release(invoice: number): void {
    const place = this.single[invoice]! - 1;
    const match = this.all[place]!;
    this.all[place] = undefined;
    this.single[invoice] = 0;
    this.invoices[invoice] = 0;
    this.payments[match.payments[0]!] = 0;
  }
}
