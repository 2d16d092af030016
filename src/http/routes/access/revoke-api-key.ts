import { revokeApiKey } from '#app/access/revoke-api-key.ts';
import * as contract from '#contract/access.ts';
import { type Id, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const revokeApiKeyRoute = route(
  'revoke-api-key',
  contract.revokeApiKey,
  async ({ access, forgetProofs }: Application, { params }, caller) => {
    const done = await revokeApiKey(access, caller, params.key as Id<'key'>);
    if (!done.ok) return done;
    forgetProofs();
    return ok({});
  },
);
