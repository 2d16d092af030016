import Table from 'cli-table3';
import { loadArtefacts } from '#adapters/models/load-artefacts.ts';
import { readCreditModel } from '#adapters/models/read-artefact.ts';
import { changedArtefacts, type PolicyChange } from '#app/laboratory/change.ts';
import { Experiment, type ExperimentResult, type SideFigures } from '#app/laboratory/experiment.ts';
import { fail, formatYuan, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readRecords } from '../read-records.ts';
import { readTable } from './read-table.ts';

export interface TryFlags {
  readonly policy: string;
  readonly set: readonly string[];
  readonly model?: string;
  readonly table?: string;
  readonly lawOn?: string;
}

/** `policy try`: what a change would have made of decisions already made. */
export async function tryPolicy(output: OutputOptions, path: string, flags: TryFlags): Promise<Result<Rendered>> {
  const base = await loadArtefacts({ policy: flags.policy });
  if (!base.ok) return base;
  const change = await changeOf(flags);
  if (!change.ok) return change;
  const changed = changedArtefacts(base.value, change.value);
  if (!changed.ok) return changed;
  const experiment = new Experiment(base.value, changed.value);
  for await (const record of readRecords(path)) {
    if (!record.ok) return record;
    const added = experiment.add(record.value.cells);
    if (!added.ok) return { ok: false, error: { file: path, row: record.value.row, ...added.error } };
  }
  if (experiment.cases === 0) return fail('LAB_NO_CASES', {}, { file: path });
  const result = experiment.result();
  return ok({ json: wireExperiment(result), text: () => experimentText(result, output) });
}

/** Errors: LAB_NOTHING_CHANGED, LAB_FIELD_UNKNOWN, those of reading a model, a table or a date. */
async function changeOf(flags: TryFlags): Promise<Result<PolicyChange>> {
  const { set, model, table, lawOn } = flags;
  if (set.length === 0 && !model && !table && !lawOn) return fail('LAB_NOTHING_CHANGED');
  const values: Record<string, number> = {};
  for (const item of set) {
    const at = item.indexOf('=');
    const value = Number(item.slice(at + 1));
    if (at < 1 || item.slice(at + 1).trim() === '' || !Number.isFinite(value))
      return fail('LAB_FIELD_UNKNOWN', { field: item });
    values[item.slice(0, at)] = value;
  }
  const readModel = model === undefined ? undefined : await readCreditModel(model);
  if (readModel && !readModel.ok) return readModel;
  const readRules = table === undefined ? undefined : await readTable(table);
  if (readRules && !readRules.ok) return readRules;
  const on = lawOn === undefined ? undefined : parseCalendarDate(lawOn);
  if (on && !on.ok) return on;
  return ok({ set: values, model: readModel?.value, table: readRules?.value, lawOn: on?.value });
}

/** Money as digits, as everywhere in JSON. */
function wireExperiment(result: ExperimentResult): unknown {
  return JSON.parse(JSON.stringify(result, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}

function experimentText(result: ExperimentResult, { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const table = new Table({
    head: zh ? ['', '现行', '试行'] : ['', 'before', 'after'],
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right'],
  });
  const line = (name: readonly [string, string], value: (side: SideFigures) => string) =>
    table.push([zh ? name[0] : name[1], value(result.before), value(result.after)]);
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(2)} %`);
  line(['通过率', 'approved'], (side) => percent(side.approvalRate));
  line(['转人工', 'referred'], (side) => String(side.outcomes.refer));
  line(['拒绝', 'declined'], (side) => String(side.outcomes.decline));
  line(['授信金额', 'offered'], (side) => formatYuan(side.offeredFen));
  line(['预期损失', 'expected loss'], (side) => formatYuan(side.expectedLossFen));
  line(['年利息', 'interest of a year'], (side) => formatYuan(side.yearlyInterestFen));
  line(['平均利率', 'mean rate'], (side) => percent(side.meanRate));
  line(['低于价格底线', 'below the price floor'], (side) => String(side.belowFloor));
  line(['资金占用（元·年）', 'money bound (yuan-years)'], (side) => formatYuan(side.boundFenYears));
  const moves = Object.entries(result.moves).map(([move, count]) => `${move} ${count}`);
  const head = zh ? `${result.cases} 笔决策，按各自当日重放` : `${result.cases} decisions, each as of its own day`;
  return [head, table.toString(), ...moves].join('\n');
}
