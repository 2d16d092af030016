import * as contract from '#contract/models.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireModel } from '#http/wire/model.ts';

export const showModelRoute = route(
  'show-model',
  contract.showModel,
  async ({ decisions: { policies } }: Application, { params }) => {
    const users = [...policies.values()].filter(({ scorecard }) => scorecard.card.name === params.model);
    const [first] = users;
    if (!first) return fail('NOT_FOUND', { what: params.model });
    const usedBy = users.map(({ policy }) => policy.name);
    return ok({ body: wireModel(first.scorecard.card, first.digests.model, usedBy) });
  },
);
