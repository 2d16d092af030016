import type { BankTransaction, Movement } from './books.ts';
import type { Chance } from './chance.ts';
import type { FirmDraft } from './draft.ts';

/** Multiples of a month's sales: the owner draws what lies above the first, down to the second. */
const PLENTY = 30;
const ENOUGH = 20;

/** The account of the firm: its movements in order of time, with a balance that holds to the fen and never falls below zero, for the owner steps in. */
export function makeBank({ plan, books, trade }: FirmDraft, chance: Chance): BankTransaction[] {
  const monthFen = Math.round(plan.monthlySalesYuan * 100 * Math.max(0.03, trade));
  // A weak firm's owner leaves less in it.
  const ease = Math.exp(-0.4 * plan.weakness);
  const [plenty, enough] = plan.role?.keeps ?? [PLENTY * ease, ENOUGH * ease];
  const out: BankTransaction[] = [];
  let balanceFen = Math.round(monthFen * (0.3 + chance.uniform()));
  const book = (movement: Movement) => {
    balanceFen += movement.inFen - movement.outFen;
    out.push({ ...movement, balanceFen });
  };
  const draw = (movement: Movement) => {
    const spare = balanceFen - Math.max(enough * monthFen, movement.outFen);
    if (spare >= 1_000_000) book(byOwner(movement, 0, Math.floor(spare / 1_000_000) * 1_000_000));
  };
  const inOrder = [...books.movements].sort((a, b) => a.on - b.on || a.minute - b.minute);
  for (const movement of inOrder) {
    const short = movement.outFen - movement.inFen - balanceFen;
    if (short > 0) book(byOwner(movement, Math.ceil(short / 1_000_000) * 1_000_000, 0));
    else if (trade === 1 && balanceFen > plenty * monthFen) draw(movement);
    book(movement);
  }
  return out;
}

function byOwner({ on, minute }: Movement, inFen: number, outFen: number): Movement {
  const summary = inFen > 0 ? '股东借款' : '股东往来';
  return { on, minute, counterparty: '股东', summary, inFen, outFen, flow: 'owner', settles: [] };
}
