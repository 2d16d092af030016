import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ImportSummary, Reading, Rejection } from '#app/ports/evidence-repository.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result, utf8 } from '#domain/kernel/index.ts';
import { importUpload, keepUpload } from './import-evidence.ts';

export interface CorrectedRow {
  readonly row: number;
  /** By header; what is left out stays as it was. */
  readonly cells: Readonly<Record<string, string>>;
}

interface Found {
  readonly summary: ImportSummary;
  readonly reading: Reading | undefined;
  readonly rejections: ReadonlyMap<number, Rejection>;
}

/** As many rejected rows as one delivery keeps. */
const MOST = 100_000;

/**
 * Delivers refused rows again as they were corrected, read as their file was: the same kind, source, consent, map of headers and firm. What was
 * accepted of that file stays. Errors: NOT_FOUND, ROWS_NOT_REJECTED.
 */
export async function correctRows(
  unitOfWork: UnitOfWork,
  caller: Caller,
  importId: string,
  rows: readonly CorrectedRow[],
): Promise<Result<{ readonly importId: string; readonly jobId: string }, Failure>> {
  const found = await findRejections(unitOfWork, caller, importId);
  if (!found.ok) return found;
  const { summary, reading, rejections } = found.value;
  const lines: string[] = [];
  for (const { row, cells } of rows) {
    const before = rejections.get(row);
    if (!before) return fail('ROWS_NOT_REJECTED', { row });
    lines.push(`${JSON.stringify({ ...before.raw, ...cells })}\n`);
  }
  const fileName = `${importId}-corrected.ndjson`;
  const uploadId = await keepUpload(unitOfWork, workOf(caller), fileName, once(utf8(lines.join(''))));
  if (!uploadId.ok) return uploadId;
  const { kind, source, consentId } = summary;
  const started = await importUpload(unitOfWork, caller, {
    uploadId: uploadId.value,
    kind,
    source,
    consentId,
    map: reading?.map ?? {},
    ...(reading?.firmId === undefined ? {} : { firmId: reading.firmId }),
    corrects: importId,
  });
  if (!started.ok) return started;
  const numbers = [...new Set(rows.map(({ row }) => row))];
  const marked = await unitOfWork.run(workOf(caller), async ({ evidence }) =>
    ok(await evidence.correct(importId, numbers, started.value.importId)),
  );
  return marked.ok ? started : marked;
}

function findRejections(unitOfWork: UnitOfWork, caller: Caller, importId: string): Promise<Result<Found, Failure>> {
  return unitOfWork.run<Found, Failure>(workOf(caller), async ({ evidence }) => {
    const summary = await evidence.getImport(importId);
    if (!summary) return fail('NOT_FOUND', { what: importId });
    const reading = await evidence.reading(importId);
    if (!reading.ok) return reading;
    const rejections = await evidence.rejections(importId, { limit: MOST });
    if (!rejections.ok) return rejections;
    const byRow = new Map(rejections.value.map((rejection) => [rejection.rowNumber, rejection]));
    return ok({ summary, reading: reading.value, rejections: byRow });
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
