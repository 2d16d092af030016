import { type Failure, fail, type Result } from '#domain/kernel/index.ts';
import { type Book, type BookRow, bookOf } from '#domain/portfolio/index.ts';
import { readColumns } from '../read-columns.ts';

const BOOK = {
  id: { names: /^(id|loan|loanid|contract|no|编号|贷款编号|借据号|合同号|客户编号)$/, type: 'text' },
  pd: { names: /^(pd|probabilityofdefault|违约概率|违约率)$/, type: 'share', required: true },
  exposure: {
    names: /^(ead|exposure|balance|outstanding|amount|敞口|违约敞口|风险敞口|余额|贷款余额|未还本金)$/,
    type: 'number',
    required: true,
    money: true,
  },
  lgd: { names: /^(lgd|lossgivendefault|违约损失率|损失率)$/, type: 'share' },
  sector: { names: /^(sector|industry|行业|板块)$/, type: 'text' },
  region: { names: /^(region|province|city|地区|区域|省份|城市)$/, type: 'text' },
  group: { names: /^(group|connectedgroup|debtor|集团|关联组|关联集团|实际控制人)$/, type: 'text' },
} as const;

/**
 * A book from a table: id, pd, ead, lgd, and where they are known sector, region and group. `lgd` stands in where the
 * table has no such column. Errors: those of reading columns, TERMS_COLUMN_MISSING where there is no lgd at all, OUTSIDE_RANGE.
 */
export async function readBook(path: string, lgd: number | undefined): Promise<Result<Book, Failure>> {
  const read = await readColumns(path, BOOK);
  if (!read.ok) return read;
  const rows: BookRow[] = [];
  for (const { row, id, pd, exposure, lgd: own = lgd, sector, region, group } of read.value) {
    if (own === undefined) return fail('TERMS_COLUMN_MISSING', { field: 'lgd' }, { file: path });
    if (!(exposure! >= 0))
      return fail('OUTSIDE_RANGE', { name: 'ead', value: exposure!, range: '[0, ∞)' }, { file: path, row });
    rows.push({
      id: id ?? String(row),
      pd: pd!,
      exposure: exposure!,
      lgd: own,
      ...(sector === undefined ? {} : { sector }),
      ...(region === undefined ? {} : { region }),
      ...(group === undefined ? {} : { group }),
    });
  }
  return bookOf(rows);
}
