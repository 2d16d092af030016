import {
  type CalendarDate,
  type Failure,
  type Fen,
  fail,
  fen,
  ok,
  parseCalendarDate,
  type Result,
} from '#domain/kernel/index.ts';
import type { TapeFunder, TapeLoan } from '#domain/portfolio/index.ts';
import type { DueInstalment } from '#domain/servicing/index.ts';
import { columnsOf, type NamedCells, type ReadRow } from './read-columns.ts';

const LOANS = {
  id: {
    names: /^(id|loan|loanid|contract|contractno|编号|贷款编号|借据号|合同号|合同编号)$/,
    type: 'text',
    required: true,
  },
  borrower: {
    names: /^(firm|borrower|customer|customerid|企业|企业代号|客户|客户编号|借款人|客户名称)$/,
    type: 'text',
    required: true,
  },
  amount: {
    names: /^(amount|principal|loanamount|disbursed|贷款金额|合同金额|放款金额|本金|金额)$/,
    type: 'number',
    required: true,
    money: true,
  },
  rate: { names: /^(rate|annualrate|interestrate|apr|利率|年利率|年化利率)$/, type: 'number', required: true },
  disbursedOn: {
    names: /^(disbursedon|disburseddate|startdate|start|date|放款日|放款日期|发放日期|起息日)$/,
    type: 'text',
    required: true,
  },
  maturesOn: { names: /^(matureson|maturity|maturitydate|enddate|到期日|到期日期)$/, type: 'text', required: true },
  method: { names: /^(schedule|method|repayment|repaymentmethod|还款方式)$/, type: 'text' },
  funder: { names: /^(funder|funderid|partner|资金方|合作方|出资方)$/, type: 'text' },
  funderShare: { names: /^(fundershare|partnershare|资金方出资比例|合作方出资比例|出资比例)$/, type: 'share' },
  pd: { names: /^(pd|违约概率|违约率)$/, type: 'share' },
  industry: { names: /^(industry|sector|行业)$/, type: 'text' },
  region: { names: /^(region|province|city|地区|区域|省份|城市)$/, type: 'text' },
  balance: { names: /^(balance|outstanding|余额|贷款余额|未还本金)$/, type: 'number', money: true },
  pastDue: { names: /^(dpd|dayspastdue|pastduedays|逾期天数)$/, type: 'number' },
} as const;

const REPAYMENTS = {
  loan: { names: /^(loan|loanid|contract|id|贷款编号|借据号|合同号|合同编号)$/, type: 'text', required: true },
  dueOn: { names: /^(dueon|duedate|due|应还日期|还款日|应还日)$/, type: 'text', required: true },
  principal: { names: /^(principal|应还本金|本金)$/, type: 'number', required: true, money: true },
  interest: { names: /^(interest|应还利息|利息)$/, type: 'number', money: true },
  paidOn: { names: /^(paidon|paiddate|paid|实还日期|实际还款日|还款日期)$/, type: 'text' },
} as const;

const FUNDERS = {
  id: { names: /^(id|funder|funderid|编号|资金方编号|资金方)$/, type: 'text', required: true },
  kind: { names: /^(kind|type|类型|资金方类型)$/, type: 'text' },
  rate: { names: /^(annualrate|rate|利率|年利率|资金成本)$/, type: 'number' },
  committed: { names: /^(committed|commitment|quota|额度|承诺金额|授信额度)$/, type: 'number', money: true },
  maturesOn: { names: /^(matureson|maturity|maturitydate|到期日|到期日期)$/, type: 'text' },
} as const;

/** A table by its name and its records. */
export interface TapeTable {
  readonly path: string;
  readonly records: AsyncIterable<Result<NamedCells>>;
}

/**
 * A lender's tape: loans, their instalments where a table of repayments is given, else the balance and days past due of the tape.
 * Errors: those of reading columns, NOT_A_DATE, TAPE_STATE_MISSING, TAPE_LOAN_UNKNOWN, TAPE_LOAN_TWICE, TAPE_LOAN_WRONG.
 */
