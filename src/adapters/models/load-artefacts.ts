import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { type Artefacts, prepareArtefacts } from '#domain/decision/index.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';
import { thisEngine } from './engine.ts';
import { readCreditModel, readPolicy } from './read-artefact.ts';

export interface ArtefactNames {
  /** A shipped name or a path. */
  readonly policy: string;
  /** Another model than the one the policy names. */
  readonly model?: string | undefined;
}

/** Reads policy, scorecard and the shipped law, and joins them. Errors: those of reading and of prepareArtefacts. */
export async function loadArtefacts(names: ArtefactNames): Promise<Result<Artefacts, Failure>> {
  const policy = await readPolicy(names.policy);
  if (!policy.ok) return policy;
  const scorecard = await readCreditModel(names.model ?? policy.value.model);
  if (!scorecard.ok) return scorecard;
  const pack = await loadRulePack();
  return pack.ok ? prepareArtefacts(policy.value, scorecard.value, pack.value, thisEngine()) : pack;
}
