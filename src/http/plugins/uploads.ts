import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Upload } from '../route.ts';

const LARGEST_FIELD = 10_000;

/** Multipart bodies: a few short fields, then one file whose bytes are read as they come. */
export async function uploads(server: FastifyInstance, fileBytes: number): Promise<void> {
  await server.register(multipart, {
    throwFileSizeLimit: true,
    limits: {
      fileSize: fileBytes,
      files: 1,
      fields: 20,
      fieldSize: LARGEST_FIELD,
      fieldNameSize: 100,
      headerPairs: 50,
    },
  });
}

function uploadOf({ filename, file }: MultipartFile, { raw }: FastifyRequest): Upload {
  return {
    name: filename,
    stream: whole(file),
    discard() {
      // The parser waits for whoever reads the file, and nobody does any more: what still comes would stay in the connection,
      // and the next request on it would never be read.
      raw.unpipe();
      raw.resume();
      file.resume();
    },
  };
}

/** The bytes to their end. A file that was cut at the limit ends like any other, so that is looked at and thrown. */
async function* whole(file: MultipartFile['file']): AsyncGenerator<Uint8Array> {
  yield* file;
  if (file.truncated) throw Object.assign(new Error('the file is too large'), { code: 'FST_REQ_FILE_TOO_LARGE' });
}

/** The fields before the file, and the file. Errors: MEDIA_TYPE_UNKNOWN, REQUEST_MALFORMED where there is no file. */
export async function readUpload(
  request: FastifyRequest,
): Promise<Result<{ readonly fields: Readonly<Record<string, string>>; readonly upload: Upload }, Failure>> {
  if (!request.isMultipart()) return fail('MEDIA_TYPE_UNKNOWN');
  const fields = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'file') return ok({ fields: Object.fromEntries(fields), upload: uploadOf(part, request) });
    if (part.valueTruncated || typeof part.value !== 'string') return fail('REQUEST_MALFORMED');
    fields.set(part.fieldname, part.value);
  }
  return fail('REQUEST_MALFORMED');
}
