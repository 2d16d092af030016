import Table from 'cli-table3';
import { OUTCOMES, type PresentedRecord } from '#domain/decision/index.ts';
import { fen, formatYuan } from '#domain/kernel/index.ts';
import type { OutputOptions } from '../output.ts';
import { outcomeWord } from '../render/outcome-word.ts';
import type { OutcomeCounts } from './decide-firms.ts';

const HEAD = {
  en: ['firm', 'outcome', 'grade', 'PD', '90 % interval', 'limit (yuan)', 'days', 'rate', 'why or what to send'],
  zh: ['企业', '结论', '等级', '违约概率', '90% 区间', '额度（元）', '天数', '利率', '原因或所需资料'],
} as const;

/** The decisions as a table for people, one line a firm, with the counts below. */
export function recordsTable(records: readonly PresentedRecord[], { lang }: OutputOptions): string {
  const table = new Table({
    head: [...HEAD[lang]],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: WIDTHS,
  });
  for (const record of records) {
    const { firm, outcome, grade, pd, pdLow, pdHigh, limitFen, tenorDays, rate } = record;
    const interval = `${percent(pdLow)} – ${percent(pdHigh)}`;
    const lent = limitFen === '0' ? '' : formatYuan(fen(BigInt(limitFen)));
    table.push([
      firm,
      outcomeWord(outcome, lang),
      grade ?? '',
      percent(pd),
      interval,
      lent,
      tenorDays ?? '',
      percent(rate),
      because(record),
    ]);
  }
  return table.toString();
}

const WIDTHS = [14, 10, 7, 10, 20, 14, 6, 9, 60];

function percent(value: number | null): string {
  return value === null ? '' : `${(value * 100).toFixed(2)} %`;
}

function because({ reasons, ask, gates }: PresentedRecord): string {
  const refused = gates.filter(({ verdict }) => verdict === 'refuse').map(({ citation }) => citation);
  const first = reasons.slice(0, 2).map(({ text }) => text);
  return [...refused, ...first, ...ask.slice(0, 1).map(({ text }) => `→ ${text}`)].join('; ');
}

export function countsLine(counts: OutcomeCounts, { lang }: OutputOptions): string {
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  const parts = OUTCOMES.map((outcome) => {
    const n = counts[outcome];
    return lang === 'zh'
      ? `${outcomeWord(outcome, lang)} ${n} 家（${share(n, total)}）`
      : `${outcome} ${n} (${share(n, total)})`;
  });
  return lang === 'zh' ? `${total} 家企业：${parts.join('，')}` : `${total} firms: ${parts.join(', ')}`;
}

function share(n: number, total: number): string {
  return total === 0 ? '–' : `${((n / total) * 100).toFixed(1)} %`;
}
