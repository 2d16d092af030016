import { type MovementNature, movementNature } from '#domain/evidence/index.ts';

/** Money that moves within a group, to and from the owner, or back to where it came from: no sale and no cost. */
const AMONG_KIN = /归集|下拨|资金池|往来款|股东往来|备用金|保证金|押金|cash pool|petty cash|deposit/i;
const BACK = /退货|退款|抵账|对冲|refund|set-?off|returned goods/i;

/** What a movement is to the firm's trade: that of its measures, and more kinds that a check must not take for sales. */
export function flowNature(summary: string): MovementNature {
  if (BACK.test(summary)) return 'reversal';
  return AMONG_KIN.test(summary) ? 'own' : movementNature(summary);
}
