import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { parseExpression } from '#domain/compliance/expression/parse.ts';
import type { Expression } from '#domain/compliance/expression/syntax.ts';
import {
  type ActorType,
  type CompiledVersion,
  checkLaw,
  type LawFacts,
  type RulePack,
  resolveParameter,
  versionOn,
} from '#domain/compliance/index.ts';
import { type CalendarDate, calendarDate, unwrap } from '#domain/kernel/index.ts';
import { createPrng, type Prng } from '#domain/numeric/index.ts';
import { type Facts, factNames, jsonRulesPeer, type Peer, type PeerRule, zenPeer } from './law-peers.ts';
import { type Bench, interleave, type Measurement } from './measurement.ts';

const ON = calendarDate('2026-08-05');
const ACTORS: readonly ActorType[] = [
  'bank',
  'online_micro_loan_co',
  'guarantee_co',
  'p2p_intermediary',
  'platform_operator',
];
const PROVINCE = '33';
const CASES = 400;

/** Our checks against the faster of two rule engines on the same rules and facts, with the trace of what each read. */
export const lawBench: Bench = {
  name: 'law',
  run: async (say) => {
    const pack = unwrap(await loadRulePack());
    const asked = commonRules(pack);
    const rules = [...new Set(asked.map(({ rule }) => rule))];
    const cases = drawCases(asked, pack);
    say(`${asked.length} requirements of ${rules.length} rules, ${cases.length} sets of facts`);
    const peers = [zenPeer(asked), jsonRulesPeer(asked)];
    const found = await assertEqual(asked, cases, pack, rules, peers);
    say(`findings equal on every case: ${found.holds} requirements held, ${found.broken} were broken`);
    const measured: Measurement[] = [];
    for (const peer of peers) {
      const { ours, theirs, ratio } = await interleave(
        5,
        () => timeOurs(cases, pack, rules),
        () => timePeer(cases, peer),
      );
      measured.push({
        name: `law: ${asked.length} requirements on one set of facts, traced`,
        unit: 'checks/s',
        ours,
        against: peer.name,
        theirs,
        ratio,
        target: '≥ 20 × the faster',
      });
    }
    return measured;
  },
};

type Asked = PeerRule & { readonly rule: string };

/** The requirements that every engine can express: numbers, words and truths; no dates, registers or functions of our own. */
function commonRules(pack: RulePack): Asked[] {
  const asked: Asked[] = [];
  for (const versions of pack.rules.values()) {
    const compiled = versionOn(versions, ON);
    if (!compiled || compiled.version.when !== undefined || compiled.version.provinces) continue;
    if (compiled.actors && !ACTORS.some((type) => compiled.actors!.has(type))) continue;
    if (compiled.version.requirements.length !== 1) continue;
    const tree = expressible(compiled, pack);
    if (tree) asked.push({ key: compiled.rule.id.replaceAll('-', '_'), rule: compiled.rule.id, holds: tree });
  }
  return asked;
}

function expressible(compiled: CompiledVersion, pack: RulePack): Expression | null {
  const tree = substitute(unwrap(parseExpression(compiled.version.requirements[0]!.require)), pack);
  if (!tree) return null;
  const simple = factNames(tree).every((name) =>
    ['money', 'rate', 'ratio', 'number', 'days', 'count', 'boolean', 'text'].includes(pack.facts.get(name)?.type ?? ''),
  );
  return simple ? tree : null;
}

