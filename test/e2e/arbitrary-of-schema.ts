import fc from 'fast-check';

/** The part of JSON Schema that the contract uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Text that breaks things: control characters, halves of characters, other scripts, formulas, numbers beyond all bounds. */
const HOSTILE = fc.constantFrom(
  '',
  '\u0000',
  '\ud800',
  'a'.repeat(5000),
  '堰'.repeat(100),
  '𠮷𠮷',
  "'; DROP TABLE account; --",
  '{{7*7}}',
  '=1+1',
  '../../etc/passwd',
  '99999999999999999999999999',
  '-0',
  'NaN',
  '1e400',
  '2026-02-30',
  '__proto__',
  'constructor',
);

export const junk: fc.Arbitrary<unknown> = fc.oneof(
  HOSTILE,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, [], {}),
);

/** Values that mostly fit a schema, so that they come as far as the store, and here and there do not. */
export function arbitraryOf(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, components, known) }, { weight: 1, arbitrary: junk });
}

function fitting(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const inner = (of: Schema) => arbitraryOf(of, components, known);
  if (schema.$ref) {
    // A schema that refers to itself is any JSON, which junk is too.
    const { [schema.$ref.split('/').at(-1)!]: referred, ...others } = components;
    return referred ? arbitraryOf(referred, others, known) : junk;
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1e6, 1e9) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -10, max: schema.maximum ?? 10, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema, known);
    default:
      return junk;
  }
}

function objectOf(schema: Schema, inner: (of: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties)
    return fc.dictionary(
      fc.constantFrom('loan.term_days', 'borrower.type', 'exposure.single', 'x'),
      typeof additionalProperties === 'object' ? inner(additionalProperties) : junk,
    );
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, inner(of)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function textOf({ pattern, maxLength = 60 }: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const text = fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 60) }));
  if (!pattern || pattern.includes('\\p')) return text;
  return fc.oneof({ weight: 3, arbitrary: fc.stringMatching(new RegExp(pattern)) }, { weight: 2, arbitrary: text });
}
