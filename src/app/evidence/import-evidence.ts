import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import type { EvidenceKind } from '#domain/evidence/index.ts';
import { concatBytes, type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** The queue in which imports wait for a worker. */
export const IMPORT_QUEUE = 'evidence-import';

/** What the worker is told; the bytes lie under the upload's id. (A type, not an interface, so that it is a plain payload.) */
export type ImportRequest = {
  readonly importId: string;
  readonly uploadId: string;
  readonly kind: EvidenceKind;
  readonly source: string;
  readonly consentId: string | null;
  /** Their header → our field. */
  readonly map: Readonly<Record<string, string>>;
  /** The firm that the whole file is of, whatever it calls it; absent where the file names its firms. */
  readonly firmId?: string;
  /** The delivery whose refused rows this one corrects. */
  readonly corrects?: string;
  /** More evidence of the same firms follows at once: summing it up is left to whoever asks for it first. */
  readonly moreFollows?: true;
  /** The application that is decided again once the evidence is there, as of a day or of today. */
  readonly decide?: { readonly applicationId: string; readonly asOf?: string };
};

const CHUNK_BYTES = 1 << 20;

/**
 * Takes in a file and leaves it to a worker. Each chunk is durable before the next is read, so nothing is held in memory;
 * the job exists when this returns. Errors: those of the store.
 */
export async function importEvidence(
  unitOfWork: UnitOfWork,
  caller: Pick<Caller, 'institution' | 'by'>,
  { fileName, ...delivery }: Omit<ImportRequest, 'importId' | 'uploadId'> & { readonly fileName: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly importId: string; readonly jobId: string }, Failure>> {
  const context = workOf(caller);
  const uploadId = await keepUpload(unitOfWork, context, fileName, bytes);
  return uploadId.ok ? importUpload(unitOfWork, caller, { ...delivery, uploadId: uploadId.value }) : uploadId;
}

/** Leaves a file that is kept already to a worker. */
export function importUpload(
  unitOfWork: UnitOfWork,
  caller: Pick<Caller, 'institution' | 'by'>,
  delivery: Omit<ImportRequest, 'importId'>,
): Promise<Result<{ readonly importId: string; readonly jobId: string }, Failure>> {
  return unitOfWork.run(workOf(caller), async ({ jobs, newId }) => {
    const importId = newId('imp');
    const request: ImportRequest = { ...delivery, importId };
    return ok({ importId, jobId: await jobs.request(IMPORT_QUEUE, request) });
  });
}

/** Keeps a file with its name until a worker or a person comes for it, and returns its id. */
export async function keepUpload(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<string, Failure>> {
  const named = await unitOfWork.run(context, async ({ newId, uploads }) => {
    const uploadId = newId('upl');
    await uploads.setName(uploadId, fileName);
    return ok(uploadId);
  });
  if (!named.ok) return named;
  const kept = await keep(unitOfWork, context, named.value, bytes);
  return kept.ok ? ok(named.value) : kept;
}

/** Keeps the bytes chunk by chunk. Where the sender breaks off, or sends too much, nothing of it stays. */
async function keep(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  uploadId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<undefined, Failure>> {
  let ordinal = 0;
  try {
    for await (const chunk of chunksOf(bytes)) {
      const kept = await unitOfWork.run(context, async ({ uploads }) =>
        ok(await uploads.add(uploadId, ordinal, chunk)),
      );
      if (!kept.ok) return kept;
      ordinal += 1;
    }
    return ok(undefined);
  } catch (error) {
    await unitOfWork.run(context, async ({ uploads }) => ok(await uploads.remove(uploadId)));
    throw error;
  }
}

/** The bytes in pieces of one size, the last one smaller. */
async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let any = false;
  for await (const part of bytes) {
    parts.push(part);
    held += part.length;
    if (held < CHUNK_BYTES) continue;
    yield concatBytes(...parts);
    any = true;
    parts = [];
    held = 0;
  }
  // An empty file is one empty chunk: what is wrong with it is for the reader to say.
  if (held > 0 || !any) yield concatBytes(...parts);
}
