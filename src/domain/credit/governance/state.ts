import type { Digest } from '#domain/kernel/index.ts';
import type { ModelEvent, ModelProposal, ModelRef, ReleaseLimits, Technology } from './event.ts';

export type ModelStage =
  | 'draft'
  | 'refused'
  | 'validated'
  | 'shadow'
  | 'staged'
  | 'champion'
  | 'superseded'
  | 'stopped'
  | 'retired';

export interface ModelStanding {
  readonly model: ModelRef;
  readonly digest: Digest;
  readonly format: string;
  readonly developer: string;
  readonly registeredAt: number;
  stage: ModelStage;
  /** Who validated it last, and what was found. */
  validator: string | undefined;
  report: Readonly<Record<string, unknown>> | undefined;
  /** The policy that it shadows, is staged or decides for. */
  policy: string | undefined;
  /** Evidence by item of the checklist, the last of each. */
  readonly evidence: Map<string, { readonly text: string; readonly by: string; readonly at: number }>;
}

export interface Challenger {
  readonly model: ModelRef;
  readonly share: number;
  readonly limits: ReleaseLimits;
  readonly since: number;
}

export interface PolicyStanding {
  /** null: the model that the policy ships with. */
  champion: ModelRef | null;
  championSince: number;
  /** Champions before, the last at the end. */
  readonly before: (ModelRef | null)[];
  challenger: Challenger | undefined;
  readonly shadows: ModelRef[];
}

export interface OpenProposal {
  readonly proposal: ModelProposal;
  readonly by: string;
  readonly at: number;
}

/** How models stand: the fold of all that happened to them. */
export interface ModelGovernance {
  readonly models: ReadonlyMap<string, ModelStanding>;
  readonly policies: ReadonlyMap<string, PolicyStanding>;
  readonly proposals: ReadonlyMap<string, OpenProposal>;
  /** Policies whose models were switched off; `*` is all of them. */
  readonly stops: ReadonlyMap<string, { readonly by: string; readonly at: number; readonly why: string }>;
  readonly technologies: ReadonlyMap<string, Technology & { readonly by: string; readonly at: number }>;
}

export const ALL_POLICIES = '*';

export function keyOf({ name, version }: ModelRef): string {
  return `${name}@${version}`;
}

export function foldModelEvents(events: Iterable<ModelEvent>): ModelGovernance {
  const fold = new Fold();
  for (const event of events) fold.apply(event);
  return fold;
}

class Fold implements ModelGovernance {
  readonly models = new Map<string, ModelStanding>();
  readonly policies = new Map<string, PolicyStanding>();
  readonly proposals = new Map<string, OpenProposal>();
  readonly stops = new Map<string, { readonly by: string; readonly at: number; readonly why: string }>();
  readonly technologies = new Map<string, Technology & { readonly by: string; readonly at: number }>();

  apply(event: ModelEvent): void {
    const { by, at } = event;
    switch (event.kind) {
      case 'registered':
        this.#register(event);
        break;
      case 'validated': {
        const standing = this.#model(event.model);
        standing.stage = event.verdict === 'pass' ? 'validated' : 'refused';
        standing.validator = by;
        standing.report = event.report;
        break;
      }
      case 'evidence-given':
        this.#model(event.model).evidence.set(event.item, { text: event.text, by, at });
        break;
      case 'proposed':
        this.proposals.set(event.proposal.proposalId, { proposal: event.proposal, by, at });
        break;
      case 'returned':
        this.proposals.delete(event.proposalId);
        break;
      case 'approved': {
        const { proposal } = this.proposals.get(event.proposalId)!;
        this.proposals.delete(event.proposalId);
        this.#carryOut(proposal, at);
        break;
      }
      case 'rolled-back':
        this.#rollBack(event.policy, at);
        break;
      case 'stopped':
        this.stops.set(event.policy ?? ALL_POLICIES, { by, at, why: event.why });
        break;
      case 'limit-breached': {
        const policy = this.#policy(event.policy);
        if (policy.challenger && keyOf(policy.challenger.model) === keyOf(event.model)) policy.challenger = undefined;
        this.#model(event.model).stage = 'stopped';
        break;
      }
      case 'technology-noted':
        this.technologies.set(event.technology.name, { ...event.technology, by, at });
    }
  }

  #register({ model, digest, format, by, at }: ModelEvent & { readonly kind: 'registered' }): void {
    this.models.set(keyOf(model), {
      model,
      digest,
      format,
      developer: by,
      registeredAt: at,
      stage: 'draft',
      validator: undefined,
      report: undefined,
      policy: undefined,
      evidence: new Map(),
    });
  }

  #carryOut({ action, policy: name, model, share, limits }: ModelProposal, at: number): void {
    if (action === 'lift-stop') {
      this.stops.delete(name);
      return;
    }
    const standing = this.#model(model!);
    const policy = this.#policy(name);
    if (action !== 'retire') standing.policy = name;
    if (action === 'shadow') {
      standing.stage = 'shadow';
      policy.shadows.push(model!);
      return;
    }
    this.#leave(model!);
    if (action === 'retire') standing.stage = 'retired';
    else if (action === 'stage') {
      if (policy.challenger) this.#model(policy.challenger.model).stage = 'stopped';
      standing.stage = 'staged';
      policy.challenger = { model: model!, share: share!, limits: limits!, since: at };
    } else this.#crown(policy, model!, at);
  }

  #crown(policy: PolicyStanding, model: ModelRef | null, at: number): void {
    if (policy.champion) this.#model(policy.champion).stage = 'superseded';
    policy.before.push(policy.champion);
    policy.champion = model;
    policy.championSince = at;
    if (model) this.#model(model).stage = 'champion';
  }

  /** To the champion before; a challenger under way ends too, since it was measured against what is now gone. */
  #rollBack(name: string, at: number): void {
    const policy = this.#policy(name);
    if (policy.challenger) this.#model(policy.challenger.model).stage = 'stopped';
    policy.challenger = undefined;
    if (policy.before.length === 0) return;
    const back = policy.before.pop()!;
    if (policy.champion) this.#model(policy.champion).stage = 'stopped';
    policy.champion = back;
    policy.championSince = at;
    if (back) this.#model(back).stage = 'champion';
  }

  /** Ends whatever a model does under any policy. */
  #leave(model: ModelRef): void {
    const key = keyOf(model);
    for (const policy of this.policies.values()) {
      const at = policy.shadows.findIndex((shadow) => keyOf(shadow) === key);
      if (at >= 0) policy.shadows.splice(at, 1);
      if (policy.challenger && keyOf(policy.challenger.model) === key) policy.challenger = undefined;
    }
  }

  #model(model: ModelRef): ModelStanding {
    const standing = this.models.get(keyOf(model));
    if (!standing) throw new Error(`an event speaks of ${keyOf(model)}, which was never registered`);
    return standing;
  }

  #policy(name: string): PolicyStanding {
    let policy = this.policies.get(name);
    if (!policy) {
      policy = { champion: null, championSince: 0, before: [], challenger: undefined, shadows: [] };
      this.policies.set(name, policy);
    }
    return policy;
  }
}
