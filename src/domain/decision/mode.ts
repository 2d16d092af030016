/**
 * How much of the pipeline runs. `full` is everything; `rules` runs without the model (it is down or switched off) and can
 * refuse on a gate or refer, never approve; `refer` records the application for a person and concludes nothing.
 */
export const DECISION_MODES = ['full', 'rules', 'refer'] as const;

export type DecisionMode = (typeof DECISION_MODES)[number];

export const OUTCOMES = ['approve', 'counter', 'refer', 'decline'] as const;

export type Outcome = (typeof OUTCOMES)[number];
