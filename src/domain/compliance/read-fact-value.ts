import { type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { readProvince } from '#domain/reference/index.ts';
import type { FactDefinition, FactValue, RegisterEntry } from './fact.ts';

type Read = Result<FactValue, Failure<'LAW_FACT_WRONG'>>;

const DECIMAL = /^[+-]?\d{1,18}(\.\d{1,9})?$/;

/** One value against the definition of its fact. Numbers may be written as decimal text; anything else must have its own type. */
export function readFactValue(definition: FactDefinition, given: unknown, inFen: boolean): Read {
  switch (definition.type) {
    case 'boolean':
      return typeof given === 'boolean' ? ok(given) : wrong(definition, given, 'true / false');
    case 'text':
      return readText(definition, given);
    case 'province': {
      const code = readProvince(given);
      return code === null ? wrong(definition, given, PROVINCE_EXPECTED) : ok(code);
    }
    case 'texts':
      return readTexts(definition, given);
    case 'date': {
      const date = parseCalendarDate(String(given));
      return date.ok ? ok(date.value) : wrong(definition, given, 'YYYY-MM-DD');
    }
    case 'register':
      return readRegister(definition, given);
    default:
      return readNumber(definition, given, inFen);
  }
}

function readNumber(definition: FactDefinition, given: unknown, inFen: boolean): Read {
  const value = typeof given === 'string' && DECIMAL.test(given.trim()) ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(definition, given, EXPECTED[definition.type]);
  const whole = definition.type === 'days' || definition.type === 'count' || inFen;
  if (whole && !Number.isInteger(value)) return wrong(definition, given, EXPECTED[inFen ? 'fen' : definition.type]);
  if (inFen && definition.type !== 'money') return wrong(definition, given, EXPECTED[definition.type]);
  return ok(inFen ? value / 100 : value);
}

export const PROVINCE_EXPECTED = '44 / 440000 / 广东 / Guangdong';

const EXPECTED: Readonly<Record<string, string>> = {
  money: '1234.50 (CNY yuan)',
  rate: '0.24 (= 24 %)',
  ratio: '0.30 (= 30 %)',
  number: '12.5',
  days: '90',
  count: '3',
  fen: '"123450"',
};

function readText(definition: FactDefinition, given: unknown): Read {
  if (typeof given !== 'string') return wrong(definition, given, definition.values?.join(' | ') ?? '"…"');
  if (definition.values && !definition.values.includes(given))
    return wrong(definition, given, definition.values.join(' | '));
  return ok(given);
}

function readTexts(definition: FactDefinition, given: unknown): Read {
  const list = typeof given === 'string' ? [given] : given;
  const isWord = (item: unknown): boolean => typeof item === 'string' && (definition.values?.includes(item) ?? true);
  if (!Array.isArray(list) || !list.every(isWord))
    return wrong(definition, given, `[${definition.values?.join(' | ') ?? '"…"'}]`);
  return ok(list as readonly string[]);
}

/** A list of members: an id alone, or `{id, from, to}` with the days on which it was on the list. */
function readRegister(definition: FactDefinition, given: unknown): Read {
  const expected = '[{"id": "…", "from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}]';
  if (!Array.isArray(given)) return wrong(definition, given, expected);
  const entries: RegisterEntry[] = [];
  for (const item of given) {
    const { id, from, to } = typeof item === 'object' && item !== null ? item : { id: item };
    const start = optionalDate(from);
    const end = optionalDate(to);
    if (typeof id !== 'string' || start === undefined || end === undefined) return wrong(definition, given, expected);
    entries.push({ id, from: start, to: end });
  }
  return ok(entries);
}

function optionalDate(given: unknown): RegisterEntry['from'] | undefined {
  if (given === undefined || given === null) return null;
  const date = parseCalendarDate(String(given));
  return date.ok ? date.value : undefined;
}

function wrong({ name }: FactDefinition, given: unknown, expected: string | undefined): Read {
  const value = typeof given === 'string' ? given : (JSON.stringify(given) ?? String(given));
  return fail('LAW_FACT_WRONG', { fact: name, value: value.slice(0, 80), expected: expected ?? '' });
}
