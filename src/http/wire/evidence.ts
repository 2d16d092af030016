import type { ImportSummary, Rejection } from '#app/ports/evidence-repository.ts';
import type { JobProgress } from '#app/ports/job-repository.ts';
import { describeFailure, type Language } from '#contract/errors.ts';
import type * as evidence from '#contract/evidence.ts';
import { formatInstant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

export function wireImport(row: ImportSummary): Wire<typeof evidence.showImport> {
  return {
    import: row.importId,
    kind: row.kind,
    source: row.source,
    ...(row.consentId === null ? {} : { consent: row.consentId }),
    fileName: row.fileName,
    fileDigest: row.fileDigest,
    by: row.actorId,
    arrivedAt: formatInstant(row.arrivedAt),
    rows: row.rows,
    accepted: row.accepted,
    duplicates: row.duplicates,
    rejected: row.rejected,
    ...(row.corrects ? { corrects: row.corrects } : {}),
  };
}

export function wireRejection(
  { rowNumber, column, code, params, raw, correctedBy }: Rejection,
  language: Language,
): Wire<typeof evidence.listRejectedRows>['items'][number] {
  return {
    row: rowNumber,
    ...(column === null ? {} : { column }),
    code,
    message: describeFailure({ code, params }, language).message,
    ...(correctedBy ? { correctedBy } : {}),
    cells: { ...raw },
  };
}

export function wireJob(job: JobProgress, language: Language): Wire<typeof evidence.showJob> {
  const failure = job.state === 'failed' ? failureOf(job.message, language) : undefined;
  return {
    job: job.jobId,
    queue: job.queue,
    state: job.state,
    done: job.done,
    ...(job.total === null ? {} : { total: job.total }),
    ...(failure ? { failure } : {}),
    requestedBy: job.requestedBy,
    requestedAt: formatInstant(job.requestedAt),
    updatedAt: formatInstant(job.updatedAt),
  };
}

function failureOf(message: JobProgress['message'], language: Language): { code: string; message: string } {
  const { code, params } = (message ?? {}) as { code?: string; params?: Record<string, string | number> };
  if (code === undefined) return { code: 'INTERNAL', message: describeFailure({ code: 'INTERNAL' }, language).message };
  return { code, message: describeFailure({ code, ...(params ? { params } : {}) }, language).message };
}
