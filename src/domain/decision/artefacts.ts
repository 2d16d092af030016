import { type ActorType, isLender, type RulePack } from '#domain/compliance/index.ts';
import {
  type CreditModel,
  creditModelDigest,
  type PreparedModel,
  type PreparedOf,
  prepareModel,
} from '#domain/credit/index.ts';
import { CATEGORY_SOURCES, EVIDENCE_KINDS, type EvidenceKind, findMeasure } from '#domain/evidence/index.ts';
import {
  type CalendarDate,
  type Canonical,
  type Digest,
  digestOf,
  type Failure,
  fail,
  ok,
  type Result,
} from '#domain/kernel/index.ts';
import { policyDigest } from './parse-policy.ts';
import type { Policy } from './policy.ts';
import type { Engine, RecordDigests } from './record.ts';

/** Everything that a decision reads beside the case, worked out once for many cases. */
export interface Artefacts<M extends PreparedModel = PreparedModel> {
  readonly policy: Policy;
  readonly scorecard: M;
  readonly pack: RulePack;
  /** The day whose law is asked, where it is another than the decision's: in the laboratory. */
  readonly lawOn?: CalendarDate;
  readonly engine: Engine;
  readonly digests: Omit<RecordDigests, 'snapshot' | 'examination' | 'facts' | 'shock'>;
  /** By variable of the scorecard: the places in EVIDENCE_KINDS of the sources that it is summed from. */
  readonly variableSources: readonly (readonly number[])[];
  /** By measure that the terms read: the places of its sources, each with the age up to which the policy reads it. */
  readonly termsSources: ReadonlyMap<string, readonly { readonly place: number; readonly maxAgeDays: number }[]>;
}

export type ArtefactFailure = Failure<'DECISION_MEASURE_UNKNOWN'>;

/** Joins a policy with a scorecard and the law. Errors: DECISION_MEASURE_UNKNOWN where either reads a measure that no evidence gives. */
export function prepareArtefacts<M extends CreditModel>(
  policy: Policy,
  model: M,
  pack: RulePack,
  engine: Engine,
): Result<Artefacts<PreparedOf<M>>, ArtefactFailure> {
  const prepared = prepareModel(model);
  const variableSources = sourcesOfVariables(prepared);
  if (!variableSources.ok) return variableSources;
  const unknown = measuresOfPolicy(policy).find((name) => !sourcesOf(name));
  if (unknown !== undefined) return fail('DECISION_MEASURE_UNKNOWN', { measure: unknown, artefact: policy.name });
  return ok({
    policy,
    scorecard: prepared,
    pack,
    engine,
    variableSources: variableSources.value,
    termsSources: new Map(measuresOfPolicy(policy).map((name) => [name, agedSources(name, policy)])),
    digests: {
      model: creditModelDigest(model),
      policy: policyDigest(policy),
      rules: pack.digest,
      parameters: parametersDigest(pack),
      engine: digestOf(engine),
    },
  });
}

/** Per variable of a model, the places in EVIDENCE_KINDS of the sources that it is summed from. Errors: DECISION_MEASURE_UNKNOWN. */
export function sourcesOfVariables(prepared: PreparedModel): Result<readonly (readonly number[])[], ArtefactFailure> {
  const places: number[][] = [];
  for (const { name } of prepared.variables) {
    const sources = sourcesOf(name);
    if (!sources) return fail('DECISION_MEASURE_UNKNOWN', { measure: name, artefact: prepared.card.name });
    places.push(sources.map((kind) => EVIDENCE_KINDS.indexOf(kind)));
  }
  return ok(places);
}

function sourcesOf(name: string): readonly EvidenceKind[] | undefined {
  return findMeasure(name)?.sources ?? CATEGORY_SOURCES[name];
}

function measuresOfPolicy({ terms }: Policy): readonly string[] {
  const bases = terms.cashFlow.flatMap(({ measure, marginMeasure }) => [measure, marginMeasure]);
  const named = [terms.debtServiceMeasure, terms.salesMeasure, terms.marginMeasure, terms.growthMeasure];
  return [...bases, ...named, terms.cycleMeasure].filter((name) => name !== null);
}

/** A source that the policy does not list is read at any age: the policy has no opinion of it. */
function agedSources(measure: string, { sources }: Policy): { place: number; maxAgeDays: number }[] {
  return (sourcesOf(measure) ?? []).map((kind) => ({
    place: EVIDENCE_KINDS.indexOf(kind),
    maxAgeDays: sources.find((source) => source.kind === kind)?.maxAgeDays ?? Number.POSITIVE_INFINITY,
  }));
}

function parametersDigest({ source }: RulePack): Digest {
  const parameters: Pick<RulePack['source'], 'parameters'> = { parameters: source.parameters };
  return digestOf(parameters as Canonical);
}

/** Only a licensed lender decides; anybody else says what it would do (金规〔2025〕9号第七条 and its predecessors). */
export function capacityOf(types: readonly ActorType[]): 'decision' | 'recommendation' {
  return types.some(isLender) ? 'decision' : 'recommendation';
}
