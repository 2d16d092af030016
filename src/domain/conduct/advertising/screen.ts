import type { CalendarDate } from '#domain/kernel/index.ts';
import { Automaton } from './automaton.ts';
import { expandPhrase } from './expand-phrase.ts';
import type { AdvertisingBasis, AdvertisingLexicon, PhraseFamily } from './lexicon.ts';
import { GAP, type PlainText, PlainTextReader } from './plain-text.ts';
import { SoundReader } from './sounds.ts';

/** One place of a text that may not stand. */
export interface AdvertisingHit {
  /** In characters (Unicode code points), half-open. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly family: string;
  readonly severity: 'B' | 'W';
  readonly rule: string;
  readonly basis: string;
  readonly bases: readonly AdvertisingBasis[];
  readonly zh: string;
  readonly en: string;
}

export interface MissingDisclosure {
  readonly id: string;
  readonly severity: 'B' | 'W';
  readonly zh: string;
  readonly en: string;
  readonly rule: string;
  readonly basis: string;
}

export interface ScreenedText {
  readonly hits: readonly AdvertisingHit[];
  readonly missingDisclosures: readonly MissingDisclosure[];
}

type Role = 'phrase' | 'except' | 'tight' | 'clause' | 'warning' | 'after' | 'disclosure' | 'product';

interface Pattern {
  readonly role: Role;
  readonly literal: string;
  /** Index of the family or disclosure; for a product its place in `#products`. */
  readonly owner: number;
}

interface Span {
  readonly begin: number;
  readonly end: number;
  readonly pattern: Pattern;
}

/** What stands in a text as it is written; spans in the order of their ends. */
type Seen = Record<Exclude<Role, 'disclosure' | 'product'>, Span[]> & {
  readonly disclosed: Set<number>;
  readonly advertised: Set<string>;
};

/** How far, in symbols, each kind of negation reaches. */
const REACH = { tight: 2, clause: 10, warning: 30, after: 14 } as const;

/** Holds texts against the phrases of a lexicon on a day. Build one and use it for many texts. */
export class AdvertisingScreen {
  readonly #lexicon: AdvertisingLexicon;
  readonly #reader: PlainTextReader;
  readonly #sounds: SoundReader;
  readonly #patterns: Pattern[] = [];
  readonly #spoken: { readonly pattern: Pattern; readonly ids: readonly number[] }[] = [];
  readonly #products: readonly string[];
  readonly #exact: Automaton;
  readonly #heard: Automaton;

  constructor(lexicon: AdvertisingLexicon) {
    this.#lexicon = lexicon;
    const variants = Object.entries(lexicon.variants).flatMap(([simple, others]) =>
      Array.from(others, (other) => [other, simple] as const),
    );
    this.#reader = new PlainTextReader(new Map(variants));
    this.#sounds = new SoundReader(lexicon.sounds);
    this.#products = Object.keys(lexicon.products);
    this.#collect();
    this.#exact = new Automaton(this.#patterns.map(({ literal }) => unitsOf(literal)));
    for (const pattern of this.#patterns) {
      const ids = pattern.role === 'phrase' ? this.#sounds.ofPhrase(pattern.literal) : null;
      if (ids && ids.length >= 2) this.#spoken.push({ pattern, ids });
    }
    this.#heard = new Automaton(this.#spoken.map(({ ids }) => ids));
  }

  #collect(): void {
    const { families, negations, disclosures, products } = this.#lexicon;
    const add = (role: Role, phrases: readonly string[], owner: number) => {
      for (const literal of phrases.flatMap(expandPhrase))
        this.#patterns.push({ role, literal: literal.toLowerCase(), owner });
    };
    for (const [i, { phrases, except }] of families.entries()) {
      add('phrase', phrases, i);
      add('except', except, i);
    }
    for (const role of ['tight', 'clause', 'warning', 'after'] as const) add(role, negations[role], 0);
    for (const [i, { any }] of disclosures.entries()) add('disclosure', any, i);
    for (const [i, name] of this.#products.entries()) add('product', products[name]!, i);
  }

