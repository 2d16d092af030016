import { boostingBench } from './boosting.bench.ts';
import { decisionsBench } from './decisions.bench.ts';
import { lawBench } from './law.bench.ts';
import { loopsBench } from './loops.bench.ts';
import type { Bench } from './measurement.ts';

/** Every benchmark, in the order of the table. */
export const BENCHES: readonly Bench[] = [lawBench, decisionsBench, boostingBench, loopsBench];
