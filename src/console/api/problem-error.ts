import type { Problem } from '#contract/problem.ts';

/** A refusal of the API, or `undefined` where no answer came that could be read. */
export class ProblemError extends Error {
  readonly problem: Problem | undefined;

  constructor(problem: Problem | undefined) {
    super(problem?.title ?? 'unreachable');
    this.problem = problem;
  }

  get code(): string {
    return this.problem?.code ?? 'UNREACHABLE';
  }

  /** Whether the caller is known and simply may not. */
  get isForbidden(): boolean {
    return this.problem?.status === 403;
  }

  get isSignedOut(): boolean {
    return this.problem?.code === 'NOT_SIGNED_IN';
  }
}
