import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { isAnchor } from '../anchor.ts';
import type { FactDefinition, FactType } from '../fact.ts';
import { isMultiple, type LegalParameter } from '../parameter.ts';
import { FUNCTIONS, type StaticType } from './functions.ts';
import { nearestName } from './nearest-name.ts';
import { binaryEvaluator, negation } from './operators.ts';
import type { Evaluate, Value } from './scope.ts';
import type { Expression } from './syntax.ts';

/** The words that an expression may use, and the slots into which its parameters go. */
export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly parameters: ReadonlyMap<string, LegalParameter>;
  /** Parameter ids in slot order; compiling adds to it. */
  readonly slots: string[];
  /** Facts asked for; compiling adds to it. */
  readonly asked: Set<string>;
}

export type ExpressionFailure = Failure<
  | 'LAW_FACT_UNDECLARED'
  | 'LAW_PARAMETER_UNDECLARED'
  | 'LAW_FUNCTION_UNKNOWN'
  | 'LAW_WORD_NOT_ALLOWED'
  | 'LAW_TYPE_MISMATCH'
>;

interface Typed {
  readonly type: StaticType;
  readonly evaluate: Evaluate;
}

const STATIC_TYPES: Readonly<Record<FactType, StaticType>> = {
  money: 'number',
  rate: 'number',
  ratio: 'number',
  number: 'number',
  days: 'number',
  count: 'number',
  boolean: 'boolean',
  text: 'text',
  province: 'text',
  texts: 'list',
  date: 'date',
  register: 'register',
};

/** Turns a tree into one closure that gives true, false or unknown. Errors: an undeclared name, a word outside its list, types that do not fit. */
export function compileCondition(node: Expression, vocabulary: Vocabulary): Result<Evaluate, ExpressionFailure> {
  const compiled = compile(node, vocabulary);
  if (!compiled.ok) return compiled;
  if (compiled.value.type !== 'boolean') return mismatch('boolean', compiled.value.type);
  return ok(compiled.value.evaluate);
}

function compile(node: Expression, vocabulary: Vocabulary): Result<Typed, ExpressionFailure> {
  switch (node.kind) {
    case 'literal':
      return ok({ type: literalType(node.value), evaluate: () => node.value });
    case 'list':
      return ok({ type: 'list', evaluate: () => node.items as readonly string[] });
    case 'governing-date':
      return ok({ type: 'date', evaluate: (scope) => scope.governing });
    case 'fact':
      return compileFact(node.name, vocabulary);
    case 'parameter':
      return compileParameter(node.id, vocabulary);
    case 'not':
      return compileUnary(node.operand, 'boolean', vocabulary, negation);
    case 'negate':
      return compileUnary(node.operand, 'number', vocabulary, (x) => (scope) => {
        const value = x(scope);
        return value === undefined ? undefined : -(value as number);
      });
    case 'if':
      return compileIf(node, vocabulary);
    case 'call':
      return compileCall(node, vocabulary);
    case 'binary':
      return compileBinary(node, vocabulary);
  }
}

function literalType(value: number | string | boolean): StaticType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
}

function compileFact(name: string, { facts, asked }: Vocabulary): Result<Typed, ExpressionFailure> {
  if (isAnchor(name)) return ok({ type: 'date', evaluate: (scope) => scope.dates[name] ?? scope.asked });
  const fact = facts.get(name);
  if (!fact) return fail('LAW_FACT_UNDECLARED', { fact: name, nearest: nearestName(name, facts.keys()) });
  asked.add(name);
  const evaluate: Evaluate = (scope) => {
    const value = scope.values[name];
    if (value === undefined) scope.missing.push(name);
    else scope.facts[name] = value;
    return value;
  };
  return ok({ type: STATIC_TYPES[fact.type], evaluate });
}

function compileParameter(id: string, { parameters, slots }: Vocabulary): Result<Typed, ExpressionFailure> {
  const parameter = parameters.get(id);
  if (!parameter)
    return fail('LAW_PARAMETER_UNDECLARED', { parameter: id, nearest: nearestName(id, parameters.keys()) });
  if (!slots.includes(id)) slots.push(id);
  const slot = slots.indexOf(id);
  const bit = 1 << slot;
  const evaluate: Evaluate = (scope) => {
    scope.read |= bit;
    const resolved = scope.parameters[slot];
    return resolved && (resolved.state === 'in-force' || resolved.state === 'stale') ? resolved.value : undefined;
  };
  return ok({ type: parameterType(parameter), evaluate });
}

function parameterType(parameter: LegalParameter): StaticType {
  const all = [...parameter.values, ...Object.values(parameter.provinces ?? {}).flat()];
  const sample = all.find((entry) => entry.value !== null)?.value ?? undefined;
  if (typeof sample === 'boolean') return 'boolean';
  if (typeof sample === 'string') return 'text';
  if (typeof sample === 'object' && !isMultiple(sample)) return 'list';
  // A provincial parameter of which no value is known yet has its type by its unit alone.
  return sample === undefined && parameter.unit === 'boolean' ? 'boolean' : 'number';
}

function compileUnary(
  operand: Expression,
  type: StaticType,
  vocabulary: Vocabulary,
  make: (x: Evaluate) => Evaluate,
): Result<Typed, ExpressionFailure> {
  const inner = compile(operand, vocabulary);
  if (!inner.ok) return inner;
  if (inner.value.type !== type) return mismatch(type, inner.value.type);
  return ok({ type, evaluate: make(inner.value.evaluate) });
}