/** The tree with each parameter's value in its place; null where a node has no counterpart elsewhere. */
function substitute(node: Expression, pack: RulePack): Expression | null {
  switch (node.kind) {
    case 'call':
    case 'governing-date':
      return null;
    case 'parameter': {
      const resolved = resolveParameter(pack.parameters, node.id, { on: ON, province: PROVINCE });
      if (resolved.state !== 'in-force') return null;
      const { value } = resolved;
      return typeof value === 'object' ? { kind: 'list', items: value } : { kind: 'literal', value };
    }
    case 'not':
    case 'negate': {
      const operand = substitute(node.operand, pack);
      return operand && { ...node, operand };
    }
    case 'if': {
      const condition = substitute(node.condition, pack);
      const consequence = substitute(node.consequence, pack);
      return condition && consequence && { ...node, condition, consequence };
    }
    case 'binary': {
      const left = substitute(node.left, pack);
      const right = substitute(node.right, pack);
      return left && right && { ...node, left, right };
    }
    default:
      return node;
  }
}

function drawCases(asked: readonly Asked[], pack: RulePack): LawFacts[] {
  const names = [...new Set(asked.flatMap(({ holds }) => factNames(holds)))];
  const prng = createPrng(1);
  return Array.from({ length: CASES }, () => ({
    actor: { types: ACTORS, province: PROVINCE, licences: [] },
    dates: {} as Record<string, CalendarDate>,
    values: Object.fromEntries(names.map((name) => [name, drawFact(name, pack, prng)])),
  })) as LawFacts[];
}

function drawFact(name: string, pack: RulePack, prng: Prng): Facts[string] {
  const fact = pack.facts.get(name)!;
  switch (fact.type) {
    case 'boolean':
      return prng.uniform() < 0.5;
    case 'text':
      return fact.values ? fact.values[prng.below(fact.values.length)]! : prng.uniform() < 0.5 ? PROVINCE : '44';
    case 'rate':
    case 'ratio':
      return Math.round(prng.uniform() * 600) / 1000;
    case 'money':
      return Math.round(10 ** (3 + 6 * prng.uniform()));
    default:
      return prng.below(800);
  }
}

async function assertEqual(
  asked: readonly Asked[],
  cases: readonly LawFacts[],
  pack: RulePack,
  rules: readonly string[],
  peers: readonly Peer[],
) {
  const count = { holds: 0, broken: 0 };
  for (const facts of cases) {
    const check = checkLaw(facts, pack, ON, { rules });
    const ours = new Map(
      check.findings.map((f) => [f.rule, (f.wouldBe ?? f.verdict) === 'pass' && f.basis !== 'reported']),
    );
    for (const peer of peers) {
      const { holds, traced } = await peer.evaluate(peer.prepare(facts.values));
      if (traced === 0) throw new Error(`${peer.name} left no trace`);
      for (const { key, rule } of asked)
        if (holds.get(key) !== ours.get(rule))
          throw new Error(
            `${peer.name} and we differ on ${rule}: ${holds.get(key)} and ${ours.get(rule)} for ${JSON.stringify(facts.values)}`,
          );
    }
    if (check.findings.some((f) => Object.keys(f.facts).length === 0))
      throw new Error('a finding of ours left no trace');
    for (const held of ours.values()) count[held ? 'holds' : 'broken'] += 1;
  }
  return count;
}

async function timeOurs(cases: readonly LawFacts[], pack: RulePack, rules: readonly string[]): Promise<number> {
  const started = performance.now();
  let n = 0;
  while (performance.now() - started < 400)
    for (const facts of cases) n += checkLaw(facts, pack, ON, { rules }).findings.length > 0 ? 1 : 0;
  return (n * 1000) / (performance.now() - started);
}

/** Each peer as its documents advise: many evaluations under way at once. */
async function timePeer(cases: readonly LawFacts[], peer: Peer): Promise<number> {
  const prepared = cases.map((facts) => peer.prepare(facts.values));
  const started = performance.now();
  let n = 0;
  while (performance.now() - started < 400) {
    for (let i = 0; i < cases.length; i += 16) {
      await Promise.all(prepared.slice(i, i + 16).map((facts) => peer.evaluate(facts)));
      n += Math.min(16, cases.length - i);
      if (performance.now() - started > 1500) break;
    }
  }
  return (n * 1000) / (performance.now() - started);
}
