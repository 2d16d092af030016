/** How a text is cut: nothing between two symbols, something that may hide in a word, the next of a list, the end of a clause, or of a sentence. */
export const GAP = { none: 0, soft: 1, list: 2, clause: 3, sentence: 4 } as const;

/** A text without what hides words: symbols of it (UTF-16 units after NFKC, lower case, simplified characters) and where each stands. */
export interface PlainText {
  readonly length: number;
  readonly symbols: Uint16Array;
  /** Where each symbol begins and ends in the text, in characters (Unicode code points). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** What lies before each symbol. */
  readonly gap: Uint8Array;
}

const SENTENCE_ENDS = /[。！？!?；;\n\r]/u;
const CLAUSE_ENDS = /[，,：:…—]/u;
const LIST_MARKS = /、/u;
const KEPT = /[\p{L}\p{N}%]/u;

type Columns = Pick<PlainText, 'symbols' | 'from' | 'to' | 'gap'>;

function columnsOf(length: number): Columns {
  return {
    symbols: new Uint16Array(length),
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    gap: new Uint8Array(length),
  };
}

/** Turns texts into plain ones. `variants` maps a traditional or variant character to the simplified one. */
export class PlainTextReader {
  readonly #variants: ReadonlyMap<string, string>;
  /** What each UTF-16 unit becomes, as far as it was met: a symbol, or 65,536 + the kind of gap. */
  readonly #known = new Int32Array(65536).fill(-1);

  #columns: Columns = columnsOf(1024);

  constructor(variants: ReadonlyMap<string, string>) {
    this.#variants = variants;
  }

  /** Columns of at least such a length, with what the present ones hold. */
  #reserve(length: number): Columns {
    if (length <= this.#columns.symbols.length) return this.#columns;
    const larger = columnsOf(2 ** Math.ceil(Math.log2(length)));
    larger.symbols.set(this.#columns.symbols);
    larger.from.set(this.#columns.from);
    larger.to.set(this.#columns.to);
    larger.gap.set(this.#columns.gap);
    this.#columns = larger;
    return larger;
  }

  /** The plain form of a text; its columns are those of the reader and hold until the next text is read. */
  read(text: string): PlainText {
    // Compatibility characters become at most 18 (U+FDFA); for such a text the columns grow on the way.
    let { symbols, from, to, gap } = this.#reserve(text.length + 16);
    let length = 0;
    let before: number = GAP.none;
    let character = 0;
    const emit = (symbol: number): void => {
      if (length === symbols.length) ({ symbols, from, to, gap } = this.#reserve(2 * length));
      symbols[length] = symbol;
      from[length] = character;
      to[length] = character + 1;
      gap[length++] = before;
      before = GAP.none;
    };
    for (let i = 0; i < text.length; character++) {
      const unit = text.charCodeAt(i);
      const paired = unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length;
      if (paired) {
        const percent = text[i + 2] === '%' || text[i + 2] === '％';
        for (const symbol of this.#become(text.slice(i, i + 2), percent)) {
          if (symbol < 65536) emit(symbol);
          else before = Math.max(before, symbol - 65536);
        }
        i += 2;
        continue;
      }
      i += 1;
      const known = this.#known[unit]!;
      if (known >= 0 && known < 65536) emit(known);
      else if (known >= 65536) before = Math.max(before, known - 65536);
      else {
        const become = this.#become(String.fromCharCode(unit));
        if (become.length === 1) this.#known[unit] = become[0]!;
        for (const symbol of become) {
          if (symbol < 65536) emit(symbol);
          else before = Math.max(before, symbol - 65536);
        }
      }
    }
    return { length, symbols, from, to, gap };
  }

  #become(character: string, percent = false): number[] {
    if (character === '💯') return Array.from(percent ? '100' : '100%', (each) => each.charCodeAt(0));
    return Array.from(character.normalize('NFKC').toLowerCase(), (each) => {
      if (SENTENCE_ENDS.test(each)) return 65536 + GAP.sentence;
      if (CLAUSE_ENDS.test(each)) return 65536 + GAP.clause;
      if (LIST_MARKS.test(each)) return 65536 + GAP.list;
      if (!KEPT.test(each)) return 65536 + GAP.soft;
      return (this.#variants.get(each) ?? each).charCodeAt(0);
    });
  }
}
