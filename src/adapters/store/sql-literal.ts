/** A text literal for the few statements that must go out several at a time, which cannot take parameters. */
export function sqlLiteral(text: string): string {
  if (text.includes('\0')) throw new RangeError('PostgreSQL keeps no NUL in text');
  return text.includes('\\')
    ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${text.replaceAll("'", "''")}'`;
}
