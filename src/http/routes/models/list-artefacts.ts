import * as contract from '#contract/models.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireModelHead } from '#http/wire/model.ts';

export const listArtefactsRoute = route(
  'list-artefacts',
  contract.listArtefacts,
  async ({ decisions: { policies, pack, defaultPolicy } }: Application) => {
    const { engine } = policies.get(defaultPolicy)!;
    return ok({
      body: {
        engine: { weir: engine.version, node: engine.node, architecture: engine.arch },
        rulePack: { id: pack.id, digest: pack.digest, rules: pack.rules.size, parameters: pack.parameters.size },
        policies: [...policies.values()].map(({ policy, scorecard, digests }) => ({
          policy: policy.name,
          version: policy.version,
          digest: digests.policy,
          title: { ...policy.title },
          isDefault: policy.name === defaultPolicy,
          model: wireModelHead(scorecard.card, digests.model),
          cutOffPd: policy.cutOffPd,
          sources: policy.sources.map((source) => ({ ...source })),
        })),
      },
    });
  },
);