  /** Screens one text as of the day on which it is published. */
  check(text: string, on: CalendarDate): ScreenedText {
    const plain = this.#reader.read(text);
    const seen = this.#findExact(plain);
    const phrases = [...seen.phrase.filter(wholeIn(plain)), ...this.#findHeard(plain), ...this.#findRepeated(plain)];
    const standing = phrases.filter((span) => !isExcepted(span, seen.except) && !isNegated(span, seen, plain));
    return {
      hits: standing.length === 0 ? [] : this.#hitsOf(standing, plain, Array.from(text), seen.disclosed, on),
      // A text that warns of what others promise advertises nothing.
      missingDisclosures: standing.length === 0 && phrases.length > 0 ? [] : this.#missing(seen, on),
    };
  }

  #findExact(plain: PlainText): Seen {
    const seen: Seen = {
      phrase: [],
      except: [],
      tight: [],
      clause: [],
      warning: [],
      after: [],
      disclosed: new Set(),
      advertised: new Set(),
    };
    this.#exact.search(plain.symbols, plain.length, (index, end) => {
      const pattern = this.#patterns[index]!;
      const { role, owner, literal } = pattern;
      if (role === 'disclosure') seen.disclosed.add(owner);
      else if (role === 'product') seen.advertised.add(this.#products[owner]!);
      else seen[role].push({ begin: end - literal.length, end, pattern });
    });
    return seen;
  }

  /** Phrases of which some characters are written by others of the same sound, or in letters. */
  #findHeard(plain: PlainText): Span[] {
    const syllables = this.#sounds.read(plain);
    const spans: Span[] = [];
    this.#heard.search(syllables.ids, syllables.length, (index, end) => {
      const { pattern, ids } = this.#spoken[index]!;
      const begin = end - ids.length;
      let [same, written] = [0, 0];
      for (let k = 0; k < ids.length; k++) {
        const at = syllables.first[begin + k]!;
        if (plain.symbols[at] === pattern.literal.charCodeAt(k)) same += 1;
        else if (plain.symbols[at]! < 0x80) written += 1;
      }
      const swapped = ids.length - same - written;
      const span = { begin: syllables.first[begin]!, end: syllables.end[end - 1]!, pattern };
      if (swapped + written > 0 && isHeard(ids.length, same, swapped) && hasNoBreak(plain, span)) spans.push(span);
    });
    return spans;
  }

  /** Phrases whose characters are doubled: 保保本本. */
  #findRepeated(plain: PlainText): Span[] {
    if (!hasRepeats(plain)) return [];
    const once = new Uint16Array(plain.length);
    const first = new Uint32Array(plain.length + 1);
    let length = 0;
    for (let i = 0; i < plain.length; i++) {
      if (i > 0 && plain.symbols[i] === plain.symbols[i - 1] && plain.gap[i]! <= GAP.soft) continue;
      first[length] = i;
      once[length++] = plain.symbols[i]!;
    }
    first[length] = plain.length;
    const spans: Span[] = [];
    this.#exact.search(once, length, (index, end) => {
      const pattern = this.#patterns[index]!;
      const begin = end - pattern.literal.length;
      const span = { begin: first[begin]!, end: first[end]!, pattern };
      const repeated = span.end - span.begin > pattern.literal.length;
      if (pattern.role === 'phrase' && repeated && hasNoBreak(plain, span)) spans.push(span);
    });
    return spans;
  }

  #hitsOf(
    spans: readonly Span[],
    plain: PlainText,
    characters: readonly string[],
    disclosed: ReadonlySet<number>,
    on: CalendarDate,
  ): AdvertisingHit[] {
    const hits: AdvertisingHit[] = [];
    for (const [i, family] of this.#lexicon.families.entries()) {
      const bases = family.basis.filter(({ from }) => from <= on);
      if (bases.length === 0 || this.#isExcused(family, disclosed)) continue;
      for (const { begin, end } of merged(spans.filter(({ pattern }) => pattern.owner === i))) {
        const [from, to] = [plain.from[begin]!, plain.to[end - 1]!];
        hits.push({
          from,
          to,
          text: characters.slice(from, to).join(''),
          family: family.id,
          severity: family.severity,
          rule: bases[0]!.rule,
          basis: bases.map(({ citation }) => citation).join('；'),
          bases,
          zh: family.zh,
          en: family.en,
        });
      }
    }
    return hits.sort((a, b) => a.from - b.from || b.to - a.to);
  }

  #isExcused({ unlessDisclosed }: PhraseFamily, disclosed: ReadonlySet<number>): boolean {
    return (
      unlessDisclosed !== null &&
      this.#lexicon.disclosures.some(({ id }, i) => id === unlessDisclosed && disclosed.has(i))
    );
  }

  #missing({ disclosed, advertised }: Seen, on: CalendarDate): MissingDisclosure[] {
    return this.#lexicon.disclosures.flatMap(({ id, severity, zh, en, basis, product }, i) => {
      const bases = basis.filter(({ from }) => from <= on);
      if (bases.length === 0 || disclosed.has(i) || !advertised.has(product)) return [];
      return [{ id, severity, zh, en, rule: bases[0]!.rule, basis: bases.map(({ citation }) => citation).join('；') }];
    });
  }
}

