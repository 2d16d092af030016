import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { EvidenceReader, PeekedFile } from '#app/ports/evidence-reader.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type KindGuess, recogniseTable } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { keepUpload } from './import-evidence.ts';
import { uploaded } from './uploaded.ts';

interface InspectionShell {
  readonly unitOfWork: UnitOfWork;
  readonly reader: Pick<EvidenceReader, 'peek'>;
}

export interface Inspection extends PeekedFile {
  readonly uploadId: string;
  readonly fileName: string;
  readonly kinds: readonly KindGuess[];
}

/** Keeps a file and says what it may be; nothing is imported. A file that cannot be read is not kept. Errors: those of reading it. */
export async function inspectFile(
  shell: InspectionShell,
  caller: Caller,
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
  options: { readonly firmKnown?: boolean } = {},
): Promise<Result<Inspection, Failure>> {
  const uploadId = await keepUpload(shell.unitOfWork, workOf(caller), fileName, bytes);
  if (!uploadId.ok) return uploadId;
  const inspection = await showInspection(shell, caller, uploadId.value, options);
  if (!inspection.ok)
    await shell.unitOfWork.run(workOf(caller), async ({ uploads }) => ok(await uploads.remove(uploadId.value)));
  return inspection;
}

/** What a file that was kept may be. Errors: UPLOAD_UNKNOWN, those of reading it. */
export async function showInspection(
  { unitOfWork, reader }: InspectionShell,
  caller: Caller,
  uploadId: string,
  options: { readonly firmKnown?: boolean } = {},
): Promise<Result<Inspection, Failure>> {
  const named = await unitOfWork.run(workOf(caller), ({ uploads }) => uploads.name(uploadId));
  if (!named.ok) return named;
  if (named.value === undefined) return fail('UPLOAD_UNKNOWN', { upload: uploadId });
  const file = { name: named.value, chunks: uploaded(unitOfWork, workOf(caller), uploadId) };
  const peeked = await reader.peek(file);
  if (!peeked.ok) return peeked;
  const { header, rows } = peeked.value;
  return ok({ uploadId, fileName: named.value, header, rows, kinds: recogniseTable(header, rows, options) });
}
