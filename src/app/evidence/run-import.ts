import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { EvidenceReader } from '#app/ports/evidence-reader.ts';
import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { Lease } from '#app/ports/lease-repository.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { CATALOGUE } from '#domain/evidence/index.ts';
import { businessDate, type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { ImportRequest } from './import-evidence.ts';
import { storeDelivery } from './store-delivery.ts';

export interface ImportShell {
  readonly unitOfWork: UnitOfWork;
  readonly reader: EvidenceReader;
  readonly clock: Clock;
}

export interface ImportJob {
  readonly jobId: string;
  readonly context: WorkContext;
  readonly lease: Lease;
  readonly request: ImportRequest;
  /** Aborted where the worker cannot wait any longer: the import throws, and is done from the start by whoever takes it up. */
  readonly signal: AbortSignal;
}

/** Rows between two words about how far it is. */
const REPORT_EVERY = 20_000;

/**
 * Reads what was sent and stores it in one transaction with its log entry: all of it or nothing. Rows that cannot be taken
 * are kept with their reason. Then the firms' evidence is summed up for today, so that the first decision need not wait.
 * Errors: those of reading the file, those of the store.
 */
export async function runImport(shell: ImportShell, job: ImportJob): Promise<Result<ImportSummary, Failure>> {
  const { request, context } = job;
  const done = await shell.unitOfWork.run(context, async ({ evidence }) =>
    ok(await evidence.getImport(request.importId)),
  );
  if (!done.ok) return done;
  const summary = done.value ? ok(done.value) : await readAndStore(shell, job);
  if (!summary.ok) return summary;
  await shell.unitOfWork.run(context, async ({ uploads }) => ok(await uploads.remove(request.uploadId)));
  const today = businessDate(shell.clock.now());
  const caller = { institution: context.institutionId as Id<'inst'>, by: context.actorId as Id<'acct'> };
  const built = await buildSnapshots(shell, caller, today, (work) => work.desk.firmsOfImport(request.importId));
  return built.ok ? summary : built;
}

async function readAndStore(shell: ImportShell, job: ImportJob): Promise<Result<ImportSummary, Failure>> {
  const { request, context, lease, jobId, signal } = job;
  const { importId, uploadId, kind, source, consentId, map } = request;
  const named = await shell.unitOfWork.run(context, ({ uploads }) => uploads.name(uploadId));
  if (!named.ok) return named;
  const fileName = named.value ?? '';
  let told = 0;
  const onProgress = (rows: number) => {
    signal.throwIfAborted();
    if (rows - told < REPORT_EVERY) return;
    told = rows;
    // How far it is may be told late or not at all: the job does not wait for it.
    const telling = shell.unitOfWork.run(context, async ({ jobs }) => ok(await jobs.report(jobId, { done: rows })));
    telling.catch(() => undefined);
  };
  const chunks = uploaded(shell.unitOfWork, context, uploadId);
  const read = await shell.reader.read(kind, { name: fileName, chunks }, { map, onProgress });
  if (!read.ok) return read;
  signal.throwIfAborted();
  const { delivered, digest } = read.value;
  const delivery = { importId, kind, source, consentId, fileName, fileDigest: digest };
  return shell.unitOfWork.run<ImportSummary, Failure>(context, async (work) => {
    const held = await work.leases.hold(lease);
    if (!held.ok) return held;
    const stored = await storeDelivery(work, delivery, delivered);
    if (!stored.ok) return stored;
    const { rows } = stored.value;
    await work.jobs.report(jobId, { done: rows, total: rows });
    return stored;
  });
}

/** The chunks of an upload in order. Throws where it does not open: the store was tampered with. */
async function* uploaded(unitOfWork: UnitOfWork, context: WorkContext, uploadId: string): AsyncGenerator<Uint8Array> {
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

/** A request as it came out of the queue. Errors: IMPORT_REQUEST_MALFORMED. */
export function readImportRequest(payload: Readonly<Record<string, unknown>>): Result<ImportRequest, Failure> {
  const { importId, uploadId, kind, source, consentId, map } = payload;
  const sound =
    [importId, uploadId, kind, source].every((value) => typeof value === 'string') &&
    (consentId === null || typeof consentId === 'string') &&
    typeof map === 'object' &&
    map !== null &&
    Object.hasOwn(CATALOGUE, String(kind));
  return sound ? ok(payload as ImportRequest) : fail('IMPORT_REQUEST_MALFORMED');
}
