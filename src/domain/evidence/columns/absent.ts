/** Spellings by which files say that there is no value. */
const ABSENT = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  'null',
  'none',
  'nan',
  'n/a',
  '#n/a',
  'na',
  '(null)',
  '\\n',
]);

export function isAbsent(trimmed: string): boolean {
  return trimmed.length < 8 && (trimmed === '' || ABSENT.has(trimmed.toLowerCase()));
}
