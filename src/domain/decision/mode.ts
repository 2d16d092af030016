/**
 * How much of the pipeline runs. `full` is everything; `rules` runs without the model (it is down or switched off) and can
 * refuse on a gate or refer, never approve; `refer` records the application for a person and concludes nothing.
 */
export const DECISION_MODES = ['full', 'rules', 'refer'] as const;

export type DecisionMode = (typeof DECISION_MODES)[number];

export type Outcome = 'approve' | 'counter' | 'refer' | 'decline';
