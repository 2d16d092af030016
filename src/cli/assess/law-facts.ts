import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RulePack, readFacts, type WrittenFacts } from '#domain/compliance/index.ts';
import { type PreparedFacts, prepareFacts } from '#domain/decision/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { readLawFacts } from '../commands/read-law-facts.ts';

const SAMPLES = join(import.meta.dirname, '../../../samples/facts');

/**
 * The facts of law for a run: the named file, else those of the sample lender of the policy, else none but an actor that
 * may only recommend, so that what the law asks stays unknown. Errors: those of reading facts.
 */
export async function readFactsFor(
  policy: string,
  file: string | undefined,
  pack: RulePack,
  own: WrittenFacts = {},
): Promise<Result<PreparedFacts, Failure>> {
  const sample = join(SAMPLES, `${policy}.json`);
  let written: WrittenFacts = { actor: 'platform_operator' };
  if (file !== undefined || existsSync(sample)) {
    const read = await readLawFacts(file ?? sample);
    if (!read.ok) return read;
    written = read.value;
    if (file === undefined)
      process.stderr.write(`law facts of the sample lender: samples/facts/${policy}.json (--facts)\n`);
  }
  const facts = readFacts({ ...written, ...own }, pack.facts);
  return facts.ok ? ok(prepareFacts(facts.value.facts)) : facts;
}
