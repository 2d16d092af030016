import { maySee } from '#app/access/caller.ts';
import { importUpload } from '#app/evidence/import-evidence.ts';
import { inspectFile } from '#app/evidence/inspect-file.ts';
import * as contract from '#contract/casework.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const addFirmEvidenceRoute = route(
  'add-firm-evidence',
  contract.addFirmEvidence,
  async (app: Application, { params, body, upload }, caller) => {
    if (!upload) return fail('REQUEST_MALFORMED');
    // What a borrower may not see is, for a borrower, not there.
    if (!maySee(caller, params.firm)) return fail('NOT_FOUND', { what: params.firm });
    const { unitOfWork } = app.access;
    const { application: applicationId, asOf, source, consent } = body;
    const found = await lookUp(app, caller, async ({ firms, applications }) => {
      const [firmId] = await firms.resolve([params.firm]);
      const application = applicationId === undefined ? undefined : await applications.get(applicationId);
      return { firmId: firmId!, isOwn: applicationId === undefined || application?.firmId === firmId };
    });
    if (!found.ok) return found;
    const { firmId, isOwn } = found.value;
    if (!isOwn) return fail('NOT_FOUND', { what: applicationId ?? '' });
    const seen = await inspectFile({ unitOfWork, reader: app.reader }, caller, upload.name, upload.stream, {
      firmKnown: true,
    });
    if (!seen.ok) return seen;
    const kind = body.kind ?? seen.value.kinds[0]!.kind;
    const started = await importUpload(unitOfWork, caller, {
      uploadId: seen.value.uploadId,
      kind,
      source,
      consentId: consent ?? null,
      map: {},
      firmId,
      ...(applicationId === undefined ? {} : { decide: { applicationId, ...(asOf === undefined ? {} : { asOf }) } }),
    });
    if (!started.ok) return started;
    const { jobId, importId } = started.value;
    return ok({ body: { job: jobId, import: importId, kind, status: `/v1/jobs/${jobId}` }, about: firmId });
  },
);
