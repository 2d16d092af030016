import { ok, type Result } from '#domain/kernel/index.ts';
import { type AnnualPercentageRate, annualPercentageRate } from '#domain/terms/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readLoanFlows } from '../read-loan-flows.ts';
import { figureName } from '../render/figure-name.ts';
import { percent, textTable } from '../text-table.ts';

export const registerTermsApr: Register = (terms, run) => {
  terms
    .command('apr')
    .description('the annual rate of the flows of a loan: nominal, effective, and simple on the average balance')
    .argument(
      '<schedule>',
      'dates, days or months with amounts (CSV, XLSX, JSON), or what `terms schedule --json` prints',
    )
    .addHelpText(
      'after',
      '\nColumns: date | days | months; amount (signed), or payout and payment, or principal, interest and fee. The first flow is the payout.\nExample: weir terms apr flows.csv --json',
    )
    .action(run(async (output, path: string) => apr(path, output)));
};

async function apr(path: string, output: OutputOptions): Promise<Result<Rendered>> {
  const read = await readLoanFlows(path);
  if (!read.ok) return read;
  const rate = annualPercentageRate(read.value.flows, read.value.timing);
  if (!rate.ok) return { ok: false, error: { ...rate.error, file: path } };
  return ok({ json: { apr: rate.value.nominal, ...rate.value }, text: () => text(rate.value, output) });
}

function text({ nominal, effective, simple }: AnnualPercentageRate, { lang }: OutputOptions): string {
  return textTable(
    ['', '%'],
    [
      [figureName('nominal', lang), percent(nominal)],
      [figureName('effective', lang), percent(effective)],
      [figureName('simple', lang), simple === null ? '–' : percent(simple)],
    ],
  );
}
