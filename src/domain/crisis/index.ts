export { attributeLoss } from './attribute-loss.ts';
export { crisisErrors } from './errors.ts';
export type { PlayedCrisis } from './play-crisis.ts';
export { playCrisis } from './play-crisis.ts';
export type { CrisisScenario } from './scenario.ts';
export { parseCrisis } from './scenario.ts';