export async function readTape(tape: TapeTable, repayments?: TapeTable): Promise<Result<TapeLoan[], Failure>> {
  const rows = await columnsOf(tape.path, tape.records, LOANS);
  if (!rows.ok) return rows;
  const instalments = repayments === undefined ? ok(null) : await readRepayments(repayments);
  if (!instalments.ok) return instalments;
  const byLoan = instalments.value;
  const loans = new Map<string, TapeLoan>();
  for (const row of rows.value) {
    const place = { file: tape.path, row: row.row };
    if (loans.has(row.id!)) return fail('TAPE_LOAN_TWICE', { loan: row.id! }, place);
    if (byLoan === null && row.balance === undefined) return fail('TAPE_STATE_MISSING', {}, place);
    const loan = loanOf(row, byLoan);
    if (!loan.ok) return { ok: false, error: { ...loan.error, ...place } };
    loans.set(row.id!, loan.value);
  }
  const stranger = byLoan && [...byLoan.keys()].find((id) => !loans.has(id));
  if (stranger) return fail('TAPE_LOAN_UNKNOWN', { loan: stranger }, { file: repayments!.path });
  return ok([...loans.values()]);
}

function loanOf(
  row: ReadRow<typeof LOANS>,
  byLoan: ReadonlyMap<string, readonly DueInstalment[]> | null,
): Result<TapeLoan, Failure> {
  const disbursedOn = parseCalendarDate(row.disbursedOn!);
  if (!disbursedOn.ok) return disbursedOn;
  const maturesOn = parseCalendarDate(row.maturesOn!);
  if (!maturesOn.ok) return maturesOn;
  if (!(row.amount! > 0)) return fail('TAPE_LOAN_WRONG', { name: 'amount', value: row.amount! });
  if (!(row.rate! >= 0 && row.rate! < 10)) return fail('TAPE_LOAN_WRONG', { name: 'rate', value: row.rate! });
  if (maturesOn.value < disbursedOn.value)
    return fail('TAPE_LOAN_WRONG', { name: 'maturesOn', value: maturesOn.value });
  return ok({
    id: row.id!,
    borrower: row.borrower!,
    amountFen: fenOf(row.amount!),
    rate: row.rate!,
    disbursedOn: disbursedOn.value,
    maturesOn: maturesOn.value,
    method: row.method ?? '',
    funder: row.funder ?? null,
    funderShare: row.funder === undefined ? 0 : (row.funderShare ?? 1),
    pd: row.pd ?? null,
    industry: row.industry ?? null,
    region: row.region ?? null,
    instalments: byLoan?.get(row.id!) ?? [],
    stated: byLoan
      ? null
      : { outstandingFen: fenOf(row.balance!), daysPastDue: Math.max(0, Math.round(row.pastDue ?? 0)) },
  });
}

async function readRepayments({ path, records }: TapeTable): Promise<Result<Map<string, DueInstalment[]>, Failure>> {
  const rows = await columnsOf(path, records, REPAYMENTS);
  if (!rows.ok) return rows;
  const byLoan = new Map<string, DueInstalment[]>();
  for (const { row, loan, dueOn, principal, interest = 0, paidOn } of rows.value) {
    const due = parseCalendarDate(dueOn!);
    if (!due.ok) return { ok: false, error: { ...due.error, file: path, row } };
    const paid = optionalDate(paidOn);
    if (!paid.ok) return { ok: false, error: { ...paid.error, file: path, row } };
    const instalment = {
      dueOn: due.value,
      principalFen: fenOf(principal!),
      interestFen: fenOf(interest),
      paidOn: paid.value,
    };
    const known = byLoan.get(loan!);
    if (known) known.push(instalment);
    else byLoan.set(loan!, [instalment]);
  }
  return ok(byLoan);
}

/** Who funds the book. Errors: those of reading columns, NOT_A_DATE. */
export async function readFunders({ path, records }: TapeTable): Promise<Result<TapeFunder[], Failure>> {
  const rows = await columnsOf(path, records, FUNDERS);
  if (!rows.ok) return rows;
  const funders: TapeFunder[] = [];
  for (const { row, id, kind, rate = 0, committed = 0, maturesOn } of rows.value) {
    const ends = optionalDate(maturesOn);
    if (!ends.ok) return { ok: false, error: { ...ends.error, file: path, row } };
    funders.push({ id: id!, kind: kind ?? '', rate, committedFen: fenOf(committed), maturesOn: ends.value });
  }
  return ok(funders);
}

function optionalDate(text: string | undefined): Result<CalendarDate | null, Failure> {
  return text === undefined ? ok(null) : parseCalendarDate(text);
}

function fenOf(yuan: number): Fen {
  return fen(BigInt(Math.round(yuan * 100)));
}
