import { playCrisis } from './play-crisis.ts';
import { type CrisisScenario, LOOPS, type Loop } from './scenario.ts';

/** What each loop adds to the loss. `base` is the loss without any loop; base and loops add up to the whole, to the fen. */
export interface AttributedLoss {
  readonly baseFen: number;
  readonly byLoopFen: Readonly<Partial<Record<Loop, number>>>;
  readonly wholeFen: number;
}

/**
 * Shapley values (L. Shapley 1953) of the loops that are switched on: the mean, over all orders in which they could come in, of
 * what each adds; every set of loops is played once. Halves and parts of a fen go to the loops in their order.
 */
export function attributeLoss(scenario: CrisisScenario): AttributedLoss {
  const loops = LOOPS.filter((loop) => scenario.loops[loop]);
  const losses = Array.from({ length: 2 ** loops.length }, (_, set) => {
    const on = Object.fromEntries(
      LOOPS.map((loop) => [loop, loops.includes(loop) && ((set >> loops.indexOf(loop)) & 1) === 1]),
    );
    return playCrisis({ ...scenario, loops: on as CrisisScenario['loops'] }).lossFen;
  });
  const wholeFen = losses.at(-1)!;
  const exact = loops.map((_, i) => shapley(losses, loops.length, i));
  const byLoop: Partial<Record<Loop, number>> = {};
  let [given, due] = [0, 0];
  for (const [i, loop] of loops.entries()) {
    due += exact[i]!;
    byLoop[loop] = (i === loops.length - 1 ? wholeFen - losses[0]! : Math.round(due)) - given;
    given += byLoop[loop]!;
  }
  return { baseFen: losses[0]!, byLoopFen: byLoop, wholeFen };
}

function shapley(losses: readonly number[], players: number, player: number): number {
  let value = 0;
  for (let set = 0; set < losses.length; set++) {
    if ((set >> player) & 1) continue;
    const size = bits(set);
    value += (losses[set | (1 << player)]! - losses[set]!) / (players * choose(players - 1, size));
  }
  return value;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}
