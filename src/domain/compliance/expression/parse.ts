import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { BinaryOperator, Expression } from './syntax.ts';
import { type Token, tokenize } from './tokens.ts';

const KEYWORDS = new Set(['if', 'then', 'and', 'or', 'not', 'in', 'true', 'false']);
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);
const NOTHING: Expression = { kind: 'literal', value: false };

/**
 * Reads one expression of the rule language, e.g. `if loan.repay_type = 'bullet' then loan.term_days <= $il_bullet_days`.
 * Error: LAW_EXPRESSION_UNREADABLE with the position and what was expected there.
 */
export function parseExpression(source: string): Result<Expression, Failure<'LAW_EXPRESSION_UNREADABLE'>> {
  const parser = new Parser(tokenize(source));
  const expression = parser.expression();
  parser.end();
  if (parser.stopped === null) return ok(expression);
  const { token, expected } = parser.stopped;
  return fail('LAW_EXPRESSION_UNREADABLE', {
    expression: source,
    position: token.at + 1,
    found: token.text || 'end',
    expected,
  });
}

/** Recursive descent. The first misfit is kept and the rest is walked through harmlessly, so no method has to hand failures upwards. */
class Parser {
  stopped: { token: Token; expected: string } | null = null;
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expression(): Expression {
    if (!this.takeWord('if')) return this.either();
    const condition = this.either();
    if (!this.takeWord('then')) return this.stop('then');
    return { kind: 'if', condition, consequence: this.expression() };
  }

  end(): void {
    if (this.peek().kind !== 'end') this.stop('an operator or the end');
  }

  private either(): Expression {
    let left = this.both();
    while (this.takeWord('or')) left = binary('or', left, this.both());
    return left;
  }

  private both(): Expression {
    let left = this.negated();
    while (this.takeWord('and')) left = binary('and', left, this.negated());
    return left;
  }

  private negated(): Expression {
    return this.takeWord('not') ? { kind: 'not', operand: this.negated() } : this.comparison();
  }

  private comparison(): Expression {
    const left = this.sum();
    const token = this.peek();
    if (token.kind === 'symbol' && COMPARISONS.has(token.text)) {
      this.next += 1;
      return binary(token.text as BinaryOperator, left, this.sum());
    }
    if (this.takeWord('in')) return binary('in', left, this.sum());
    if (token.kind === 'word' && token.text === 'not' && this.tokens[this.next + 1]?.text === 'in') {
      this.next += 2;
      return binary('not in', left, this.sum());
    }
    return left;
  }

  private sum(): Expression {
    let left = this.product();
    for (;;) {
      if (this.takeSymbol('+')) left = binary('+', left, this.product());
      else if (this.takeSymbol('-')) left = binary('-', left, this.product());
      else return left;
    }
  }

  private product(): Expression {
    let left = this.unary();
    for (;;) {
      if (this.takeSymbol('*')) left = binary('*', left, this.unary());
      else if (this.takeSymbol('/')) left = binary('/', left, this.unary());
      else return left;
    }
  }

  private unary(): Expression {
    return this.takeSymbol('-') ? { kind: 'negate', operand: this.unary() } : this.primary();
  }

  private primary(): Expression {
    const token = this.peek();
    if (token.kind === 'number' || token.kind === 'text') {
      this.next += 1;
      return { kind: 'literal', value: token.kind === 'number' ? Number(token.text) : token.text };
    }
    if (token.kind === 'parameter') {
      this.next += 1;
      return { kind: 'parameter', id: token.text };
    }
    if (this.takeSymbol('(')) {
      const inner = this.expression();
      return this.takeSymbol(')') ? inner : this.stop(')');
    }
    if (this.takeSymbol('[')) return this.list();
    return token.kind === 'word' ? this.word(token) : this.stop('a fact, a value or a parameter');
  }

  private word(token: Token): Expression {
    if (token.text === 'true' || token.text === 'false') {
      this.next += 1;
      return { kind: 'literal', value: token.text === 'true' };
    }
    if (KEYWORDS.has(token.text)) return this.stop('a fact, a value or a parameter');
    this.next += 1;
    if (token.text === 'governing_date') return { kind: 'governing-date' };
    if (!this.takeSymbol('(')) return { kind: 'fact', name: token.text };
    const args: Expression[] = [];
    if (this.takeSymbol(')')) return { kind: 'call', name: token.text, args };
    do args.push(this.expression());
    while (this.takeSymbol(','));
    return this.takeSymbol(')') ? { kind: 'call', name: token.text, args } : this.stop(')');
  }

  private list(): Expression {
    const items: (number | string)[] = [];
    do {
      const token = this.peek();
      if (token.kind !== 'number' && token.kind !== 'text') return this.stop("a number or a 'text'");
      items.push(token.kind === 'number' ? Number(token.text) : token.text);
      this.next += 1;
    } while (this.takeSymbol(','));
    return this.takeSymbol(']') ? { kind: 'list', items } : this.stop(']');
  }

  private peek(): Token {
    return this.tokens[this.next] ?? (this.tokens.at(-1) as Token);
  }

  private takeWord(word: string): boolean {
    const token = this.peek();
    const hit = token.kind === 'word' && token.text === word;
    if (hit) this.next += 1;
    return hit;
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.peek();
    const hit = token.kind === 'symbol' && token.text === symbol;
    if (hit) this.next += 1;
    return hit;
  }

  private stop(expected: string): Expression {
    this.stopped ??= { token: this.peek(), expected };
    this.next = this.tokens.length - 1;
    return NOTHING;
  }
}

function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}
