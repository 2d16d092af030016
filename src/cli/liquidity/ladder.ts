import { daysBetween, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { type DatedFlow, liquidityLadder } from '#domain/portfolio/index.ts';
import { readAsOf } from '../as-of.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';
import { textTable } from '../text-table.ts';

const POSITIONS = {
  amount: { names: /^(amount|cashflow|flow|金额|现金流)$/, type: 'number', required: true, money: true },
  day: { names: /^(day|days|inday|天|天数|第几天)$/, type: 'number' },
  date: { names: /^(date|on|dueon|due|maturity|maturesOn|日期|到期日)$/i, type: 'text' },
  side: { names: /^(side|direction|type|方向|类型)$/, type: 'text' },
  behavioural: { names: /^(behavioural|behavioral|behaviour|share|rate|行为比例|行为系数)$/, type: 'number' },
} as const;

const OUT = /^(out|outflow|liability|payable|流出|支出|负债)$/i;

/** The ladder of a table of flows. Errors: of reading; LIQUIDITY_DAY_MISSING where a row has neither day nor date. */
export async function ladderVerb(
  output: OutputOptions,
  path: string,
  flags: { readonly asOf?: string },
): Promise<Result<Rendered>> {
  const read = await readColumns(path, POSITIONS);
  if (!read.ok) return read;
  const asOf = readAsOf(flags.asOf);
  if (!asOf.ok) return asOf;
  const flows: DatedFlow[] = [];
  for (const { row, amount, day, date, side, behavioural } of read.value) {
    const found = dayOf(day, date, (on) => daysBetween(asOf.value, on));
    if (!found.ok) return { ok: false, error: { ...found.error, file: path, row } };
    const signed = side !== undefined && OUT.test(side) ? -Math.abs(amount!) : amount!;
    flows.push({
      day: Math.max(0, found.value),
      amount: signed,
      ...(behavioural === undefined ? {} : { behavioural }),
    });
  }
  const ladder = liquidityLadder(flows);
  const head =
    output.lang === 'zh'
      ? ['期限', '流入', '流出', '缺口', '累计缺口', '行为累计缺口']
      : ['bucket', 'in', 'out', 'gap', 'cumulative', 'behavioural'];
  const rows = ladder.buckets.map((b) => [
    b.bucket,
    b.inflow,
    b.outflow,
    b.gap,
    b.cumulativeGap,
    b.cumulativeBehaviouralGap,
  ]);
  return ok({ json: ladder, text: () => textTable(head, rows) });
}

function dayOf(
  day: number | undefined,
  date: string | undefined,
  since: (on: Parameters<typeof daysBetween>[1]) => number,
): Result<number, Failure> {
  if (day !== undefined)
    return Number.isInteger(day) ? ok(day) : fail('NOT_A_NUMBER', { value: String(day) }, { column: 'day' });
  if (date === undefined) return fail('LIQUIDITY_DAY_MISSING');
  const on = parseCalendarDate(date);
  return on.ok ? ok(since(on.value)) : on;
}
