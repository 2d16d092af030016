import type { HeaderMap } from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { companyKey, MATCH_RULES, type MatchSide, matchInvoices } from '#domain/verification/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { startProgress } from '../progress.ts';
import { mapOption } from '../reading-options.ts';
import { textTable } from '../text-table.ts';
import { BILLED_ITEMS, PAID_ITEMS } from '../verification/item-kinds.ts';
import { type Items, readItems } from '../verification/read-items.ts';

interface ReconcileFlags {
  readonly map: HeaderMap;
  readonly paidOut?: boolean;
}

export const registerReconcile: Register = (program, run) => {
  program
    .command('reconcile')
    .description('match invoices with the payments that settle them; what several sets explain is named, never guessed')
    .argument('<invoices>', 'id, counterparty, date and amount; void invoices are left out, red letters are negative')
    .argument('<payments>', 'the same, or a bank statement')
    .option('--paid-out', 'the payments are what the firm paid: amounts out count, amounts in are refunds')
    .addOption(mapOption())
    .addHelpText(
      'after',
      '\nRules, the surest first: exact, run (neighbours in date), split (instalments), subset, fee (up to 0.6 %), run-fee,' +
        '\nprepaid (up to 60 days), late (121 to 400 days). Confidence counts coincidences of amounts.' +
        '\nExample: weir reconcile sales-invoices.csv.gz bank.xlsx --json',
    )
    .action(
      run((output, invoices: string, payments: string, flags: ReconcileFlags) =>
        reconcile(output, invoices, payments, flags),
      ),
    );
};

async function reconcile(
  output: OutputOptions,
  invoicesPath: string,
  paymentsPath: string,
  { map, paidOut }: ReconcileFlags,
): Promise<Result<Rendered, Failure>> {
  const started = performance.now();
  const progress = startProgress('reconcile', 100_000);
  let read = 0;
  const onProgress = (rows: number) => {
    read += rows;
    progress.update(read);
  };
  const applicable = (kind: typeof BILLED_ITEMS) =>
    Object.fromEntries(Object.entries(map).filter(([, field]) => kind.fields.some(({ name }) => name === field)));
  const invoices = await readItems(BILLED_ITEMS, invoicesPath, applicable(BILLED_ITEMS), onProgress);
  const payments = invoices.ok
    ? await readItems(PAID_ITEMS, paymentsPath, applicable(PAID_ITEMS), onProgress)
    : invoices;
  progress.stop();
  if (!invoices.ok) return invoices;
  if (!payments.ok) return payments;
  const readSeconds = secondsSince(started);
  const { billed, paid, partyCount } = sidesOf(invoices.value, payments.value, paidOut ? -1 : 1);
  const matching = matchInvoices(billed, paid, partyCount);
  const invoiceIds = (rows: readonly number[]) => rows.map((row) => invoices.value.ids[row]!);
  const paymentIds = (rows: readonly number[]) => rows.map((row) => payments.value.ids[row]!);
  const json = {
    matched: matching.matches.map((match) => ({
      invoices: invoiceIds(match.invoices),
      payments: paymentIds(match.payments),
      rule: match.rule,
      confidence: Math.round(match.confidence * 1e4) / 1e4,
    })),
    ambiguous: matching.ambiguous.map(({ invoices: bills, payments: payers, alternatives, complete }) => ({
      invoices: invoiceIds(bills),
      payments: paymentIds(payers),
      alternatives: alternatives.map(payers.length > 0 ? invoiceIds : paymentIds),
      complete,
    })),
    unmatchedInvoices: invoiceIds(matching.unmatchedInvoices),
    unmatchedPayments: paymentIds(matching.unmatchedPayments),
    reversed: matching.reversals.map(invoiceIds),
    voided: invoices.value.voided,
    repeated: invoices.value.repeated + payments.value.repeated,
    readSeconds,
    seconds: secondsSince(started),
  };
  return ok({ json, text: () => summary(json, output) });
}

function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}

/**
 * Both sides with their counterparties numbered alike: by the name, without case, width and blanks, companies without the spelling of their form. Where a side names
 * nobody, all belongs to one party.
 */
function sidesOf(invoices: Items, payments: Items, sign: 1 | -1) {
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const key = companyKey(name);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const isNamed = invoices.names.length > 0 && payments.names.length > 0;
  const side = ({ parties, names, days, amounts }: Items, by: 1 | -1): MatchSide => {
    const global = names.map(numberOf);
    return {
      parties: Int32Array.from(parties, (party) => (isNamed ? (global[party] ?? -1) : 0)),
      days: Int32Array.from(days),
      amounts: Float64Array.from(amounts, (amount) => by * amount),
    };
  };
  const [billed, paid] = [side(invoices, 1), side(payments, sign)];
  return { billed, paid, partyCount: Math.max(1, numbers.size) };
}

interface Summary {
  readonly matched: readonly { readonly rule: string; readonly invoices: readonly string[] }[];
  readonly ambiguous: readonly unknown[];
  readonly unmatchedInvoices: readonly string[];
  readonly unmatchedPayments: readonly string[];
}

const WORDS = {
  zh: { head: ['规则', '匹配数', '发票数'], ambiguous: '有多种解释', invoices: '未匹配发票', payments: '未匹配收付款' },
  en: {
    head: ['rule', 'matches', 'invoices'],
    ambiguous: 'ambiguous',
    invoices: 'invoices without payment',
    payments: 'payments without invoice',
  },
} as const;

function summary(
  { matched, ambiguous, unmatchedInvoices, unmatchedPayments }: Summary,
  { lang }: OutputOptions,
): string {
  const words = WORDS[lang];
  const rows = MATCH_RULES.flatMap((rule) => {
    const own = matched.filter((match) => match.rule === rule);
    return own.length === 0 ? [] : [[rule, own.length, own.reduce((sum, { invoices }) => sum + invoices.length, 0)]];
  });
  const left: [string, number, string][] = [
    [words.ambiguous, ambiguous.length, ''],
    [words.invoices, unmatchedInvoices.length, ''],
    [words.payments, unmatchedPayments.length, ''],
  ];
  return textTable(words.head, [...rows, ...left]);
}
