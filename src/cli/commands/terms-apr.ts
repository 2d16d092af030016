import { ok, type Result } from '#domain/kernel/index.ts';
import { type AnnualPercentageRate, annualPercentageRate } from '#domain/terms/index.ts';
import type { Register } from '../main.ts';
import type { Rendered } from '../output.ts';
import { readLoanFlows } from '../read-loan-flows.ts';
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
    .action(run(async (_output, path: string) => apr(path)));
};

async function apr(path: string): Promise<Result<Rendered>> {
  const read = await readLoanFlows(path);
  if (!read.ok) return read;
  const rate = annualPercentageRate(read.value.flows, read.value.timing);
  if (!rate.ok) return { ok: false, error: { ...rate.error, file: path } };
  return ok({ json: { apr: rate.value.nominal, ...rate.value }, text: () => text(rate.value) });
}

function text(rate: AnnualPercentageRate): string {
  return textTable(
    ['', '%'],
    [
      ['nominal', percent(rate.nominal)],
      ['effective', percent(rate.effective)],
      ['simple', rate.simple === null ? '–' : percent(rate.simple)],
    ],
  );
}
