import type { UploadRepository } from '#app/ports/upload-repository.ts';
import { type Instant, ok } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

const place = (uploadId: string, ordinal: number) => ({
  table: 'upload_chunk',
  column: 'sealed',
  row: `${uploadId}/${ordinal}`,
});

/** Before the first chunk. */
const PLACE_OF_NAME = -1;

export class PostgresUploads implements UploadRepository {
  readonly #session: Session;
  readonly #keys: KeyRing;
  readonly #at: Instant;

  constructor(session: Session, keys: KeyRing, at: Instant) {
    this.#session = session;
    this.#keys = keys;
    this.#at = at;
  }

  setName(uploadId: string, name: string): Promise<void> {
    return this.add(uploadId, PLACE_OF_NAME, Buffer.from(name));
  }

  async name(uploadId: string) {
    const read = await this.chunk(uploadId, PLACE_OF_NAME);
    return read.ok ? ok(read.value && Buffer.from(read.value).toString('utf8')) : read;
  }

  async add(uploadId: string, ordinal: number, chunk: Uint8Array): Promise<void> {
    const { institutionId } = this.#session;
    await this.#session.query(
      'INSERT INTO upload_chunk (institution_id, upload_id, ordinal, created_at, sealed) VALUES ($1, $2, $3, $4, $5)',
      [
        institutionId,
        uploadId,
        ordinal,
        this.#at,
        await this.#keys.seal(institutionId, place(uploadId, ordinal), chunk),
      ],
    );
  }

  async chunk(uploadId: string, ordinal: number) {
    const { institutionId } = this.#session;
    const [row] = await this.#session.query<{ sealed: Uint8Array }>(
      'SELECT sealed FROM upload_chunk WHERE institution_id = $1 AND upload_id = $2 AND ordinal = $3',
      [institutionId, uploadId, ordinal],
    );
    return row ? this.#keys.open(institutionId, place(uploadId, ordinal), row.sealed) : ok(undefined);
  }

  async remove(uploadId: string): Promise<void> {
    await this.#session.query('DELETE FROM upload_chunk WHERE institution_id = $1 AND upload_id = $2', [
      this.#session.institutionId,
      uploadId,
    ]);
  }
}
