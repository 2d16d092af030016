import { loadArtefacts } from '#adapters/models/load-artefacts.ts';
import { readJson } from '#adapters/models/read-artefact.ts';
import { decisionLetter, readLetterContent, replay } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { registerObjections } from './decision-objections.ts';

interface ReplayFlags {
  readonly policy?: string;
  readonly model?: string;
}

export const registerDecision: Register = (program, run) => {
  const decision = program
    .command('decision')
    .description('decisions already made: replay one, write its letter')
    .addHelpText('after', '\nExample: weir decision replay record.json');
  decision
    .command('replay <record>')
    .description('decide again from the inputs in the record: identical to the last bit, or the first difference')
    .option('--policy <name>', 'the policy, where it is not the shipped one of that name')
    .option('--model <name>', 'the scorecard, where it is not the shipped one of that name')
    .addHelpText('after', '\nExample: weir assess ./my-firm --json > record.json && weir decision replay record.json')
    .action(run(async (output, file: string, flags: ReplayFlags) => replayRecord(output, file, flags)));
  decision
    .command('letter <record>')
    .description('the letter to the firm: outcome, reasons by kind, what to send, the law, and its rights')
    .addHelpText('after', '\nExample: weir decision letter record.json --lang zh')
    .action(run(async (output, file: string) => writeLetter(output, file)));
  registerObjections(decision, run);
};

async function replayRecord(
  { lang }: OutputOptions,
  file: string,
  flags: ReplayFlags,
): Promise<Result<Rendered, Failure>> {
  const json = await readJson(file);
  if (!json.ok) return json;
  const names = artefactNames(json.value, flags);
  if (!names) return fail('RECORD_FORMAT_UNKNOWN', { field: 'policy' }, { file });
  const artefacts = await loadArtefacts(names);
  if (!artefacts.ok) return artefacts;
  const replayed = replay(json.value, artefacts.value);
  if (!replayed.ok) return { ok: false, error: { ...replayed.error, file } };
  const found = replayed.value;
  return ok({
    json: found,
    text: () => {
      if (found.identical) return lang === 'zh' ? '一致' : 'identical';
      const differs = lang === 'zh' ? '首个差异' : 'first difference';
      return `${differs}: ${found.path}: ${JSON.stringify(found.recorded)} → ${JSON.stringify(found.replayed)}`;
    },
    exit: found.identical ? 0 : 1,
  });
}

/**
 * The record names its policy and model as name@version; their digests are compared by the replay itself. A record may name
 * what ships with Weir, never a path: which other file is read is for the caller alone to say.
 */
function artefactNames(json: unknown, flags: ReplayFlags): { policy: string; model: string } | undefined {
  const { policy, model } = (json ?? {}) as Record<string, unknown>;
  const named = (given: unknown) =>
    typeof given === 'string' && !/[/\\]/.test(given) ? given.split('@')[0]! : undefined;
  const names = { policy: flags.policy ?? named(policy), model: flags.model ?? named(model) };
  return names.policy && names.model ? { policy: names.policy, model: names.model } : undefined;
}

async function writeLetter({ lang }: OutputOptions, file: string): Promise<Result<Rendered, Failure>> {
  const json = await readJson(file);
  if (!json.ok) return json;
  const content = readLetterContent(json.value);
  if (!content.ok) return { ok: false, error: { ...content.error, file } };
  const letter = decisionLetter(content.value, lang);
  return ok({ json: { firm: content.value.firm, language: lang, letter }, text: () => letter });
}
