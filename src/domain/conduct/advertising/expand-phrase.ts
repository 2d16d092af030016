/** Every literal of a phrase in which `(a|b)` stands for either and `(a|)` for a or nothing; groups do not nest. */
export function expandPhrase(phrase: string): string[] {
  let literals = [''];
  for (const part of phrase.split(/(\([^()]*\))/)) {
    const choices = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    literals = literals.flatMap((literal) => choices.map((choice) => literal + choice));
  }
  return [...new Set(literals)].filter((literal) => literal !== '');
}
