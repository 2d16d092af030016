/** A pattern that ends at `end` (exclusive) of the searched symbols. */
export type Found = (pattern: number, end: number) => void;

/**
 * All occurrences of many patterns in one pass (A. Aho and M. Corasick 1975). Symbols are numbers below 65,536. Moves from the
 * start stand in a dense table, since most symbols of a text lead back to it; all others in one hash table of open addressing.
 */
export class Automaton {
  readonly #start = new Int32Array(65536);
  readonly #keys: Float64Array;
  readonly #values: Int32Array;
  readonly #mask: number;
  readonly #suffix: Int32Array;
  /** The patterns that end in a state, as a list linked through `#nextOutput`; −1 where there is none. */
  readonly #firstOutput: Int32Array;
  readonly #nextOutput: Int32Array;
  /** The nearest suffix in which a pattern ends; 0 where there is none. */
  readonly #suffixWithOutput: Int32Array;

  constructor(patterns: readonly (readonly number[])[]) {
    const most = patterns.reduce((sum, { length }) => sum + length, 1);
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#keys = new Float64Array(size).fill(-1);
    this.#values = new Int32Array(size);
    this.#mask = size - 1;
    const firstOutput = new Int32Array(most).fill(-1);
    this.#nextOutput = new Int32Array(patterns.length).fill(-1);
    const children: [state: number, symbol: number, child: number][] = [];
    let used = 1;
    for (const [i, pattern] of patterns.entries()) {
      let state = 0;
      for (const symbol of pattern) {
        let child = this.#move(state, symbol);
        if (child === 0) {
          child = used++;
          this.#add(state, symbol, child);
          children.push([state, symbol, child]);
        }
        state = child;
      }
      this.#nextOutput[i] = firstOutput[state]!;
      firstOutput[state] = i;
    }
    this.#firstOutput = firstOutput.slice(0, used);
    this.#suffix = new Int32Array(used);
    this.#suffixWithOutput = new Int32Array(used);
    this.#link(children, used);
  }

  /** Gives each state its longest proper suffix that is a state, in the order of their depth. */
  #link(children: readonly (readonly [state: number, symbol: number, child: number])[], used: number): void {
    const depth = new Int32Array(used);
    for (const [state, , child] of children) depth[child] = depth[state]! + 1;
    for (const [state, symbol, child] of [...children].sort((a, b) => depth[a[2]]! - depth[b[2]]!)) {
      if (state === 0) continue;
      let at = this.#suffix[state]!;
      let fallback = this.#move(at, symbol);
      while (fallback === 0 && at > 0) {
        at = this.#suffix[at]!;
        fallback = this.#move(at, symbol);
      }
      this.#suffix[child] = fallback;
      this.#suffixWithOutput[child] = this.#firstOutput[fallback]! >= 0 ? fallback : this.#suffixWithOutput[fallback]!;
    }
  }

  #add(state: number, symbol: number, child: number): void {
    if (state === 0) {
      this.#start[symbol] = child;
      return;
    }
    let slot = slotOf(state, symbol) & this.#mask;
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = state * 65536 + symbol;
    this.#values[slot] = child;
  }

  /** The state that a symbol leads to, or 0. */
  #move(state: number, symbol: number): number {
    if (state === 0) return this.#start[symbol]!;
    const key = state * 65536 + symbol;
    let slot = slotOf(state, symbol) & this.#mask;
    while (this.#keys[slot] !== -1) {
      if (this.#keys[slot] === key) return this.#values[slot]!;
      slot = (slot + 1) & this.#mask;
    }
    return 0;
  }

  search(symbols: Uint16Array, length: number, found: Found): void {
    const firstOutput = this.#firstOutput;
    const withOutput = this.#suffixWithOutput;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const symbol = symbols[i]!;
      let next = this.#move(state, symbol);
      while (next === 0 && state > 0) {
        state = this.#suffix[state]!;
        next = this.#move(state, symbol);
      }
      state = next;
      if (state === 0 || (firstOutput[state]! < 0 && withOutput[state] === 0)) continue;
      for (let at = state; at > 0; at = withOutput[at]!) {
        for (let output = firstOutput[at]!; output >= 0; output = this.#nextOutput[output]!) found(output, i + 1);
      }
    }
  }
}

function slotOf(state: number, symbol: number): number {
  return Math.imul(Math.imul(state, 0x9e3779b1) ^ symbol, 0x85ebca6b) >>> 7;
}
