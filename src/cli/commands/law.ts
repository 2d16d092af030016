import type { Command } from 'commander';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import {
  checkLaw,
  explainFinding,
  type Finding,
  type LawCheck,
  nearestName,
  type RulePack,
  readFacts,
  type UnknownFact,
  VERDICTS,
} from '#domain/compliance/index.ts';
import { type CalendarDate, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { type ImpactFlags, measureLawImpact } from './law-impact.ts';
import { listLaw } from './law-list.ts';
import { showParameter } from './law-show.ts';
import { readLawFacts } from './read-law-facts.ts';

interface CheckFlags {
  readonly on: string;
  readonly subject?: readonly string[];
  readonly rule?: readonly string[];
}

export const registerLaw: Register = (program, run) => {
  const law = program
    .command('law')
    .description('the law in force on a day: check an act, show a figure, list the rules')
    .addHelpText('after', '\nExample: weir law show lpr1y --on 2024-06-01');
  law
    .command('check <facts>')
    .description('hold one act against every rule that binds its actor; exit 0 whatever the verdict')
    .requiredOption('--on <date>', 'the day asked about; events without a date of their own happen then')
    .option('--subject <name...>', 'only rules of these subjects')
    .option('--rule <id...>', 'only these rules')
    .addHelpText(
      'after',
      '\nExample: weir law check facts.json --on 2026-09-01\n' +
        '  facts.json: {"actor": {"type": "bank", "province": "44"}, "joint": {"partner_share": 0.25}}\n' +
        '  The words to use are in docs/reference/facts.md; "-" reads standard input.',
    )
    .action(run(async (output, file: string, flags: CheckFlags) => check(output, file, flags)));
  addShow(law, run);
  addImpact(law, run);
  law
    .command('list')
    .description('rules, their versions and digests, and the parameters')
    .option('--on <date>', 'only what is in force on that day')
    .option('--subject <name...>', 'only rules of these subjects')
    .addHelpText('after', '\nExample: weir law list --on 2026-09-01 --subject joint-lending')
    .action(
      run(async (output, flags: Partial<CheckFlags>) =>
        withPack((pack) => listLaw(pack, flags.on, flags.subject, output)),
      ),
    );
};

function addShow(law: Command, run: Parameters<Register>[1]): void {
  law
    .command('show <parameter>')
    .description('the value of a legal parameter on a day, with its citation')
    .requiredOption('--on <date>', 'the day')
    .option('--actor <type>', 'for whom')
    .option('--province <code>', 'two digits of GB/T 2260')
    .addHelpText('after', '\nExample: weir law show private_cap --on 2020-08-20 --actor private_lender')
    .action(
      run(async (output, id: string, flags: { on: string; actor?: string; province?: string }) =>
        withPack((pack) => showParameter(pack, id, flags, output)),
      ),
    );
}

function addImpact(law: Command, run: Parameters<Register>[1]): void {
  law
    .command('impact <from> <to>')
    .description('what the law of a second day does to a book that stands under the law of the first')
    .requiredOption('--book <file>', 'loans, one a row; columns are facts, dates of events, actor and province')
    .option('--actor <type>', 'who lends, where the book does not say')
    .option('--province <code>', 'its province, two digits of GB/T 2260')
    .option('--subject <name...>', 'only rules of these subjects')
    .addHelpText(
      'after',
      '\nExample: weir law impact 2025-11-30 2025-12-01 --book loans.csv --actor micro_loan_co --subject pricing',
    )
    .action(
      run(async (output, from: string, to: string, flags: ImpactFlags) =>
        withPack((pack) => unknownSelection(pack, flags) ?? measureLawImpact(pack, [from, to], flags, output)),
      ),
    );
}

async function withPack(
  act: (pack: RulePack) => Result<Rendered, Failure> | Promise<Result<Rendered, Failure>>,
): Promise<Result<Rendered, Failure>> {
  const pack = await loadRulePack();
  return pack.ok ? act(pack.value) : pack;
}

async function check(output: OutputOptions, file: string, flags: CheckFlags): Promise<Result<Rendered, Failure>> {
  const on = parseCalendarDate(flags.on);
  if (!on.ok) return on;
  const written = await readLawFacts(file);
  if (!written.ok) return written;
  return withPack((pack) => {
    const misnamed = unknownSelection(pack, flags);
    if (misnamed) return misnamed;
    const read = readFacts(written.value, pack.facts);
    if (!read.ok) return { ok: false, error: { ...read.error, file } };
    const checked = checkLaw(read.value.facts, pack, on.value, {
      ...(flags.subject ? { subjects: flags.subject } : {}),
      ...(flags.rule ? { rules: flags.rule } : {}),
    });
    return ok(renderCheck(checked, read.value.unknown, pack, on.value, output));
  });
}

function unknownSelection(
  pack: RulePack,
  flags: Pick<CheckFlags, 'subject' | 'rule'>,
): ReturnType<typeof fail<'LAW_RULE_UNKNOWN'>> | null {
  const subjects = new Set(pack.source.rules.map(({ subject }) => subject));
  for (const name of flags.subject ?? [])
    if (!subjects.has(name)) return fail('LAW_RULE_UNKNOWN', { name, nearest: nearestName(name, subjects) });
  for (const name of flags.rule ?? [])
    if (!pack.rules.has(name)) return fail('LAW_RULE_UNKNOWN', { name, nearest: nearestName(name, pack.rules.keys()) });
  return null;
}

function renderCheck(
  { verdict, findings, notApplicable }: LawCheck,
  unknown: readonly UnknownFact[],
  pack: RulePack,
  on: CalendarDate,
  { lang }: OutputOptions,
): Rendered {
  const written = findings.map((finding) => ({ ...finding, why: explainFinding(finding, pack, lang) }));
  const warnings = unknown.map(({ name, nearest }) => ({
    fact: name,
    ...(nearest === '' ? {} : { didYouMean: nearest }),
  }));
  return {
    json: { verdict, on, findings: written, notApplicable, warnings, pack: { id: pack.id, digest: pack.digest } },
    text: () =>
      [...written]
        .sort(worstFirst)
        .map(line)
        .concat(summary(verdict, warnings, lang))
        .join('\n'),
  };
}

function worstFirst(a: Finding, b: Finding): number {
  return VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict);
}

function line(finding: Finding & { readonly why: string }): string {
  return `${finding.verdict.padEnd(8)}${finding.rule.padEnd(26)}${finding.citation}\n        ${finding.why}`;
}

function summary(
  verdict: string,
  warnings: readonly { readonly fact: string; readonly didYouMean?: string }[],
  lang: 'zh' | 'en',
): string[] {
  const ignored = warnings.map(({ fact, didYouMean }) =>
    lang === 'zh'
      ? `注意：没有规则使用“${fact}”${didYouMean ? `，是否想写 ${didYouMean}` : ''}`
      : `note: no rule asks for "${fact}"${didYouMean ? `; did you mean ${didYouMean}` : ''}`,
  );
  return [...ignored, lang === 'zh' ? `结论：${verdict}` : `verdict: ${verdict}`];
}
