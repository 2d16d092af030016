import { issueApiKey } from '#app/access/issue-api-key.ts';
import * as contract from '#contract/access.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireApiKey } from '#http/wire/access.ts';

export const issueApiKeyRoute = route(
  'issue-api-key',
  contract.issueApiKey,
  async ({ access }: Application, { body }, caller) => {
    const done = await issueApiKey(access, caller, body);
    return done.ok ? ok({ body: { ...wireApiKey(done.value.row), token: done.value.token } }) : done;
  },
);
