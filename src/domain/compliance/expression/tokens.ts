export interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'parameter' | 'symbol' | 'end' | 'bad';
  readonly text: string;
  /** Characters before the token. */
  readonly at: number;
}

const PATTERN =
  /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|\$([a-z][a-z0-9_]*)|([a-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)|(!=|<=|>=|[=<>+\-*/()[\],]))/uy;

/** Cuts an expression into tokens; what fits nothing becomes one `bad` token and ends the list. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(source);
    if (!match) {
      const start = at + (source.slice(at).length - source.slice(at).trimStart().length);
      tokens.push({ kind: 'bad', text: source.slice(start, start + 12), at: start });
      return tokens;
    }
    const [whole, number, text, parameter, word, symbol] = match;
    const start = at + (whole.length - whole.trimStart().length);
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at: start });
    else if (text !== undefined) tokens.push({ kind: 'text', text, at: start });
    else if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter, at: start });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at: start });
    else tokens.push({ kind: 'symbol', text: symbol as string, at: start });
    at = PATTERN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}
