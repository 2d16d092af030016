import { GAP, type PlainText } from './plain-text.ts';

/** A text as syllables without tone: each has a number, a place in the plain text, and how many symbols it takes. */
export interface Syllables {
  readonly length: number;
  readonly ids: Uint16Array;
  /** The first and one past the last symbol of the plain text. */
  readonly first: Uint32Array;
  readonly end: Uint32Array;
}

const LETTER_A = 0x61;
const LETTER_Z = 0x7a;
/** The number of what has no sound that a phrase uses. */
const SILENT = 65535;

function columnsOf(length: number): Pick<Syllables, 'ids' | 'first' | 'end'> {
  return { ids: new Uint16Array(length), first: new Uint32Array(length), end: new Uint32Array(length) };
}

/** Reads characters and written pinyin as sounds. `sounds` maps a syllable to the characters that sound so. */
export class SoundReader {
  readonly #ofUnit = new Uint16Array(65536).fill(SILENT);
  readonly #ofSyllable = new Map<string, number>();
  readonly #longest: number;
  #columns = columnsOf(1024);

  constructor(sounds: Readonly<Record<string, string>>) {
    for (const [syllable, characters] of Object.entries(sounds)) {
      const id = this.#ofSyllable.size;
      this.#ofSyllable.set(syllable, id);
      for (const character of characters) this.#ofUnit[character.charCodeAt(0)] = id;
    }
    // A nought is read as 零.
    const nought = this.#ofSyllable.get('ling');
    if (nought !== undefined) this.#ofUnit['0'.charCodeAt(0)] = nought;
    this.#longest = Math.max(1, ...Object.keys(sounds).map(({ length }) => length));
  }

  /** The sounds of a phrase, or null where one of its characters has none. */
  ofPhrase(phrase: string): number[] | null {
    const ids = Array.from(phrase, (character) => this.#ofUnit[character.charCodeAt(0)]!);
    return ids.includes(SILENT) ? null : ids;
  }

  /** The syllables of a text; their columns are those of the reader and hold until the next text is read. */
  read(text: PlainText): Syllables {
    if (text.length > this.#columns.ids.length) this.#columns = columnsOf(2 * text.length);
    const { ids, first, end } = this.#columns;
    let length = 0;
    for (let i = 0; i < text.length; ) {
      const taken = this.#writtenAt(text, i);
      ids[length] = taken ? taken.id : this.#ofUnit[text.symbols[i]!]!;
      first[length] = i;
      i += taken ? taken.letters : 1;
      end[length++] = i;
    }
    return { length, ids, first, end };
  }

  /** The longest syllable written in letters from a symbol on. */
  #writtenAt({ symbols, gap, length }: PlainText, at: number): { id: number; letters: number } | null {
    let written = '';
    let best: { id: number; letters: number } | null = null;
    for (let i = at; i < Math.min(length, at + this.#longest); i++) {
      const symbol = symbols[i]!;
      if (symbol < LETTER_A || symbol > LETTER_Z || (i > at && gap[i]! > GAP.soft)) break;
      written += String.fromCharCode(symbol);
      const id = this.#ofSyllable.get(written);
      if (id !== undefined) best = { id, letters: written.length };
    }
    return best;
  }
}
