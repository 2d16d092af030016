import type { Transaction } from '#app/ports/transaction.ts';
import {
  creditModelDigest,
  foldModelEvents,
  isStopped,
  type ModelGovernance,
  type ModelRef,
  meetsChallenger,
  modelKeyOf,
  type PreparedScorecard,
  parseCreditModel,
} from '#domain/credit/index.ts';
import {
  type Artefacts,
  type DecisionMode,
  type PreparedShadow,
  prepareArtefacts,
  prepareShadow,
} from '#domain/decision/index.ts';
import { unwrap } from '#domain/kernel/index.ts';

/** By what a case is decided, and what looks on. */
export interface ChosenModel {
  readonly artefacts: Artefacts;
  /** `rules` where models are switched off: the case is not lost, it goes to a person. */
  readonly mode: DecisionMode;
  readonly shadows: readonly { readonly model: ModelRef; readonly shadow: PreparedShadow }[];
}

/** An institution's models as they stand after one event. */
export interface ModelView {
  readonly governance: ModelGovernance;
  /** undefined where there is no such policy. `applicant` decides who meets a challenger. */
  choose(policy: string, applicant: string, mode: DecisionMode): ChosenModel | undefined;
}

/** The views that a process keeps, one an institution; which event counts is read in the transaction of each decision. */
export interface ModelViews {
  at(work: Transaction, epoch: number): Promise<ModelView>;
}

type Shipped = ReadonlyMap<string, Artefacts<PreparedScorecard>>;

export function modelViews(shipped: Shipped): ModelViews {
  const kept = new Map<string, { readonly epoch: number; readonly view: ModelView }>();
  const untouched = viewOf(shipped, foldModelEvents([]), new Map(), new Map());
  return {
    async at(work, epoch) {
      if (epoch === 0) return untouched;
      const known = kept.get(work.institutionId);
      if (known?.epoch === epoch) return known.view;
      const view = await readView(work, shipped);
      kept.set(work.institutionId, { epoch, view });
      return view;
    },
  };
}

/** Reads the story of the models and makes ready what it puts in place. */
async function readView(work: Transaction, shipped: Shipped): Promise<ModelView> {
  const governance = foldModelEvents(await work.models.events());
  const artefacts = new Map<string, Artefacts>();
  const shadows = new Map<string, PreparedShadow>();
  for (const [name, { champion, challenger, shadows: looking }] of governance.policies) {
    const base = shipped.get(name);
    if (!base) continue;
    for (const model of [champion, challenger?.model])
      if (model) artefacts.set(placeOf(name, model), await artefactsWith(work, base, model));
    for (const model of looking) shadows.set(modelKeyOf(model), unwrap(prepareShadow(await modelOf(work, model))));
  }
  return viewOf(shipped, governance, artefacts, shadows);
}

function viewOf(
  shipped: Shipped,
  governance: ModelGovernance,
  artefacts: ReadonlyMap<string, Artefacts>,
  shadows: ReadonlyMap<string, PreparedShadow>,
): ModelView {
  return {
    governance,
    choose: (policy, applicant, mode) => {
      const base = shipped.get(policy);
      if (!base) return undefined;
      const standing = governance.policies.get(policy);
      const { champion = null, challenger } = standing ?? {};
      const model = challenger && meetsChallenger(applicant, challenger) ? challenger.model : champion;
      const stopped = mode === 'full' && isStopped(governance, policy);
      const looking = stopped ? [] : (standing?.shadows ?? []);
      return {
        artefacts: model ? artefacts.get(placeOf(policy, model))! : base,
        mode: stopped ? 'rules' : mode,
        shadows: looking.map((ref) => ({ model: ref, shadow: shadows.get(modelKeyOf(ref))! })),
      };
    },
  };
}

function placeOf(policy: string, model: ModelRef): string {
  return `${policy}/${modelKeyOf(model)}`;
}

async function artefactsWith(work: Transaction, base: Artefacts, model: ModelRef): Promise<Artefacts> {
  return unwrap(prepareArtefacts(base.policy, await modelOf(work, model), base.pack, base.engine));
}

/** A registered model from its bytes, which were checked when they were registered. */
export async function modelOf(work: Transaction, { name, version }: ModelRef) {
  const artefact = await work.artefacts.get('model', name, version);
  if (!artefact) throw new Error(`the model ${name}@${version} is gone from the register`);
  return unwrap(parseCreditModel(JSON.parse(new TextDecoder().decode(artefact.content))));
}

/**
 * What a recorded decision was made by: the policy with the model whose digest the record names, if it was ever registered; else the
 * policy as it ships.
 */
export async function artefactsOfRecord(
  work: Transaction,
  shipped: Shipped,
  policy: string,
  modelDigest: string,
): Promise<Artefacts | undefined> {
  const base = shipped.get(policy);
  if (!base || creditModelDigest(base.scorecard.card) === modelDigest) return base;
  const { models } = foldModelEvents(await work.models.events());
  const found = [...models.values()].find(({ digest }) => digest === modelDigest);
  return found ? artefactsWith(work, base, found.model) : base;
}
