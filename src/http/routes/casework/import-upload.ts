import { importUpload } from '#app/evidence/import-evidence.ts';
import * as contract from '#contract/import-session.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const importUploadRoute = route(
  'import-upload',
  contract.importUpload,
  async (app: Application, { params, body }, caller) => {
    const { kind, source, consent, map } = body;
    const named = await lookUp(app, caller, ({ uploads }) => uploads.name(params.upload));
    if (!named.ok) return named;
    if (!named.value.ok || named.value.value === undefined) return fail('UPLOAD_UNKNOWN', { upload: params.upload });
    const delivery = { uploadId: params.upload, kind, source, consentId: consent ?? null, map };
    const started = await importUpload(app.access.unitOfWork, caller, delivery);
    if (!started.ok) return started;
    const { jobId, importId } = started.value;
    return ok({ body: { job: jobId, import: importId, status: `/v1/jobs/${jobId}` } });
  },
);
