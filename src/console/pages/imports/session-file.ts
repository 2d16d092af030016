import type { AnswerOf } from '#src/console/api/client.ts';

export type Inspection = AnswerOf<'inspect-file'>;
export type KindGuess = Inspection['kinds'][number];
export type Kind = KindGuess['kind'];

/** How a person wants a file to be read: as which kind, with which column as which field. */
export interface Reading {
  readonly kind: Kind;
  /** By header: a field, or '' for a column that is left out. Headers that are not here are read as they were recognised. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** The field that a column would be read as. */
export function fieldOf({ columns }: KindGuess, { chosen }: Reading, header: string): string {
  return chosen[header] ?? columns.find((column) => column.header === header)?.field ?? '';
}

/** Required fields that no column gives under this reading. */
export function missingOf(guess: KindGuess, reading: Reading): readonly string[] {
  const given = new Set(guess.columns.map(({ header }) => fieldOf(guess, reading, header)));
  return guess.missing
    .filter(({ field, or }) => !given.has(field) && !or.some((others) => others.every((other) => given.has(other))))
    .map(({ field }) => field);
}

/**
 * What the import is told of the headers: what the catalogue knows by itself is left to it, what was guessed or chosen is said.
 */
export function mapOf(guess: KindGuess, reading: Reading): Record<string, string> {
  const map: Record<string, string> = {};
  for (const { header, how } of guess.columns) {
    const field = fieldOf(guess, reading, header);
    if (field !== '' && (how !== 'known' || reading.chosen[header] !== undefined)) map[header] = field;
  }
  return map;
}
