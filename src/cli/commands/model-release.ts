import type { Command } from 'commander';
import { readJson } from '#adapters/models/read-artefact.ts';
import type { OperationId } from '#contract/operations.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import type { Run } from '../main.ts';
import { askServer, DEFAULT_SERVER, type ServerFlags } from '../model/govern-client.ts';
import type { Rendered } from '../output.ts';

interface ReleaseFlags extends ServerFlags {
  readonly policy: string;
  readonly to: 'shadow' | 'stage' | 'promote' | 'retire';
  readonly share?: string;
  readonly why: string;
}

/** The life of models on a running Weir: register, release, approve, roll back, stop. */
export function registerModelRelease(model: Command, run: Run): void {
  onServer(
    model.command('register <file>').description('takes a model into the register of a running Weir, as a draft'),
  )
    .addHelpText('after', '\nExample: weir model register trees.json --token-file anna.token')
    .action(
      run(async (_, file: string, flags: ServerFlags) => {
        const artefact = await readJson(file);
        return artefact.ok ? ask(flags, 'register-model', { body: { artefact: artefact.value } }) : artefact;
      }),
    );
  onServer(
    model
      .command('release <model>')
      .description('proposes the next step of a registered model (name@version); another person approves it')
      .requiredOption('--policy <name>', 'the policy that it shadows or decides for')
      .requiredOption('--to <step>', 'shadow, stage, promote or retire')
      .option('--share <share>', 'of a stage: the share of applicants, at most 0.5')
      .requiredOption('--why <text>', 'the reason, which the log keeps'),
  )
    .addHelpText(
      'after',
      '\nExample: weir model release trees@2 --policy invoice-only --to stage --share 0.1 --why "better"',
    )
    .action(
      run(async (_, name: string, flags: ReleaseFlags) => {
        const { policy, to: action, why } = flags;
        const share = flags.share === undefined ? {} : { share: Number(flags.share) };
        return ask(flags, 'propose-model-step', { body: { action, policy, model: name, why, ...share } });
      }),
    );
  onServer(model.command('approve <proposal>').description('approves a proposed step, as a second person'))
    .addHelpText('after', '\nExample: weir model approve mprp_01J… --token-file carl.token')
    .action(
      run(async (_, proposal: string, flags: ServerFlags) =>
        ask(flags, 'settle-model-step', { params: { proposal }, body: { verdict: 'approve' } }),
      ),
    );
  registerReturns(model, run);
}

interface ReturnFlags extends ServerFlags {
  readonly policy: string;
  readonly why: string;
}

function registerReturns(model: Command, run: Run): void {
  const verbs: readonly [string, OperationId, string][] = [
    ['rollback', 'roll-back-model', 'goes back to the champion before, from the next decision on'],
    ['stop', 'stop-models', 'switches models off (* for every policy): cases go by the rules of law and to a person'],
  ];
  for (const [verb, id, description] of verbs)
    onServer(
      model
        .command(verb)
        .description(description)
        .requiredOption('--policy <name>', 'the policy')
        .requiredOption('--why <text>', 'the reason, which the log keeps'),
    )
      .addHelpText('after', `\nExample: weir model ${verb} --policy invoice-only --why "drift" --token-file ops.token`)
      .action(run(async (_, flags: ReturnFlags) => ask(flags, id, { body: { policy: flags.policy, why: flags.why } })));
  onServer(model.command('versions').description('registered models, what each policy decides by, and what is stopped'))
    .addHelpText('after', '\nExample: weir model versions --token-file ops.token --json')
    .action(run(async (_, flags: ServerFlags) => ask(flags, 'list-model-versions', {})));
}

function onServer(command: Command): Command {
  return command
    .option('--server <url>', 'where Weir answers', DEFAULT_SERVER)
    .option('--token-file <file>', 'the token of an account or a key (or WEIR_TOKEN_FILE)');
}

async function ask(
  flags: ServerFlags,
  id: OperationId,
  asked: Parameters<typeof askServer>[2],
): Promise<Result<Rendered>> {
  const answer = await askServer(flags, id, asked);
  if (!answer.ok) return answer;
  const json = Object.keys(answer.value).length === 0 ? { done: true } : answer.value;
  return ok({ json, text: () => JSON.stringify(json, null, 1) });
}