/** Stricter than `not a or b`: while the condition is unknown, so is the whole, even where the consequence holds. */
function compileIf(
  node: Extract<Expression, { kind: 'if' }>,
  vocabulary: Vocabulary,
): Result<Typed, ExpressionFailure> {
  const condition = compileCondition(node.condition, vocabulary);
  if (!condition.ok) return condition;
  const consequent = compileCondition(node.consequence, vocabulary);
  if (!consequent.ok) return consequent;
  const [test, consequence] = [condition.value, consequent.value];
  const evaluate: Evaluate = (scope) => {
    const holds = test(scope);
    return holds === undefined ? undefined : holds === false ? true : consequence(scope);
  };
  return ok({ type: 'boolean', evaluate });
}

function compileCall(
  node: Extract<Expression, { kind: 'call' }>,
  vocabulary: Vocabulary,
): Result<Typed, ExpressionFailure> {
  if (node.name === 'given') return compileGiven(node, vocabulary);
  const definition = FUNCTIONS[node.name];
  if (!definition)
    return fail('LAW_FUNCTION_UNKNOWN', { name: node.name, nearest: nearestName(node.name, Object.keys(FUNCTIONS)) });
  const word = wordOutsideList(node.args[0], node.args[1], vocabulary);
  if (word) return word;
  const evaluators: Evaluate[] = [];
  if (node.args.length !== definition.takes.length)
    return mismatch(`${definition.takes.length} arguments`, `${node.args.length}`);
  for (const [i, arg] of node.args.entries()) {
    const compiled = compile(arg, vocabulary);
    if (!compiled.ok) return compiled;
    if (compiled.value.type !== definition.takes[i])
      return mismatch(definition.takes[i] as string, compiled.value.type);
    evaluators.push(compiled.value.evaluate);
  }
  const evaluate: Evaluate = (scope) => {
    const args: Value[] = [];
    for (const argument of evaluators) {
      const value = argument(scope);
      if (value === undefined && !definition.lenient) return undefined;
      args.push(value);
    }
    return definition.call(args, scope);
  };
  return ok({ type: definition.gives, evaluate });
}

/** Asking whether a fact is known is never itself unknown, and leaves no missing fact behind. */
function compileGiven(
  node: Extract<Expression, { kind: 'call' }>,
  vocabulary: Vocabulary,
): Result<Typed, ExpressionFailure> {
  const [fact] = node.args;
  if (fact?.kind !== 'fact' || node.args.length !== 1) return mismatch('one fact', `${node.args.length} arguments`);
  const known = compileFact(fact.name, vocabulary);
  if (!known.ok) return known;
  const { name } = fact;
  return ok({ type: 'boolean', evaluate: (scope) => scope.values[name] !== undefined });
}

function compileBinary(
  node: Extract<Expression, { kind: 'binary' }>,
  vocabulary: Vocabulary,
): Result<Typed, ExpressionFailure> {
  const left = compile(node.left, vocabulary);
  if (!left.ok) return left;
  const right = compile(node.right, vocabulary);
  if (!right.ok) return right;
  const word = wordOutsideList(node.left, node.right, vocabulary);
  if (word) return word;
  const [a, b] = [left.value.type, right.value.type];
  if (node.operator === 'in' || node.operator === 'not in') {
    if (b !== 'list') return mismatch('list', b);
    if (a !== 'text' && a !== 'number') return mismatch('text', a);
  } else if (a !== b) return mismatch(a, b);
  const expected = expectedOperand(node.operator);
  if (expected !== null && a !== expected && !(expected === 'number' && a === 'date' && isComparison(node.operator)))
    return mismatch(expected, a);
  const type = ['+', '-', '*', '/'].includes(node.operator) ? 'number' : 'boolean';
  return ok({ type, evaluate: binaryEvaluator(node.operator, left.value.evaluate, right.value.evaluate, a) });
}

function expectedOperand(operator: string): StaticType | null {
  if (operator === 'and' || operator === 'or') return 'boolean';
  return operator === '=' || operator === '!=' || operator === 'in' || operator === 'not in' ? null : 'number';
}

function isComparison(operator: string): boolean {
  return ['<', '<=', '>', '>='].includes(operator);
}

/** A misspelt word in a rule would silently never match; lists of allowed words catch it when the pack is compiled. */
function wordOutsideList(
  subject: Expression | undefined,
  written: Expression | undefined,
  { facts }: Vocabulary,
): ReturnType<typeof fail<'LAW_WORD_NOT_ALLOWED'>> | null {
  const allowed = subject?.kind === 'fact' ? facts.get(subject.name)?.values : undefined;
  if (!allowed || subject?.kind !== 'fact') return null;
  const words =
    written?.kind === 'literal' ? [String(written.value)] : written?.kind === 'list' ? written.items.map(String) : [];
  const wrong = words.find((word) => !allowed.includes(word));
  if (wrong === undefined) return null;
  return fail('LAW_WORD_NOT_ALLOWED', { fact: subject.name, word: wrong, allowed: allowed.join(', ') });
}

function mismatch(expected: string, found: string): ReturnType<typeof fail<'LAW_TYPE_MISMATCH'>> {
  return fail('LAW_TYPE_MISMATCH', { expected, found });
}
