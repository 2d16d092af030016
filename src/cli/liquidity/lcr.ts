import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { COVERAGE_ITEMS, type CoverageItem, type CoverageLine, liquidityCoverage } from '#domain/portfolio/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';
import { figureName } from '../render/figure-name.ts';
import { textTable } from '../text-table.ts';

const POSITIONS = {
  item: { names: /^(item|category|class|kind|项目|类别)$/, type: 'text', required: true },
  amount: { names: /^(amount|balance|金额|余额)$/, type: 'number', required: true, money: true },
  rate: { names: /^(rate|runoff|runoffrate|factor|比例|系数|折算率)$/, type: 'share' },
} as const;

/** The liquidity coverage ratio of a table of items. Errors: of reading; LIQUIDITY_ITEM_UNKNOWN, OUTSIDE_RANGE. */
export async function lcrVerb(output: OutputOptions, path: string): Promise<Result<Rendered>> {
  const read = await readColumns(path, POSITIONS);
  if (!read.ok) return read;
  const lines: CoverageLine[] = [];
  for (const { row, item, amount, rate } of read.value) {
    const name = item!.toLowerCase().replace(/[\s_]+/g, '-');
    if (!(COVERAGE_ITEMS as readonly string[]).includes(name))
      return fail('LIQUIDITY_ITEM_UNKNOWN', { item: item!, known: COVERAGE_ITEMS.join(', ') }, { file: path, row });
    if (!(amount! >= 0))
      return fail('OUTSIDE_RANGE', { name: 'amount', value: amount!, range: '[0, ∞)' }, { file: path, row });
    lines.push({ item: name as CoverageItem, amount: amount!, ...(rate === undefined ? {} : { rate }) });
  }
  const coverage = liquidityCoverage(lines);
  return ok({
    json: coverage,
    text: () =>
      textTable(
        ['', ''],
        Object.entries(coverage).map(([name, value]) => [figureName(name, output.lang), value ?? '–']),
      ),
  });
}
