import { type ZenDecision, ZenEngine } from '@gorules/zen-engine';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Expression } from '#domain/compliance/expression/syntax.ts';
import type { FactValue } from '#domain/compliance/index.ts';

/** One requirement of one rule with its parameters put in: what all engines are asked. */
export interface PeerRule {
  readonly key: string;
  readonly holds: Expression;
}

export type Facts = Readonly<Record<string, FactValue>>;

export type Prepared = Readonly<Record<string, unknown>>;

/** Asked about one set of facts, an engine answers with what holds, by key, and leaves a trace of what it read. */
export interface Peer {
  readonly name: string;
  /** Facts in the shape that the engine wants, made before any timing. */
  readonly prepare: (facts: Facts) => Prepared;
  readonly evaluate: (
    facts: Prepared,
  ) => Promise<{ readonly holds: ReadonlyMap<string, boolean>; readonly traced: number }>;
}

const ZEN_OPERATORS: Readonly<Record<string, string>> = { '=': '==' };

function zenText(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? `'${node.value}'` : String(node.value);
    case 'list':
      return `[${node.items.map((item) => (typeof item === 'string' ? `'${item}'` : item)).join(', ')}]`;
    case 'fact':
      return node.name;
    case 'not':
      return `(not (${zenText(node.operand)}))`;
    case 'negate':
      return `(-(${zenText(node.operand)}))`;
    case 'if':
      return `((not (${zenText(node.condition)})) or (${zenText(node.consequence)}))`;
    case 'binary':
      return `(${zenText(node.left)} ${ZEN_OPERATORS[node.operator] ?? node.operator} ${zenText(node.right)})`;
    default:
      throw new Error(`not a rule that a peer can run: ${node.kind}`);
  }
}

/** ZEN: one decision graph whose expression node computes every requirement; its own trace is on. */
export function zenPeer(rules: readonly PeerRule[]): Peer {
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'law',
        name: 'law',
        type: 'expressionNode',
        content: { expressions: rules.map(({ key, holds }) => ({ id: key, key, value: zenText(holds) })) },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'law', type: 'edge' },
      { id: 'b', sourceId: 'law', targetId: 'out', type: 'edge' },
    ],
  };
  const decision: ZenDecision = new ZenEngine().createDecision(content);
  return {
    name: '@gorules/zen-engine',
    prepare: nested,
    evaluate: async (facts) => {
      const { result, trace } = await decision.evaluate(facts, { trace: true });
      return {
        holds: new Map(rules.map(({ key }) => [key, result[key] === true])),
        traced: Object.keys(trace ?? {}).length,
      };
    },
  };
}

/** `a.b` as a key becomes b within a, the shape in which ZEN looks facts up. */
function nested(facts: Facts): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    const path = name.split('.');
    let at = root;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[path.at(-1)!] = value;
  }
  return root;
}

const JSON_OPERATORS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  in: 'in',
  'not in': 'notIn',
};

/** json-rules-engine: one rule a requirement; arithmetic, which it lacks, comes as computed facts. */
export function jsonRulesPeer(rules: readonly PeerRule[]): Peer {
  const engine = new Engine([], { allowUndefinedFacts: false });
  for (const { key, holds } of rules)
    engine.addRule({ name: key, conditions: topLevel(jsonCondition(holds, engine)), event: { type: 'holds' } });
  return {
    name: 'json-rules-engine',
    prepare: (facts) => facts,
    evaluate: async (facts) => {
      const { results, failureResults } = await engine.run({ ...facts });
      const holds = new Map<string, boolean>();
      for (const result of results) holds.set(result.name, true);
      for (const result of failureResults) holds.set(result.name, false);
      return { holds, traced: results.length + failureResults.length };
    },
  };
}

type JsonCondition =
  | { all: JsonCondition[] }
  | { any: JsonCondition[] }
  | { not: JsonCondition }
  | { fact: string; operator: string; value: unknown };

function topLevel(condition: JsonCondition): TopLevelCondition {
  return ('fact' in condition ? { all: [condition] } : condition) as TopLevelCondition;
}

function jsonCondition(node: Expression, engine: Engine): JsonCondition {
  switch (node.kind) {
    case 'fact':
      return { fact: node.name, operator: 'equal', value: true };
    case 'not':
      return { not: jsonCondition(node.operand, engine) };
    case 'if':
      return { any: [{ not: jsonCondition(node.condition, engine) }, jsonCondition(node.consequence, engine)] };
    case 'binary':
      if (node.operator === 'and')
        return { all: [jsonCondition(node.left, engine), jsonCondition(node.right, engine)] };
      if (node.operator === 'or') return { any: [jsonCondition(node.left, engine), jsonCondition(node.right, engine)] };
      return {
        fact: jsonFact(node.left, engine),
        operator: JSON_OPERATORS[node.operator]!,
        value: jsonValue(node.right, engine),
      };
    default:
      throw new Error(`not a condition that a peer can run: ${node.kind}`);
  }
}

function jsonValue(node: Expression, engine: Engine): unknown {
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'list') return node.items;
  return { fact: jsonFact(node, engine) };
}

function jsonFact(node: Expression, engine: Engine): string {
  if (node.kind === 'fact') return node.name;
  const name = zenText(node);
  const names = factNames(node);
  engine.addFact(name, async (_params, almanac) => {
    const known = new Map<string, FactValue>();
    for (const fact of names) known.set(fact, await almanac.factValue<FactValue>(fact));
    return arithmetic(node, known);
  });
  return name;
}

/** The facts that an expression reads. */
export function factNames(node: Expression): string[] {
  switch (node.kind) {
    case 'fact':
      return [node.name];
    case 'not':
    case 'negate':
      return factNames(node.operand);
    case 'if':
      return [...factNames(node.condition), ...factNames(node.consequence)];
    case 'binary':
      return [...factNames(node.left), ...factNames(node.right)];
    default:
      return [];
  }
}

function arithmetic(node: Expression, known: ReadonlyMap<string, FactValue>): number {
  if (node.kind === 'literal') return node.value as number;
  if (node.kind === 'fact') return known.get(node.name) as number;
  if (node.kind === 'negate') return -arithmetic(node.operand, known);
  if (node.kind !== 'binary') throw new Error(`not arithmetic: ${node.kind}`);
  const left = arithmetic(node.left, known);
  const right = arithmetic(node.right, known);
  switch (node.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      throw new Error(`not arithmetic: ${node.operator}`);
  }
}
