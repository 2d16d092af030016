/** The rule language as a tree. Static types are checked when a pack is compiled, so that a typing slip never waits for a loan. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | { readonly kind: 'list'; readonly items: readonly (number | string)[] }
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'parameter'; readonly id: string }
  | { readonly kind: 'governing-date' }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'if'; readonly condition: Expression; readonly consequence: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type BinaryOperator =
  | 'and'
  | 'or'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not in'
  | '+'
  | '-'
  | '*'
  | '/';
