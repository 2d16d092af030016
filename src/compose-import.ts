import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from '#adapters/files/index.ts';
import { openStore } from '#adapters/store/index.ts';
import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import { storeDelivery } from '#app/evidence/store-delivery.ts';
import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import type { DeliveredTable } from '#domain/evidence/index.ts';
import { businessDate, type Failure, type Id, ok, type Result } from '#domain/kernel/index.ts';
import { chooseInstitution } from './compose-log.ts';

export interface ImportOrder {
  readonly files: readonly EvidenceFile[];
  readonly source: string;
  readonly institution: string | undefined;
  readonly reading: ReadDeliveriesOptions;
}

/** One file as it was stored; `repeated` says that the same file was there before and nothing was changed. */
export interface ImportedFile {
  readonly path: string;
  readonly summary: ImportSummary;
  readonly repeated: boolean;
}

/**
 * Reads files and stores each in a transaction of its own with its log entry: all of a file or nothing. Nothing is stored
 * where one of the files cannot be read. Then the evidence of the firms is summed up for today. Opens the store beside a
 * server that may run it. Errors: those of reading, of the store, INSTITUTION_NONE, INSTITUTION_UNCLEAR.
 */
export async function importFiles(configuration: Configuration, order: ImportOrder): Promise<Result<ImportedFile[]>> {
  const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
  const opened = await openStore(configuration, ports, 'own-or-join');
  if (!opened.ok) return opened;
  const { unitOfWork, close } = opened.value;
  try {
    const listed = await unitOfWork.institutions();
    if (!listed.ok) return listed;
    const institution = chooseInstitution(listed.value, order.institution);
    if (!institution.ok) return institution;
    const context = { institutionId: institution.value, actorId: 'command-line' };
    const read = await readDeliveries(order.files, order.reading);
    if (!read.ok) return read;
    const imported: ImportedFile[] = [];
    for (const [i, delivered] of read.value.entries()) {
      const stored = await storeFile(unitOfWork, context, order.files[i]!.path, order.source, delivered);
      if (!stored.ok) return stored;
      imported.push(stored.value);
    }
    const summed = await sumUp(unitOfWork, context, imported);
    return summed.ok ? ok(imported) : summed;
  } finally {
    await close();
  }
}

async function storeFile(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  path: string,
  source: string,
  delivered: DeliveredTable,
): Promise<Result<ImportedFile, Failure>> {
  const { kind } = delivered.table;
  const fileDigest = await digestOfFile(path);
  return unitOfWork.run<ImportedFile, Failure>(context, async (work) => {
    const earlier = await work.evidence.findFile(kind, fileDigest);
    if (earlier) return ok({ path, summary: earlier, repeated: true });
    const delivery = {
      importId: work.newId('imp'),
      kind,
      source,
      consentId: null,
      fileName: basename(path),
      fileDigest,
    };
    const stored = await storeDelivery(work, delivery, delivered);
    return stored.ok ? ok({ path, summary: stored.value, repeated: false }) : stored;
  });
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function sumUp(
  unitOfWork: UnitOfWork,
  { institutionId, actorId }: WorkContext,
  imported: readonly ImportedFile[],
): Promise<Result<number, Failure>> {
  const caller = { institution: institutionId as Id<'inst'>, by: actorId as Id<'acct'> };
  return buildSnapshots({ unitOfWork }, caller, businessDate(systemClock.now()), async (work) => {
    const firms = new Set<string>();
    for (const { summary, repeated } of imported)
      if (!repeated) for (const firmId of await work.desk.firmsOfImport(summary.importId)) firms.add(firmId);
    return [...firms];
  });
}
