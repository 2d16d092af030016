import type { FactValue } from '../fact.ts';
import type { StaticType } from './functions.ts';
import type { Evaluate } from './scope.ts';
import type { BinaryOperator } from './syntax.ts';

/**
 * Two figures count as equal when they differ by no more than the rounding of a few double operations. A sum such as 0.1 × net assets
 * then meets its ceiling exactly, while one fen in 2.5 × 10¹⁴ fen, or one part per billion of a rate, still counts as different.
 */
const ROUNDING = 4e-15;

function roughly(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

export function negation(x: Evaluate): Evaluate {
  return (scope) => {
    const value = x(scope);
    return value === undefined ? undefined : !value;
  };
}

/** One closure for `left operator right`; unknown on either side makes the result unknown, save where the other side settles it. */
export function binaryEvaluator(operator: BinaryOperator, left: Evaluate, right: Evaluate, type: StaticType): Evaluate {
  if (operator === 'and') return conjunction(left, right);
  if (operator === 'or') return disjunction(left, right);
  const combine = type === 'number' ? numeric(operator) : textual(operator);
  return (scope) => {
    const a = left(scope);
    const b = right(scope);
    return a === undefined || b === undefined ? undefined : combine(a, b);
  };
}

function conjunction(left: Evaluate, right: Evaluate): Evaluate {
  return (scope) => {
    const a = left(scope);
    if (a === false) return false;
    const b = right(scope);
    return b === false ? false : a === undefined || b === undefined ? undefined : true;
  };
}

function disjunction(left: Evaluate, right: Evaluate): Evaluate {
  return (scope) => {
    const a = left(scope);
    if (a === true) return true;
    const b = right(scope);
    return b === true ? true : a === undefined || b === undefined ? undefined : false;
  };
}

function numeric(operator: BinaryOperator): (a: FactValue, b: FactValue) => FactValue | undefined {
  type Pair = (a: number, b: number) => FactValue | undefined;
  const table: Partial<Record<BinaryOperator, Pair>> = {
    '=': roughly,
    '!=': (a, b) => !roughly(a, b),
    '<': (a, b) => a < b && !roughly(a, b),
    '<=': (a, b) => a <= b || roughly(a, b),
    '>': (a, b) => a > b && !roughly(a, b),
    '>=': (a, b) => a >= b || roughly(a, b),
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    // A ratio to nothing says nothing: unknown, so that it never passes.
    '/': (a, b) => (b === 0 ? undefined : a / b),
  };
  return (table[operator] ?? textual(operator)) as (a: FactValue, b: FactValue) => FactValue | undefined;
}

function textual(operator: BinaryOperator): (a: FactValue, b: FactValue) => boolean {
  switch (operator) {
    case '=':
      return (a, b) => a === b;
    case '!=':
      return (a, b) => a !== b;
    case '<':
      return (a, b) => a < b;
    case '<=':
      return (a, b) => a <= b;
    case '>':
      return (a, b) => a > b;
    case '>=':
      return (a, b) => a >= b;
    case 'in':
      return (a, b) => (b as readonly FactValue[]).includes(a as string);
    case 'not in':
      return (a, b) => !(b as readonly FactValue[]).includes(a as string);
    default:
      throw new Error(`no textual meaning for ${operator}`);
  }
}
