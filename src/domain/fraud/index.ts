export { fraudErrors } from './errors.ts';
export type { LoopCounts } from './loops/count-loops.ts';
export { countLoops } from './loops/count-loops.ts';
export type { LoopSearch } from './loops/find-loops.ts';
export { findLoops } from './loops/find-loops.ts';
export type { Loop, LoopKind, LoopRules } from './loops/loop.ts';
export { LOOP_RULES } from './loops/loop.ts';
export type { Transfers } from './loops/transfers.ts';
