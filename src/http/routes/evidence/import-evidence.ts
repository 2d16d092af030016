import { importEvidence } from '#app/evidence/import-evidence.ts';
import * as contract from '#contract/evidence.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const importEvidenceRoute = route(
  'import-evidence',
  contract.importEvidence,
  async ({ access }: Application, { body, upload }, caller) => {
    if (!upload) return fail('REQUEST_MALFORMED');
    const { kind, source, consent, map } = body;
    const lines = (map ?? '').split('\n').filter((line) => line.trim() !== '');
    const pairs = lines.map((line) => /^\s*(.+?)\s*=\s*(\w+)\s*$/.exec(line));
    if (pairs.includes(null)) return fail('HEADER_MAP_MALFORMED');
    const mapped = Object.fromEntries(pairs.map((pair) => [pair![1], pair![2]]));
    const delivery = { kind, source, consentId: consent ?? null, fileName: upload.name, map: mapped };
    const done = await importEvidence(access.unitOfWork, caller, delivery, upload.stream);
    if (!done.ok) return done;
    const { jobId, importId } = done.value;
    return ok({ body: { job: jobId, import: importId, status: `/v1/jobs/${jobId}` } });
  },
);
