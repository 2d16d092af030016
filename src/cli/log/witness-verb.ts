import { systemClock } from '#adapters/clock.ts';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { signerOf } from '#adapters/log/log-key.ts';
import { nodeHash } from '#adapters/log/node-hash.ts';
import { readDocument } from '#adapters/log/read-document.ts';
import { readMemory, writeMemory } from '#adapters/log/witness-memory.ts';
import { readOrCreateSecret } from '#adapters/store/secret-file.ts';
import { formatVerifierKey, parseWitnessRequest, treeHash, witnessCheckpoint } from '#domain/audit/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import type { Rendered } from '../output.ts';
import { readKey } from './read-key.ts';

export interface WitnessFlags {
  readonly key: string;
  readonly name: string;
  readonly secret: string;
  readonly memory: string;
}

/** `log witness`: what an independent party runs, on a machine that the log's owner does not reach. */
export async function witnessVerb(path: string, flags: WitnessFlags): Promise<Result<Rendered>> {
  const logKey = await readKey(flags.key, 'log');
  if (!logKey.ok) return logKey;
  const document = await readDocument(path);
  if (!document.ok) return document;
  const request = parseWitnessRequest(document.value);
  if (!request.ok) return { ok: false, error: { ...request.error, file: path } };
  const memory = readMemory(flags.memory, logKey.value.name);
  if (!memory.ok) return memory;
  const { checkpoint, consistency } = request.value;
  // A proof from another size than the remembered one proves nothing to this witness.
  const fitting = consistency !== undefined && consistency.from === memory.value?.size ? consistency.path : [];
  const signer = signerOf(flags.name, readOrCreateSecret(flags.secret), 'cosignature');
  const cosigned = await witnessCheckpoint(
    { checkpoint, consistency: fitting, memory: memory.value, logKey: logKey.value, at: systemClock.now() },
    signer,
    verifyEd25519,
    treeHash(nodeHash('sha256')),
  );
  if (!cosigned.ok) return cosigned;
  const { note, memory: after } = cosigned.value;
  writeMemory(flags.memory, logKey.value.name, after);
  const key = formatVerifierKey(signer.verifier);
  return ok({ json: { size: after.size, checkpoint: note, key }, text: () => note.trimEnd() });
}
