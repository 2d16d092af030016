import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';

/** The chunks of an upload in order. Throws where it does not open: the store was tampered with. */
export async function* uploaded(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  uploadId: string,
): AsyncGenerator<Uint8Array> {
  for (let ordinal = 0; ; ordinal++) {
    const read = await unitOfWork.run(context, ({ uploads }) => uploads.chunk(uploadId, ordinal));
    if (!read.ok) throw new Error(`the upload ${uploadId} does not open: ${read.error.code}`);
    if (!read.value) {
      if (ordinal === 0) throw new Error(`the upload ${uploadId} is gone`);
      return;
    }
    yield read.value;
  }
}
