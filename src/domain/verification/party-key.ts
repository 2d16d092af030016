/** A party as written, in the form in which two lists are compared: no case, width or blanks. */
export function partyKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
