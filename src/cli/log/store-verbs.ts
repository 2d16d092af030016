import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfiguration } from '#adapters/configuration.ts';
import { exportLog, presentCheckpoint } from '#adapters/log/export-log.ts';
import { readCheckpoint } from '#adapters/log/read-document.ts';
import { formatVerifierKey, proofDocument, toBase64 } from '#domain/audit/index.ts';
import { type Failure, fail, formatInstant, ok, type Result, toHex } from '#domain/kernel/index.ts';
import { type OpenLog, withLog } from '#src/compose-log.ts';
import type { Rendered } from '../output.ts';

export interface InstitutionFlag {
  readonly institution?: string;
}

function onLog(
  { institution }: InstitutionFlag,
  work: (log: OpenLog) => Promise<Result<Rendered>>,
): Promise<Result<Rendered>> {
  const configuration = readConfiguration(process.env);
  return configuration.ok ? withLog(configuration.value, institution, work) : Promise.resolve(configuration);
}

export interface ExportFlags {
  readonly out: string;
  readonly from: string;
  readonly to?: string;
}

/** A size as it was typed; what is no size is no checkpoint either. */
function sizeOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

/** `log export`: writes the document to a file and says what is in it. */
export function exportVerb(flags: InstitutionFlag & ExportFlags): Promise<Result<Rendered>> {
  return onLog(flags, async ({ unitOfWork, context, signer }) => {
    const [from, to] = [sizeOf(flags.from), flags.to === undefined ? undefined : sizeOf(flags.to)];
    const exported = await exportLog(unitOfWork, context, signer, { from, to });
    if (!exported.ok) return exported;
    const { size, pieces } = exported.value;
    try {
      await pipeline(Readable.from(pieces), createWriteStream(flags.out));
    } catch (error) {
      return fail('LOG_FILE_UNWRITABLE', { file: flags.out, why: String(error) });
    }
    const key = formatVerifierKey(signer.verifier);
    return ok({
      json: { file: flags.out, origin: signer.verifier.name, from, size, key },
      text: () => `${flags.out}\t${from}…${size}\nweir log verify ${flags.out} --key '${key}'`,
    });
  });
}

/** `log checkpoint`: the newest checkpoint; as text the bare note, which others keep and pass to `log verify --seen`. */
export function checkpointVerb(flags: InstitutionFlag & { since?: string }): Promise<Result<Rendered>> {
  return onLog(flags, ({ unitOfWork, context, signer }) =>
    unitOfWork.run<Rendered, Failure>(context, async (tx) => {
      const newest = await presentCheckpoint(tx.tree, signer, tx.at);
      if (!newest.ok) return newest;
      const { size, root, at, note } = newest.value;
      const since = flags.since === undefined ? undefined : sizeOf(flags.since);
      if (since !== undefined && (since < 0 || since > size)) return fail('LOG_CHECKPOINT_UNKNOWN');
      const step = since === undefined ? undefined : await tx.tree.consistency(since, size);
      return ok({
        json: {
          origin: signer.verifier.name,
          key: formatVerifierKey(signer.verifier),
          size,
          root: toHex(root),
          sequencedAt: formatInstant(at),
          checkpoint: note,
          ...(step ? { consistency: { from: since, to: size, path: step.map(toBase64) } } : {}),
        },
        text: () => note.trimEnd(),
      });
    }),
  );
}

/** `log prove`: the document that shows that one entry is in the log. */
export function proveVerb(entryId: string, flags: InstitutionFlag): Promise<Result<Rendered>> {
  return onLog(flags, ({ unitOfWork, context }) =>
    unitOfWork.run<Rendered, Failure>(context, async (tx) => {
      const receipt = await tx.tree.receipt(entryId);
      if (!receipt) return fail('LOG_ENTRY_UNKNOWN', { id: entryId.slice(0, 80) });
      if (receipt.state === 'pending') return fail('LOG_ENTRY_PENDING', { id: entryId });
      const document = proofDocument(receipt.proof);
      return ok({ json: document, text: () => JSON.stringify(document) });
    }),
  );
}

/** `log key`: the public key, in the form that `log verify --key` takes. */
export function keyVerb(flags: InstitutionFlag): Promise<Result<Rendered>> {
  return onLog(flags, async ({ signer }) => {
    const key = formatVerifierKey(signer.verifier);
    return ok({ json: { origin: signer.verifier.name, key }, text: () => key });
  });
}

/** `log cosign`: keeps what a witness gave back under the checkpoint that it signed. */
export function cosignVerb(path: string, flags: InstitutionFlag): Promise<Result<Rendered>> {
  return onLog(flags, async ({ unitOfWork, context }) => {
    const note = await readCheckpoint(path);
    if (!note.ok) return note;
    const added = await unitOfWork.run(context, (tx) => tx.tree.addCosignature(note.value));
    return added.ok ? ok({ json: { added: added.value }, text: () => `+${added.value}` }) : added;
  });
}
