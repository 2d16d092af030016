import { workOf } from '#app/access/shell.ts';
import * as contract from '#contract/log.ts';
import { toBase64 } from '#domain/audit/index.ts';
import { type Failure, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showConsistencyRoute = route(
  'show-consistency',
  contract.showConsistency,
  async ({ access }: Application, { query: { from, to } }, caller) => {
    const path = await access.unitOfWork.run<readonly Uint8Array[], Failure>(workOf(caller), async ({ tree }) => {
      const head = await tree.checkpoint();
      if (!head || from < 1 || from > to || to > head.size) return fail('LOG_CHECKPOINT_UNKNOWN');
      return ok(from === to ? [] : await tree.consistency(from, to));
    });
    return path.ok ? ok({ body: { from, to, path: path.value.map(toBase64) } }) : path;
  },
);
