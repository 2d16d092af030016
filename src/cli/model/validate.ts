import Table from 'cli-table3';
import { readCreditModel } from '#adapters/models/read-artefact.ts';
import { defaultWorkers } from '#adapters/workers/run-in-workers.ts';
import { openScorers } from '#adapters/workers/score-in-threads.ts';
import {
  type BlankMeaning,
  type BoostedModel,
  type CreditModel,
  columnNamed,
  type DataTable,
  type Fairness,
  fairnessBy,
  isBoosted,
  outcomeOf,
  passGate,
  prepareModel,
  type ScoredCases,
  scorableBy,
  scoreOfPd,
  segmentAt,
} from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { type SplitPart, splitPart } from './fixed-split.ts';
import { gateWords } from './gate-words.ts';
import { readDataTable } from './read-data-table.ts';
import { specialWords } from './special-words.ts';

export interface ValidateFlags {
  readonly target?: string;
  readonly bad?: string;
  readonly blank: BlankMeaning;
  readonly rows: SplitPart;
}

export interface GateFlags extends ValidateFlags {
  /** Columns whose groups should be treated alike. */
  readonly fairness: readonly string[];
  /** Columns that a person vouches were known when the case was decided. */
  readonly knownBeforehand: readonly string[];
}

/** `model validate`: how a model does on cases whose outcome is known, and whether it may go on. */
export async function validateModel(
  output: OutputOptions,
  model: string,
  path: string,
  flags: GateFlags,
): Promise<Result<Rendered>> {
  const card = await readCreditModel(model);
  if (!card.ok) return card;
  const read = await readDataTable(path, specialWords(card.value));
  if (!read.ok) return read;
  const table = splitPart(read.value, flags.rows);
  const cases = scoredCases(card.value, table, flags);
  if (!cases.ok) return { ok: false, error: { file: path, ...cases.error } };
  const treated = fairnessOf(table, card.value, cases.value, flags.fairness);
  if (!treated.ok) return { ok: false, error: { file: path, ...treated.error } };
  const outcome = { bad: cases.value.bad, bads: cases.value.bad.reduce((sum, bad) => sum + bad, 0), badValue: '' };
  const report = passGate(card.value, table, outcome, cases.value, new Set(flags.knownBeforehand));
  const { auc, ...rest } = report.validation;
  const json = {
    ...rest,
    auc: auc.auc,
    aucLow: auc.low,
    aucHigh: auc.high,
    slope: report.slope,
    fairness: treated.value,
    gate: {
      verdict: report.verdict,
      stops: report.stops.map((finding) => ({ ...finding, why: gateWords(finding, output.lang) })),
      warnings: report.warnings.map((finding) => ({ ...finding, why: gateWords(finding, output.lang) })),
    },
  };
  return ok({ json, text: () => validationText(json, output) });
}

/** Errors: MODEL_COLUMN_UNKNOWN. */
function fairnessOf(
  table: DataTable,
  model: CreditModel,
  { pd, bad }: ScoredCases,
  names: readonly string[],
): Result<readonly Fairness[]> {
  const approves = Uint8Array.from(pd, (p) => (p < model.cutOffPd ? 1 : 0));
  const found: Fairness[] = [];
  for (const name of names) {
    const column = columnNamed(table, name);
    if (!column) return fail('MODEL_COLUMN_UNKNOWN', { column: name });
    found.push(fairnessBy(column, { pd, bad, approves }));
  }
  return ok(found);
}

/** Scores a table with its outcomes. Errors: MODEL_TARGET_NEEDED, those of the outcome and of the columns. */
export function scoredCases(card: CreditModel, table: DataTable, flags: ValidateFlags): Result<ScoredCases> {
  const target = flags.target ?? card.fit?.target.column;
  if (target === undefined) return fail('MODEL_TARGET_NEEDED');
  const outcome = outcomeOf(table, target, flags.bad ?? card.fit?.target.bad);
  if (!outcome.ok) return outcome;
  const scorable = scorableBy(table, prepareModel(card), flags.blank);
  if (!scorable.ok) return scorable;
  const quick = isBoosted(card) && flags.blank === 'absent' ? scoredQuickly(card, table) : null;
  const pd = quick?.pd ?? new Float64Array(table.rows);
  const score = quick?.score ?? new Float64Array(table.rows);
  for (let row = 0; quick === null && row < table.rows; row++) {
    const scored = scorable.value.scoreOf(row);
    pd[row] = scored.pd;
    score[row] = scored.score;
  }
  const segment = card.fit?.segment ? columnNamed(table, card.fit.segment.column) : undefined;
  return ok({
    pd,
    score,
    bad: outcome.value.bad,
    segment: segment ? Array.from(pd, (_, row) => segmentAt(segment, row)) : null,
  });
}

// Threads cost more than they save on a small table.
const ROWS_WORTH_THREADS = 50_000;

function scoredQuickly(model: BoostedModel, table: DataTable): Pick<ScoredCases, 'pd' | 'score'> {
  const scorers = openScorers(table.rows < ROWS_WORTH_THREADS ? 1 : defaultWorkers());
  const pd = scorers.score(model, table);
  scorers.close();
  return { pd, score: pd.map((p) => scoreOfPd(p, model.scale)) };
}

function validationText(json: Readonly<Record<string, unknown>>, output: OutputOptions): string {
  const table = new Table({
    head: output.lang === 'zh' ? ['指标', '值'] : ['measure', 'value'],
    style: { head: [], border: [] },
  });
  for (const [name, value] of Object.entries(json)) {
    if (typeof value === 'number') table.push([name, Number.isInteger(value) ? String(value) : value.toFixed(4)]);
    else if (value !== null && typeof value === 'object' && !Array.isArray(value) && name !== 'gate') {
      const parts = Object.entries(value).map(([key, part]) => `${key} ${Number(part).toFixed(4)}`);
      table.push([name, parts.join(', ')]);
    }
  }
  const gate = json.gate as { readonly verdict: string } & Record<'stops' | 'warnings', readonly { why: string }[]>;
  const zh = output.lang === 'zh';
  const verdict =
    gate.verdict === 'pass' ? (zh ? '验证关口：通过' : 'gate: passed') : zh ? '验证关口：拦下' : 'gate: stopped';
  const lines = [...gate.stops.map(({ why }) => `✗ ${why}`), ...gate.warnings.map(({ why }) => `! ${why}`)];
  return [table.toString(), verdict, ...lines].join('\n');
}
