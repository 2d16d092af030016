import { inspectFile } from '#app/evidence/inspect-file.ts';
import * as contract from '#contract/import-session.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireInspection } from '#http/wire/casework.ts';

export const inspectFileRoute = route(
  'inspect-file',
  contract.inspectFile,
  async ({ access, reader }: Application, { upload }, caller) => {
    if (!upload) return fail('REQUEST_MALFORMED');
    const { unitOfWork } = access;
    const seen = await inspectFile({ unitOfWork, reader }, caller, upload.name, upload.stream);
    return seen.ok ? ok({ body: wireInspection(seen.value), about: seen.value.uploadId }) : seen;
  },
);
