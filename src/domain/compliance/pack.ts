import { type Digest, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ActorType } from './actor.ts';
import { compileCondition, type ExpressionFailure, type Vocabulary } from './expression/compile.ts';
import { parseExpression } from './expression/parse.ts';
import type { Evaluate } from './expression/scope.ts';
import type { FactDefinition } from './fact.ts';
import { type Instrument, isVerified, writeCitation } from './instrument.ts';
import { checkPackConsistency, type PackInconsistency } from './pack-consistency.ts';
import type { LegalParameter } from './parameter.ts';
import type { RuleDefinition, RuleVersion, Severity } from './rule.ts';

/** The parsed content of a folder of law: everything that its digest covers (a type, not an interface, so that it is canonical data to the compiler). */
export type RulePackSource = {
  readonly id: string;
  readonly instruments: readonly Instrument[];
  readonly parameters: readonly LegalParameter[];
  readonly facts: readonly FactDefinition[];
  readonly rules: readonly RuleDefinition[];
};

/** One version of one rule, ready to run. */
export interface CompiledVersion {
  readonly rule: RuleDefinition;
  readonly version: RuleVersion;
  /** What counsel's confirmation is bound to: the wording and the norms it rests on, without observations of series. */
  readonly digest: Digest;
  readonly citation: string;
  /** `null` binds everyone. */
  readonly actors: ReadonlySet<ActorType> | null;
  readonly when: Evaluate | null;
  /** To which business the transition is open; `null`: to all. */
  readonly stock: Evaluate | null;
  readonly tests: readonly { readonly severity: Severity; readonly holds: Evaluate }[];
  readonly parameters: readonly string[];
  /** Facts that it may ask for. */
  readonly asks: readonly string[];
  readonly blocking: boolean;
  readonly verified: boolean;
}

/** A compiled pack of law. Immutable in what it says; plans for actors and days are remembered by the checker. */
export interface RulePack {
  readonly id: string;
  readonly digest: Digest;
  readonly source: RulePackSource;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly parameters: ReadonlyMap<string, LegalParameter>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** Rule id → its versions, oldest first. */
  readonly rules: ReadonlyMap<string, readonly CompiledVersion[]>;
}

export type PackFailure = PackInconsistency | ExpressionFailure | Failure<'LAW_EXPRESSION_UNREADABLE'>;

/**
 * Compiles parsed law once. Errors, each naming the rule or parameter: an expression that cannot be read or does not fit
 * the vocabulary, an unknown instrument, values or versions out of order, a repeated id, an anchor that does not govern a parameter.
 */
export function compileRulePack(source: RulePackSource): Result<RulePack, PackFailure> {
  const consistent = checkPackConsistency(source);
  if (!consistent.ok) return consistent;
  const instruments = new Map(source.instruments.map((item) => [item.code, item]));
  const parameters = new Map(source.parameters.map((item) => [item.id, item]));
  const facts = new Map(source.facts.map((item) => [item.name, item]));
  const rules = new Map<string, readonly CompiledVersion[]>();
  for (const rule of source.rules) {
    const versions: CompiledVersion[] = [];
    for (const version of rule.versions) {
      const compiled = compileVersion(rule, version, { instruments, parameters, facts });
      if (!compiled.ok) return located(compiled, rule.id);
      versions.push(compiled.value);
    }
    rules.set(rule.id, versions);
  }
  const digest = digestOf(source);
  return ok({ id: source.id, digest, source, instruments, parameters, facts, rules });
}

interface Names {
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly parameters: ReadonlyMap<string, LegalParameter>;
  readonly facts: ReadonlyMap<string, FactDefinition>;
}

function compileVersion(
  rule: RuleDefinition,
  version: RuleVersion,
  names: Names,
): Result<CompiledVersion, PackFailure> {
  const vocabulary: Vocabulary = {
    facts: names.facts,
    parameters: names.parameters,
    slots: [],
    asked: new Set(),
  };
  const when = version.when === undefined ? null : compileText(version.when, vocabulary);
  if (when && !when.ok) return when;
  const only = version.transition?.only;
  const stock = only === undefined ? null : compileText(only, vocabulary);
  if (stock && !stock.ok) return stock;
  const tests: CompiledVersion['tests'][number][] = [];
  for (const { severity, require } of version.requirements) {
    const holds = compileText(require, vocabulary);
    if (!holds.ok) return holds;
    tests.push({ severity, holds: holds.value });
  }
  for (const id of vocabulary.slots) {
    const governedBy = names.parameters.get(id)?.governedBy ?? [];
    if (!governedBy.includes(rule.anchor))
      return fail('LAW_ANCHOR_NOT_GOVERNING', {
        rule: rule.id,
        parameter: id,
        anchor: rule.anchor,
        governedBy: governedBy.join(', '),
      });
  }
  return ok({
    rule,
    version,
    digest: versionDigest(rule, version, vocabulary.slots, names.parameters),
    citation: writeCitation(names.instruments.get(version.instrument) as Instrument, version.article),
    actors: version.actors.includes('any') ? null : new Set(version.actors as readonly ActorType[]),
    when: when === null ? null : when.value,
    stock: stock === null ? null : stock.value,
    tests,
    parameters: vocabulary.slots,
    asks: [...vocabulary.asked],
    blocking: version.requirements.some(({ severity }) => severity === 'B'),
    verified: isVerified(version.confidence),
  });
}

function compileText(
  text: string,
  vocabulary: Vocabulary,
): Result<Evaluate, ExpressionFailure | Failure<'LAW_EXPRESSION_UNREADABLE'>> {
  const tree = parseExpression(text);
  return tree.ok ? compileCondition(tree.value, vocabulary) : tree;
}

function versionDigest(
  rule: RuleDefinition,
  version: RuleVersion,
  slots: readonly string[],
  parameters: ReadonlyMap<string, LegalParameter>,
): Digest {
  const norms = slots.flatMap((id) => parameters.get(id) ?? []).filter((item) => item.observedTo === undefined);
  return digestOf({ id: rule.id, anchor: rule.anchor, version, norms });
}

function located(
  failure: { readonly ok: false; readonly error: PackFailure },
  rule: string,
): Result<never, PackFailure> {
  const { error } = failure;
  return { ok: false, error: { ...error, params: { rule, ...error.params } } };
}
