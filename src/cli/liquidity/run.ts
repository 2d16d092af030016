import { fail, isObject, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, NON_NEGATIVE, type NumberRange, POSITIVE, SHARE } from '#domain/numeric/index.ts';
import { playRun, type RunScenario } from '#domain/portfolio/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readDocument } from '../read-document.ts';
import { percent, textTable } from '../text-table.ts';

/** What each key of a scenario may be, and what it is where the file is silent. */
const KEYS: Readonly<Record<keyof RunScenario, { readonly range: NumberRange; readonly otherwise?: number }>> = {
  cash: { range: NON_NEGATIVE },
  claims: { range: POSITIVE },
  days: { range: { low: 1, high: 36_500 }, otherwise: 365 },
  requestRate: { range: SHARE },
  queueFear: { range: NON_NEGATIVE, otherwise: 0 },
  exitFear: { range: NON_NEGATIVE, otherwise: 0 },
  collections: { range: NON_NEGATIVE, otherwise: 0 },
  inflow: { range: NON_NEGATIVE, otherwise: 0 },
  inflowFear: { range: NON_NEGATIVE, otherwise: 0 },
  gate: { range: SHARE, otherwise: 1 },
  exitFee: { range: { ...SHARE, open: 'high' }, otherwise: 0 },
};

/** Plays the run of a scenario file. Errors: of reading, LIQUIDITY_SCENARIO_MALFORMED, OUTSIDE_RANGE. */
export async function runVerb(output: OutputOptions, path: string): Promise<Result<Rendered>> {
  const document = await readDocument(path);
  if (!document.ok) return document;
  if (!isObject(document.value)) return fail('LIQUIDITY_SCENARIO_MALFORMED', { key: 'cash' }, { file: path });
  const cells = document.value as Record<string, unknown>;
  const unknown = Object.keys(cells).find((key) => !(key in KEYS) && key !== 'name');
  if (unknown) return fail('LIQUIDITY_SCENARIO_MALFORMED', { key: unknown.slice(0, 40) }, { file: path });
  const scenario: Partial<Record<keyof RunScenario, number>> = {};
  for (const [key, { otherwise }] of Object.entries(KEYS)) {
    const value = cells[key] ?? otherwise;
    if (typeof value !== 'number') return fail('LIQUIDITY_SCENARIO_MALFORMED', { key }, { file: path });
    scenario[key as keyof RunScenario] = value;
  }
  const complete = scenario as RunScenario;
  const checked = allInRange(
    Object.entries(KEYS).map(([key, { range }]) => [key, complete[key as keyof RunScenario], range] as const),
  );
  if (!checked.ok) return { ok: false, error: { ...checked.error, file: path } };
  const played = playRun({ ...complete, days: Math.floor(complete.days) });
  const zh = output.lang === 'zh';
  const head = zh
    ? ['日', '申请', '支付', '排队', '现金', '在投', '日申请率']
    : ['day', 'asked', 'paid', 'queue', 'cash', 'claims', 'rate'];
  const rows = played.days.map((d) => [
    d.day,
    ...[d.requested, d.paid, d.queue, d.cash, d.claims].map((amount) => amount.toFixed(2)),
    percent(d.rate),
  ]);
  const first = played.firstUnpaidDay ?? '–';
  return ok({
    json: { ...played, survivalDay: played.firstUnpaidDay },
    text: () => `${textTable(head, rows)}\n${zh ? '首个未能足额支付的日子' : 'first day not paid in full'}: ${first}`,
  });
}
