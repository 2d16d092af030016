import * as contract from '#contract/log.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showLogKeyRoute = route('show-log-key', contract.showLogKey, async ({ log }: Application, _, caller) =>
  ok({ body: { key: log.verifierKey(caller.institution) } }),
);
