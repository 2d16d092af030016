import { type CalendarDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { parseCreditCode } from '#domain/reference/index.ts';
import { jaroWinkler, readFirmName } from '#domain/verification/index.ts';

export const LIST_SOURCES = ['own', 'sanctions', 'dishonest-debtors'] as const;
/** Whose list it is: the institution's own block list, a sanctions list, or the courts' 失信被执行人. */
export type ListSource = (typeof LIST_SOURCES)[number];

/** One entry. An own entry needs a reason and an end; a person or a firm that is on it may appeal. */
export interface ListEntry {
  readonly id: string;
  readonly source: ListSource;
  readonly name: string;
  /** Credit code, resident identity number or register number; '' where the list gives none. */
  readonly code: string;
  readonly reason: string;
  readonly from: CalendarDate;
  /** The first day on which it does not count any more; null for lists whose keeper takes entries off. */
  readonly until: CalendarDate | null;
  readonly appeal: 'none' | 'open' | 'upheld' | 'granted';
}

/** Errors: LIST_ENTRY_WITHOUT_REASON, LIST_ENTRY_WITHOUT_END, LIST_ENTRY_ENDS_BEFORE. */
export function checkEntry(entry: ListEntry): Result<ListEntry, Failure> {
  const { source, reason, from, until, id } = entry;
  if (source === 'own' && reason.trim() === '') return fail('LIST_ENTRY_WITHOUT_REASON', { entry: id });
  if (source === 'own' && until === null) return fail('LIST_ENTRY_WITHOUT_END', { entry: id });
  if (until !== null && until <= from) return fail('LIST_ENTRY_ENDS_BEFORE', { entry: id, from, until });
  return ok(entry);
}

export interface ListHit {
  readonly entry: ListEntry;
  /** `identifier`: the same code. `name`: the same name, which a person must confirm. `near-name`: one character or so apart. */
  readonly by: 'identifier' | 'name' | 'near-name';
  /** In (0, 1]: how alike the names are; 1 for an identifier. */
  readonly likeness: number;
}

/** Who is screened, as far as is known. */
export interface Screened {
  readonly name: string;
  readonly code?: string;
}

/** Chinese names are short: a near name of a person shares all but one of three characters and is too common to be a hit. */
const SHORTEST_NEAR = 4;
const NEAR = 0.92;

/**
 * The entries in force on a day that may be the party. A code that both give and that differs clears an entry whatever the name; names are compared without
 * width, blanks and the spelling of the form, and Latin names in any order of their words.
 */
export function screenName(entries: readonly ListEntry[], screened: Screened, on: CalendarDate): ListHit[] {
  const code = codeOf(screened.code ?? '');
  const name = comparable(screened.name);
  const hits: ListHit[] = [];
  for (const entry of entries) {
    if (entry.from > on || (entry.until !== null && entry.until <= on) || entry.appeal === 'granted') continue;
    const theirs = codeOf(entry.code);
    if (code !== '' && theirs !== '') {
      if (agree(code, theirs)) hits.push({ entry, by: 'identifier', likeness: 1 });
      continue;
    }
    const other = comparable(entry.name);
    if (other === '' || name === '') continue;
    if (other === name) hits.push({ entry, by: 'name', likeness: 1 });
    else if (Math.min(other.length, name.length) >= SHORTEST_NEAR) {
      const likeness = jaroWinkler(name, other);
      if (likeness >= NEAR) hits.push({ entry, by: 'near-name', likeness: Math.round(likeness * 1e4) / 1e4 });
    }
  }
  const rank = { identifier: 0, name: 1, 'near-name': 2 };
  return hits.sort((a, b) => rank[a.by] - rank[b.by] || b.likeness - a.likeness || (a.entry.id < b.entry.id ? -1 : 1));
}

function codeOf(text: string): string {
  const code = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const parsed = parseCreditCode(code);
  return parsed.ok ? parsed.value.code : code;
}

/** Courts publish codes with characters starred out: those count as agreeing. */
function agree(a: string, b: string): boolean {
  if (a.length !== b.length) return a.length === 9 || b.length === 9 ? organisationOf(a) === organisationOf(b) : false;
  return [...a].every((letter, i) => letter === b[i] || letter === '*' || b[i] === '*');
}

/** The nine characters of the organisation, which older lists give instead of the whole code. */
function organisationOf(code: string): string {
  return code.length === 18 ? code.slice(8, 17) : code.replace('-', '');
}

function comparable(text: string): string {
  const { core, region, form, branch } = readFirmName(text);
  if (form !== 'other') return `${region}${core}${branch}`;
  const plain = text.normalize('NFKC').toUpperCase();
  // 失信 lists and passports write one Latin name as SURNAME, GIVEN or given surname.
  const words = plain.match(/[A-Z0-9]+/g) ?? [];
  return /\p{Script=Han}/u.test(plain) ? plain.replace(/[\s·・.]+/g, '') : [...words].sort().join('');
}
