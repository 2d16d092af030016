import { type RegionalBalance, type RegionRow, regionalBalance } from '#domain/conduct/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';
import { textTable } from '../text-table.ts';

const REGION = /^(region|regioncode|province|city|county|地区|区域|省份|城市|区县|地区代码)$/;
const LENDING = {
  region: { names: REGION, type: 'text', required: true },
  amount: {
    names: /^(amount|lending|balance|loans|贷款|贷款额|贷款金额|贷款余额|余额|金额)$/,
    type: 'number',
    required: true,
    money: true,
  },
} as const;
const BASES = {
  region: { names: REGION, type: 'text', required: true },
  base: {
    names: /^(base|population|pop|people|firms|enterprises|gdp|人口|常住人口|企业数|生产总值|基数)$/,
    type: 'number',
    required: true,
  },
  tier: { names: /^(tier|tiername|tierlevel|层级|城市层级|城市等级)$/, type: 'text' },
} as const;

/** How evenly lending falls upon regions. Rows of one region add up. Errors: of reading, OUTSIDE_RANGE, and of the measure. */
export async function measureRegions(
  output: OutputOptions,
  lending: string,
  population: string,
): Promise<Result<Rendered>> {
  const bases = await readColumns(population, BASES);
  if (!bases.ok) return bases;
  const lent = await readColumns(lending, LENDING);
  if (!lent.ok) return lent;
  const regions = new Map<string, { region: string; amount: number; base: number; tier: string | null }>();
  for (const { row, region, base, tier } of bases.value) {
    if (!(base! >= 0))
      return fail('OUTSIDE_RANGE', { name: 'base', value: base!, range: '[0, ∞)' }, { file: population, row });
    const known = regions.get(region!) ?? { region: region!, amount: 0, base: 0, tier: tier ?? null };
    regions.set(region!, { ...known, base: known.base + base! });
  }
  for (const { row, region, amount } of lent.value) {
    if (!(amount! >= 0))
      return fail('OUTSIDE_RANGE', { name: 'amount', value: amount!, range: '[0, ∞)' }, { file: lending, row });
    const known = regions.get(region!);
    if (!known) return fail('REGION_WITHOUT_BASE', { region: region! }, { file: lending, row });
    known.amount += amount!;
  }
  const rows: RegionRow[] = [...regions.values()];
  const balance = regionalBalance(rows);
  if (!balance.ok) return { ok: false, error: { ...balance.error, file: lending } };
  return ok({ json: balance.value, text: () => text(balance.value, output) });
}

function text(balance: RegionalBalance, { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const measures = textTable(
    ['', ''],
    [
      [zh ? '基尼系数' : 'Gini', balance.gini.toFixed(6)],
      [zh ? '泰尔指数' : 'Theil', balance.theil.toFixed(6)],
      [zh ? '层级内' : 'within tiers', balance.theilWithin.toFixed(6)],
      [zh ? '层级间' : 'between tiers', balance.theilBetween.toFixed(6)],
      [zh ? '赫芬达尔指数' : 'Herfindahl', balance.hhi.toFixed(6)],
      [zh ? '等效地区数' : 'effective regions', balance.effective.toFixed(2)],
    ],
  );
  const quotients = Object.entries(balance.locationQuotient).sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  const head = zh ? ['地区', '区位商'] : ['region', 'location quotient'];
  return `${measures}\n${textTable(
    head,
    quotients.map(([region, quotient]) => [region, quotient === null ? '–' : quotient.toFixed(3)]),
  )}`;
}
