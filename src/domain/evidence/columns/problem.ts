import type { Failure } from '#domain/kernel/index.ts';

/** Why a cell could not be read: a failure without its place, which the reader of rows knows. */
export type Problem = Pick<Failure, 'code' | 'params'>;

export function problem(code: string, params: Failure['params'] = {}): Problem {
  return { code, params };
}

/** A value as a message shows it. */
export function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
