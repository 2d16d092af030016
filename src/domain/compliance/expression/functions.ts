import { addMonths, type CalendarDate, daysBetween, type Fen, fenFromEstimate } from '#domain/kernel/index.ts';
import { enterpriseSize, parseIndustry } from '#domain/reference/index.ts';
import type { RegisterEntry } from '../fact.ts';
import type { Scope, Value } from './scope.ts';

export type StaticType = 'number' | 'boolean' | 'text' | 'date' | 'list' | 'register';

export interface RuleFunction {
  readonly takes: readonly StaticType[];
  readonly gives: StaticType;
  /** Takes unknown arguments and settles for itself what it can tell without them. */
  readonly lenient?: true;
  readonly call: (args: readonly Value[], scope: Scope) => Value;
}

/** What rules may call. An argument that is unknown makes the result unknown. */
export const FUNCTIONS: Readonly<Record<string, RuleFunction>> = {
  days_between: {
    takes: ['date', 'date'],
    gives: 'number',
    call: ([from, to]) => daysBetween(from as CalendarDate, to as CalendarDate),
  },
  add_months: {
    takes: ['date', 'number'],
    gives: 'date',
    call: ([date, months]) => addMonths(date as CalendarDate, months as number),
  },
  count: { takes: ['list'], gives: 'number', call: ([list]) => (list as readonly string[]).length },
  covers: {
    takes: ['list', 'list'],
    gives: 'boolean',
    call: ([list, wanted]) => (wanted as readonly string[]).every((item) => (list as readonly string[]).includes(item)),
  },
  disjoint: {
    takes: ['list', 'list'],
    gives: 'boolean',
    call: ([list, banned]) => !(list as readonly string[]).some((item) => (banned as readonly string[]).includes(item)),
  },
  listed: {
    takes: ['text', 'register'],
    gives: 'boolean',
    call: ([id, register], scope) => isListed(id as string, register as readonly RegisterEntry[], scope.governing),
  },
  /** The home area may be written more coarsely than the place: 44 holds 440305. */
  within_region: {
    takes: ['text', 'list'],
    gives: 'boolean',
    call: ([place, areas]) =>
      (areas as readonly string[]).some((area) => (place as string).startsWith(area.replace(/(?:00)+$/, ''))),
  },
  enterprise_size: {
    takes: ['text', 'number', 'number', 'number'],
    gives: 'text',
    lenient: true,
    call: ([industry, staff, revenue, assets], scope) =>
      sizeOf(industry, staff as number | undefined, revenue as number | undefined, assets as number | undefined, scope),
  },
  contains_any: {
    takes: ['text', 'list'],
    gives: 'boolean',
    call: ([text, words]) => containsAny(text as string, words as readonly string[]),
  },
};

function isListed(id: string, register: readonly RegisterEntry[], on: CalendarDate): boolean {
  return register.some(
    (entry) => entry.id === id && (entry.from === null || entry.from <= on) && (entry.to === null || on < entry.to),
  );
}

/** Undefined where the industry is not covered or an indicator that would settle the size is not known. Money arrives in yuan. */
function sizeOf(
  industry: Value,
  staff: number | undefined,
  revenue: number | undefined,
  assets: number | undefined,
  scope: Scope,
): Value {
  const parsed = typeof industry === 'string' ? parseIndustry(industry) : null;
  if (!parsed?.ok) return undefined;
  const toFen = (yuan: number | undefined): Fen | null =>
    yuan === undefined ? null : fenFromEstimate(yuan * 100, 'half-up');
  const indicators = { staff: staff ?? null, revenueFen: toFen(revenue), assetsFen: toFen(assets) };
  const found = enterpriseSize(parsed.value, indicators, scope.governing);
  return found.state === 'sized' ? found.size : undefined;
}

/** A word right behind one of these is denied, as in a risk warning ("本产品不保本"), not promised. */
const DENIAL = /(?:不|非|并非|不是|不承诺|不保证|不得承诺|不构成|不得宣称|not|no)$/;

/** Whether a text holds one of the words, whatever its spacing, width or case, other than to deny it. */
function containsAny(text: string, words: readonly string[]): boolean {
  const plain = plainText(text);
  return words.some((word) => {
    const wanted = plainText(word);
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
      if (!DENIAL.test(plain.slice(Math.max(0, at - 4), at))) return true;
    }
    return false;
  });
}

function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .toLowerCase();
}
