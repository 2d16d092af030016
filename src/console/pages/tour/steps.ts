/** The steps of the tour in their order; each is one screen. */
export const STEPS = ['firms', 'statement', 'loop', 'shock', 'scoreboard', 'run', 'log', 'own'] as const;
export type Step = (typeof STEPS)[number];

/** What a later version brings: shown as not there yet. */
export const ABSENT: ReadonlySet<Step> = new Set<Step>(['run']);

export function isStep(text: string | null): text is Step {
  return STEPS.some((step) => step === text);
}
