import { workOf } from '#app/access/shell.ts';
import * as contract from '#contract/log.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const exportLogRoute = route(
  'export-log',
  contract.exportLog,
  async ({ log }: Application, { query }, caller) => {
    const pieces = await log.export(workOf(caller), { from: query.from, to: query.to });
    return pieces.ok ? ok({ body: pieces.value, fileName: 'weir-log.json' }) : pieces;
  },
);
