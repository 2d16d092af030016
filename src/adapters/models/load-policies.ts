import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RulePack } from '#domain/compliance/index.ts';
import type { PreparedScorecard } from '#domain/credit/index.ts';
import { type Artefacts, prepareArtefacts } from '#domain/decision/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { thisEngine } from './engine.ts';
import { readPolicy, readScorecard, SHIPPED_POLICIES } from './read-artefact.ts';

/** Every shipped policy with its scorecard, joined to the law, by name. Errors: those of reading and of prepareArtefacts. */
export async function loadPolicies(
  pack: RulePack,
): Promise<Result<ReadonlyMap<string, Artefacts<PreparedScorecard>>, Failure>> {
  const policies = new Map<string, Artefacts<PreparedScorecard>>();
  for (const file of (await readdir(SHIPPED_POLICIES)).filter((name) => name.endsWith('.json')).sort()) {
    const policy = await readPolicy(basename(file, '.json'));
    if (!policy.ok) return policy;
    const scorecard = await readScorecard(policy.value.model);
    if (!scorecard.ok) return scorecard;
    const artefacts = prepareArtefacts(policy.value, scorecard.value, pack, thisEngine());
    if (!artefacts.ok) return artefacts;
    policies.set(policy.value.name, artefacts.value);
  }
  return ok(policies);
}
