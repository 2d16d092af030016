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
  isBoosted,
  outcomeOf,
  prepareModel,
  type ScoredCases,
  scorableBy,
  scoreOfPd,
  segmentAt,
  validateScores,
} from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { type SplitPart, splitPart } from './fixed-split.ts';
import { readDataTable } from './read-data-table.ts';
import { specialWords } from './special-words.ts';

export interface ValidateFlags {
  readonly target?: string;
  readonly bad?: string;
  readonly blank: BlankMeaning;
  readonly rows: SplitPart;
}

/** `model validate`: how a model does on cases whose outcome is known. */
export async function validateModel(
  output: OutputOptions,
  model: string,
  path: string,
  flags: ValidateFlags,
): Promise<Result<Rendered>> {
  const card = await readCreditModel(model);
  if (!card.ok) return card;
  const table = await readDataTable(path, specialWords(card.value));
  if (!table.ok) return table;
  const cases = scoredCases(card.value, splitPart(table.value, flags.rows), flags);
  if (!cases.ok) return { ok: false, error: { file: path, ...cases.error } };
  const { auc, ...rest } = validateScores(card.value, cases.value);
  const json = { ...rest, auc: auc.auc, aucLow: auc.low, aucHigh: auc.high };
  return ok({ json, text: () => validationText(json, output) });
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
    else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      const parts = Object.entries(value).map(([key, part]) => `${key} ${Number(part).toFixed(4)}`);
      table.push([name, parts.join(', ')]);
    }
  }
  return table.toString();
}
