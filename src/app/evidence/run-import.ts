import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { EvidenceReader } from '#app/ports/evidence-reader.ts';
import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { Lease } from '#app/ports/lease-repository.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { CATALOGUE } from '#domain/evidence/index.ts';
import { businessDate, type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { ImportRequest } from './import-evidence.ts';
import { ofOneFirm } from './of-one-firm.ts';
import { storeDelivery } from './store-delivery.ts';
import { uploaded } from './uploaded.ts';

export interface ImportShell {
  readonly unitOfWork: UnitOfWork;
  readonly reader: EvidenceReader;
  readonly clock: Clock;
  /** Decides an application again; called once its evidence is there. */
  readonly decideAgain: (
    context: WorkContext,
    wanted: NonNullable<ImportRequest['decide']>,
  ) => Promise<Result<unknown, Failure>>;
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
  if (request.moreFollows) return summary;
  const today = businessDate(shell.clock.now());
  const caller = { institution: context.institutionId as Id<'inst'>, by: context.actorId as Id<'acct'> };
  const built = await buildSnapshots(shell, caller, today, (work) => work.desk.firmsOfImport(request.importId));
  if (!built.ok || !request.decide) return built.ok ? summary : built;
  const decided = await shell.decideAgain(context, request.decide);
  // Where all of it was known before, or somebody was quicker, there is nothing left to decide.
  const settled = decided.ok || ['APPLICATION_DECIDED', 'VERSION_OUT_OF_DATE'].includes(decided.error.code);
  return settled ? summary : decided;
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
  const firm = await firmOf(shell.unitOfWork, context, request.firmId);
  if (!firm.ok) return firm;
  const chunks = uploaded(shell.unitOfWork, context, uploadId);
  const options = { map, onProgress, ...(firm.value === undefined ? {} : { firm: firm.value }) };
  const read = await shell.reader.read(kind, { name: fileName, chunks }, options);
  if (!read.ok) return read;
  signal.throwIfAborted();
  const { digest } = read.value;
  const reading = { map, ...(request.firmId === undefined ? {} : { firmId: request.firmId }) };
  const delivery = {
    importId,
    kind,
    source,
    consentId,
    fileName,
    fileDigest: digest,
    reading,
    corrects: request.corrects ?? null,
  };
  return shell.unitOfWork.run<ImportSummary, Failure>(context, async (work) => {
    const held = await work.leases.hold(lease);
    if (!held.ok) return held;
    const delivered = await ofOneFirm(work, read.value.delivered, firm.value);
    if (!delivered.ok) return delivered;
    const stored = await storeDelivery(work, delivery, delivered.value);
    if (!stored.ok) return stored;
    const { rows } = stored.value;
    await work.jobs.report(jobId, { done: rows, total: rows });
    return stored;
  });
}

async function firmOf(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  firmId: string | undefined,
): Promise<Result<string | undefined, Failure>> {
  if (firmId === undefined) return ok(undefined);
  return unitOfWork.run<string, Failure>(context, async ({ firms }) => {
    const code = (await firms.get(firmId))?.code;
    return code ? ok(code) : fail('SUBJECT_ERASED', { subject: firmId });
  });
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
