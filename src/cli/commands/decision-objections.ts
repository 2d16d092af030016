import Table from 'cli-table3';
import { type Command, Option } from 'commander';
import { readConfiguration } from '#adapters/configuration.ts';
import type { ObjectionFile } from '#app/objection/objection-file.ts';
import type { DisputedDatum, ObjectionKind } from '#domain/decision/index.ts';
import { type Failure, fail, formatInstant, ok, type Result } from '#domain/kernel/index.ts';
import { openObjections, takeObjection } from '#src/compose-objection.ts';
import type { Run } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';

interface ObjectFlags {
  readonly kind: ObjectionKind;
  readonly note: string;
  readonly datum: readonly string[];
  readonly institution?: string;
}

/** Objections in the store: take one down, and see which are open. Answering one takes a person who is signed in. */
export function registerObjections(decision: Command, run: Run): void {
  decision
    .command('object <decision>')
    .description('write down the objection of a firm to a decision of the store')
    .addOption(new Option('--kind <kind>', 'what is asked for').choices(['correction', 'appeal']).makeOptionMandatory())
    .option(
      '--datum <datum=says=should>',
      'a datum that is wrong, what it says, what it should say; repeatable',
      more,
      [],
    )
    .option('--note <text>', 'the words of the firm', '')
    .option('--institution <code>', 'where the store holds several')
    .addHelpText(
      'after',
      '\nExample: weir decision object dec_01J… --kind correction --datum "salesVoidShare=12 %=3 %"',
    )
    .action(run(async (output, id: string, flags: ObjectFlags) => take(output, id, flags)));
  decision
    .command('objections')
    .description('the open objections of the store, the first to fall due first')
    .option('--institution <code>', 'where the store holds several')
    .addHelpText('after', '\nExample: weir decision objections --json')
    .action(run(async (output, flags: { institution?: string }) => list(output, flags.institution)));
}

function more(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function take(output: OutputOptions, decision: string, flags: ObjectFlags): Promise<Result<Rendered, Failure>> {
  const disputed: DisputedDatum[] = [];
  for (const written of flags.datum) {
    const [datum, says, shouldSay, ...rest] = written.split('=');
    if (!datum || !says || !shouldSay || rest.length > 0) return fail('OBJECTION_DATUM_UNCLEAR', { value: written });
    disputed.push({ datum, says, shouldSay });
  }
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) return configuration;
  const { kind, note, institution } = flags;
  const taken = await takeObjection(configuration.value, { kind, note, disputed, decision, institution });
  if (!taken.ok) return taken;
  return ok({ json: shown(taken.value), text: () => tableOf([taken.value], output) });
}

async function list(output: OutputOptions, institution: string | undefined): Promise<Result<Rendered, Failure>> {
  const configuration = readConfiguration(process.env);
  if (!configuration.ok) return configuration;
  const found = await openObjections(configuration.value, institution);
  if (!found.ok) return found;
  return ok({ json: found.value.map(shown), text: () => tableOf(found.value, output) });
}

function shown({ objection, overdue, grounds }: ObjectionFile) {
  const { objectionId, decisionId, kind, state, openedAt, dueOn } = objection;
  return {
    objection: objectionId,
    decision: decisionId,
    kind,
    state,
    openedAt: formatInstant(openedAt),
    dueOn,
    overdue,
    ...grounds,
  };
}

function tableOf(files: readonly ObjectionFile[], { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const table = new Table({
    head: zh
      ? ['异议', '决定', '类别', '答复期限', '内容']
      : ['objection', 'decision', 'kind', 'answer due', 'what it says'],
    style: { head: [], border: [] },
  });
  const kinds = { correction: zh ? '更正数据' : 'correction', appeal: zh ? '申诉' : 'appeal' };
  for (const { objection, overdue, grounds } of files) {
    const late = overdue ? (zh ? '（已逾期）' : ' (overdue)') : '';
    const words = [...grounds.disputed.map((d) => `${d.datum}: ${d.says} → ${d.shouldSay}`), grounds.note];
    table.push([
      objection.objectionId,
      objection.decisionId,
      kinds[objection.kind],
      `${objection.dueOn}${late}`,
      words.filter((word) => word !== '').join('; '),
    ]);
  }
  return table.toString();
}
