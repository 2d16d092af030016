import { fullRecord } from '#app/decision/full-record.ts';
import * as contract from '#contract/decision.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showRecordRoute = route(
  'show-record',
  contract.showRecord,
  async ({ decisions }: Application, { params }, caller) => {
    const done = await fullRecord(decisions, caller, params.decision);
    if (!done.ok) return done;
    const { row, record } = done.value;
    return ok({ body: record, etag: row.recordDigest, about: row.firmId });
  },
);
