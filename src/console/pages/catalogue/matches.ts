/** Letters and digits of a text, without case, width, blanks and punctuation: as headers are compared. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

/** Whether every word occurs in one of the texts. */
export function matches(words: string, texts: readonly string[]): boolean {
  const wanted = words.split(/\s+/).map(folded).filter(Boolean);
  const all = texts.map(folded).join(' ');
  return wanted.every((word) => all.includes(word));
}
