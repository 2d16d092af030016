import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { readCreditModel } from '#adapters/models/read-artefact.ts';
import type { Language } from '#contract/errors.ts';
import {
  type BlankMeaning,
  type BoostedModel,
  binLabel,
  type CardAction,
  type CardReason,
  type CardScore,
  type CreditModel,
  cardReasons,
  isBoosted,
  type OutcomeSet,
  prepareModel,
  type Scorecard,
  type ScorecardVariable,
  scorableBy,
} from '#domain/credit/index.ts';
import { csvLine, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { outcomeWord } from '../render/outcome-word.ts';
import { type SplitPart, splitPart } from './fixed-split.ts';
import { readDataTable } from './read-data-table.ts';
import { specialWords } from './special-words.ts';

export interface ScoreFlags {
  readonly blank: BlankMeaning;
  readonly rows: SplitPart;
  readonly out?: string;
}

interface ScoreRow {
  readonly pd: number;
  readonly pdLow: number;
  readonly pdHigh: number;
  readonly score: number;
  readonly grade: string;
  readonly action: CardAction;
  /** Which outcomes the PD leaves possible at the card's error rate; null for a card without thresholds. */
  readonly set: OutcomeSet | null;
  readonly ask: readonly { readonly document: string; readonly value: number }[];
  readonly reasons: readonly { readonly kind: string; readonly code: string; readonly text: string }[];
}

/** `model score`: a PD with its interval, an action, and what to ask for, for every row of a table. */
export async function scoreModel(
  output: OutputOptions,
  model: string,
  path: string,
  flags: ScoreFlags,
): Promise<Result<Rendered>> {
  const apart = await refuseOverwriting(flags.out, [model, path]);
  if (!apart.ok) return apart;
  const card = await readCreditModel(model);
  if (!card.ok) return card;
  const table = await readDataTable(path, specialWords(card.value));
  if (!table.ok) return table;
  const scorable = scorableBy(splitPart(table.value, flags.rows), prepareModel(card.value), flags.blank);
  if (!scorable.ok) return { ok: false, error: { file: path, ...scorable.error } };
  const words = reasonWords(card.value, output.lang);
  const rows: ScoreRow[] = [];
  for (let row = 0; row < scorable.value.rows; row++) {
    const score = scorable.value.scoreOf(row);
    rows.push(scoreRow(score, scorable.value.setOf(row, score.pd), words));
  }
  const counts = actionCounts(rows);
  if (flags.out === undefined) return ok({ json: rows, text: () => scoreText(rows, counts, output) });
  await writeFile(flags.out, scoresCsv(rows));
  const json = { n: rows.length, ...counts, out: flags.out };
  return ok({ json, text: () => countsText(counts, output) });
}

function scoreRow(
  score: CardScore,
  set: OutcomeSet | null,
  words: (reason: CardReason, score: CardScore) => string,
): ScoreRow {
  return {
    pd: score.pd,
    pdLow: score.pdLow,
    pdHigh: score.pdHigh,
    score: score.score,
    grade: score.grade,
    action: score.action,
    set,
    ask: score.ask.map(({ document, sd }) => ({ document, value: sd })),
    reasons: cardReasons(score).map((reason) => ({ kind: reason.kind, code: reason.code, text: words(reason, score) })),
  };
}

function reasonWords(model: CreditModel, language: Language): (reason: CardReason, score: CardScore) => string {
  const zh = language === 'zh';
  const weakness = isBoosted(model) ? treeWeakness(model, zh) : cardWeakness(model, zh);
  return (reason, score) => {
    if (reason.kind !== 'missing') return weakness(reason, score);
    const stale = reason.code === 'EVIDENCE_STALE';
    if (zh) return `缺少“${reason.document}”${stale ? '的最新资料' : ''}`;
    return stale ? `"${reason.document}" is out of date` : `"${reason.document}" is not known`;
  };
}

type RiskWords = (reason: CardReason & { readonly kind: 'risk' }, score: CardScore) => string;

function cardWeakness(card: Scorecard, zh: boolean): RiskWords {
  const byName = new Map<string, ScorecardVariable>(card.variables.map((v) => [v.name, v]));
  return (reason, score) => {
    const variable = byName.get(reason.variable)!;
    const bin = score.variables.find((v) => v.name === reason.variable)!.bin!;
    const lost = reason.pointsLost.toFixed(1);
    const label = binLabel(variable, bin);
    return zh
      ? `${variable.label.zh}（${label}）比最好的一档少 ${lost} 分`
      : `${variable.label.en} (${label}): ${lost} points below the best bin`;
  };
}

function treeWeakness(model: BoostedModel, zh: boolean): RiskWords {
  const byName = new Map(model.columns.map((column) => [column.name, column.label]));
  return (reason) => {
    const label = byName.get(reason.variable)!;
    const lost = reason.pointsLost.toFixed(1);
    return zh ? `${label.zh}：比一般情况低 ${lost} 分` : `${label.en}: ${lost} points below the usual`;
  };
}

function actionCounts(rows: readonly ScoreRow[]): Record<CardAction, number> {
  const counts = { approve: 0, refer: 0, decline: 0 };
  for (const row of rows) counts[row.action]++;
  return counts;
}

function scoresCsv(rows: readonly ScoreRow[]): string {
  const lines = rows.map((row) =>
    csvLine([
      ...[row.pd, row.pdLow, row.pdHigh, row.score].map(String),
      row.grade,
      row.action,
      row.ask.map((ask) => ask.document).join('; '),
      row.reasons.map((reason) => reason.text).join('; '),
      row.set ?? '',
    ]),
  );
  return `${['pd,pdLow,pdHigh,score,grade,action,ask,reasons,set', ...lines].join('\n')}\n`;
}

const MOST_ROWS_SHOWN = 20;

function scoreText(rows: readonly ScoreRow[], counts: Record<CardAction, number>, output: OutputOptions): string {
  const zh = output.lang === 'zh';
  const table = new Table({
    head: zh
      ? ['行', 'PD', '下限', '上限', '分数', '等级', '动作', '要补的资料']
      : ['row', 'PD', 'low', 'high', 'score', 'grade', 'action', 'ask for'],
    style: { head: [], border: [] },
  });
  rows.slice(0, MOST_ROWS_SHOWN).forEach((row, i) => {
    const ask = row.ask.slice(0, 3).map((a) => a.document);
    table.push([
      String(i + 1),
      ...[row.pd, row.pdLow, row.pdHigh].map((p) => p.toFixed(4)),
      row.score.toFixed(1),
      row.grade,
      outcomeWord(row.action, output.lang),
      ask.join(', '),
    ]);
  });
  return [table.toString(), countsText(counts, output)].join('\n');
}

function countsText(counts: Record<CardAction, number>, { lang }: OutputOptions): string {
  const parts = (['approve', 'refer', 'decline'] as const).map(
    (action) => `${outcomeWord(action, lang)} ${counts[action]}`,
  );
  return parts.join(lang === 'zh' ? '，' : ', ');
}
