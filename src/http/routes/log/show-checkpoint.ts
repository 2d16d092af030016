import * as contract from '#contract/log.ts';
import { fail, formatInstant, ok, toHex } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showCheckpointRoute = route(
  'show-checkpoint',
  contract.showCheckpoint,
  async (app: Application, { query }, caller) => {
    const read = await lookUp(app, caller, ({ tree }) => tree.checkpoint(query.size));
    if (!read.ok) return read;
    if (!read.value) return fail('NOT_FOUND', { what: 'checkpoint' });
    const { size, at, root, note } = read.value;
    return ok({ body: { size, at: formatInstant(at), root: toHex(root), note }, etag: toHex(root) });
  },
);