function hasRepeats({ symbols, gap, length }: PlainText): boolean {
  for (let i = 1; i < length; i++) if (symbols[i] === symbols[i - 1] && gap[i]! <= GAP.soft) return true;
  return false;
}

function unitsOf(literal: string): number[] {
  return Array.from({ length: literal.length }, (_, i) => literal.charCodeAt(i));
}

function hasNoBreak({ gap }: PlainText, { begin, end }: Span): boolean {
  for (let i = begin + 1; i < end; i++) if (gap[i]! > GAP.soft) return false;
  return true;
}

/** A phrase stands within one clause, unless every one of its characters is cut from the next: 保，本，保，息. */
function wholeIn(plain: PlainText): (span: Span) => boolean {
  return (span) => {
    if (hasNoBreak(plain, span)) return true;
    if (span.end - span.begin < 3) return false;
    for (let i = span.begin + 1; i < span.end; i++) if (plain.gap[i] === GAP.none) return false;
    return true;
  };
}

/** How much of a phrase must stand as it is for the rest to count by sound: written letters give themselves away. */
function isHeard(length: number, same: number, swapped: number): boolean {
  if (swapped === 0) return true;
  if (length < 3) return false;
  return same >= Math.ceil(length / 2);
}

/** Longer than any negation or exception of a lexicon: how far beyond a span its neighbours may still end. */
const LONGEST = 40;

/** The spans that end in (after, until]; all stand in the order of their ends. */
function* endingIn(spans: readonly Span[], after: number, until: number): Generator<Span> {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > after) high = middle;
    else low = middle + 1;
  }
  for (let i = low; i < spans.length && spans[i]!.end <= until; i++) yield spans[i]!;
}

function isExcepted(span: Span, innocent: readonly Span[]): boolean {
  for (const { begin, end, pattern } of endingIn(innocent, span.begin, span.end + LONGEST)) {
    if (pattern.owner !== span.pattern.owner) continue;
    const contains = begin <= span.begin && end >= span.end && end - begin > span.end - span.begin;
    if (contains || begin < span.begin) return true;
  }
  return false;
}

function isNegated(span: Span, seen: Seen, { gap }: PlainText): boolean {
  for (const role of ['tight', 'clause', 'warning'] as const) {
    const end = role === 'warning' ? GAP.sentence : GAP.clause;
    for (const before of endingIn(seen[role], span.begin - REACH[role] - 1, span.begin))
      if (within(gap, before.end, span.begin, end)) return true;
  }
  for (const after of endingIn(seen.after, span.end, span.end + REACH.after + LONGEST)) {
    const near = after.begin >= span.end && after.begin - span.end <= REACH.after;
    if (near && within(gap, span.end, after.begin, GAP.sentence)) return true;
  }
  return false;
}

/** No gap of a kind or worse before the symbols from `begin` to `end`. */
function within(gap: Uint8Array, begin: number, end: number, kind: number): boolean {
  for (let i = begin; i <= end && i < gap.length; i++) if (gap[i]! >= kind) return false;
  return true;
}

/** Spans that overlap become one. */
function merged(spans: readonly Span[]): { begin: number; end: number }[] {
  const result: { begin: number; end: number }[] = [];
  for (const { begin, end } of [...spans].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const last = result.at(-1);
    if (last && begin < last.end) last.end = Math.max(last.end, end);
    else result.push({ begin, end });
  }
  return result;
}
