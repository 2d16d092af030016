import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDelivery } from '#adapters/files/index.ts';
import {
  buildSnapshots,
  CATALOGUE,
  type Deliveries,
  type EvidenceKind,
  MEASURES,
  type Snapshot,
} from '#domain/evidence/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-measures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const AS_OF = calendarDate('2024-06-30');

/** The snapshot of firm A after CSV texts of some kinds went through the importer. */
async function measured(texts: Partial<Record<EvidenceKind, string>>, firm = 'A'): Promise<Snapshot> {
  const deliveries: Partial<Record<EvidenceKind, Deliveries[EvidenceKind]>> = {};
  for (const [name, text] of Object.entries(texts)) {
    const kind = name as EvidenceKind;
    const path = join(folder, `${kind}-${Math.abs(text.length)}.csv`);
    writeFileSync(path, text);
    const read = unwrap(await readDelivery(CATALOGUE[kind], path, {}));
    expect(read.rejected.map(({ failure }) => failure)).toEqual([]);
    deliveries[kind] = read;
  }
  return buildSnapshots(deliveries as Deliveries, [firm], AS_OF)[0]!;
}

const months = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${2023 + Math.floor((i + 5) / 12)}-${String(((i + 5) % 12) + 1).padStart(2, '0')}`,
  );

describe('measures of the other kinds', () => {
  it('reads a bank statement: operating flows apart from loans, own transfers and reversals', async () => {
    const lines = months(12).flatMap((month) => [
      `A,${month}-05,客户甲,货款,6000,0,16000`,
      `A,${month}-10,客户乙,货款,4000,0,20000`,
      `A,${month}-15,供应商,采购款,0,7000,13000`,
      `A,${month}-20,银行,归还贷款,0,1000,12000`,
      `A,${month}-21,A,内部转账,0,2000,10000`,
    ]);
    const { measures } = await measured({
      'bank-transactions': `企业代号,交易日期,对方户名,摘要,收入,支出,余额\n${lines.join('\n')}\nA,2024-05-28,客户甲,冲正,9000,0,19000\n`,
    });
    expect(measures.bankInflowMonthlyFen).toBe(1_000_000);
    expect(measures.bankOutflowMonthlyFen).toBe(700_000);
    expect(measures.bankInflowP20Fen).toBe(1_000_000);
    expect(measures.bankSurplusShare).toBeCloseTo(0.3, 12);
    expect(measures.bankDebtServiceMonthlyFen).toBe(100_000);
    expect(measures.bankTopInflowShare).toBeCloseTo(0.6, 12);
    expect(measures.bankInflowVariation).toBeCloseTo(0, 12);
    expect(measures.bankBalanceLeastFen).toBe(1_000_000);
  });

  it('reads tax returns: VAT sales once, lateness over all returns', async () => {
    const { measures } = await measured({
      'tax-returns': [
        '企业代号,税款所属期起,税款所属期止,税种,申报销售额,应纳税额,已缴税额,逾期天数',
        'A,2023-01-01,2023-03-31,增值税,80000,1000,1000,0',
        'A,2023-10-01,2023-12-31,增值税,100000,1000,1000,0',
        'A,2024-01-01,2024-03-31,增值税,100000,1000,500,12',
        'A,2023-01-01,2023-12-31,企业所得税,280000,0,0,0',
      ].join('\n'),
    });
    expect(measures.taxSalesLastYearFen).toBe(20_000_000);
    expect(measures.taxLateShare).toBeCloseTo(0.25, 12);
    expect(measures.taxPaidShare).toBeCloseTo(2500 / 3000, 12);
  });

  it('reads the newest statements, a half year taken to a year', async () => {
    const { measures } = await measured({
      'financial-statements': [
        '企业代号,报告期,报告期月数,应收账款,存货,流动资产合计,资产总计,应付账款,流动负债合计,负债合计,营业收入,营业成本,净利润',
        'A,2022-12-31,12,1,1,1,1,1,1,1,1,1,1',
        'A,2024-06-30,6,100000,80000,300000,500000,60000,150000,200000,600000,360000,30000',
      ].join('\n'),
    });
    expect(measures.statementRevenueFen).toBe(120_000_000);
    expect(measures.statementDebtRatio).toBeCloseTo(0.4, 12);
    expect(measures.statementCurrentRatio).toBeCloseTo(2, 12);
    expect(measures.statementNetMargin).toBeCloseTo(0.05, 12);
    expect(measures.statementCycleDays).toBeCloseTo(360 * (20_000 / 720_000 + 100_000 / 1_200_000), 9);
  });

  it('reads the register, the bureau and the court', async () => {
    const { measures, categories } = await measured({
      registration:
        '企业代号,查询日期,成立日期,注册资本,行业代码,行政区划代码,登记状态,从业人数\nA,2024-06-01,2020-06-30,1000000.00,C1351,500112,存续,12\n',
      'bureau-reports':
        '企业代号,报告日期,授信机构数,授信总额,贷款余额,月还款额,近24个月最长逾期天数,近6个月查询次数\nA,2024-01-01,1,100,90,5,60,9\nA,2024-06-20,2,200000,50000,4000,0,3\n',
      'court-records':
        '企业代号,案号,立案日期,记录类型,诉讼地位,涉案金额,案件状态\nA,1,2023-05-01,诉讼,被告,50000,审理中\nA,2,2023-06-01,诉讼,原告,70000,审理中\nA,3,2019-06-01,诉讼,被告,90000,审理中\n',
    });
    expect(measures.firmAgeYears).toBeCloseTo(4, 2);
    expect(measures.registrationActive).toBe(1);
    expect(categories).toEqual({ industry: '13', province: '50' });
    const named = await measured({ registration: '企业代号,查询日期,所属行业,省份\nA,2024-06-01,制造业,浙江省\n' });
    expect(named.categories).toEqual({ province: '33' });
    expect(measures.bureauWorstOverdueDays).toBe(0);
    expect(measures.bureauUtilisation).toBeCloseTo(0.25, 12);
    expect(measures.bureauMonthlyPaymentFen).toBe(400_000);
    expect(measures.courtDefendantCases).toBe(1);
    expect(measures.courtOpenAmountFen).toBe(5_000_000);
  });

  it('reads power, insurance, orders, shipments, ratings and declarations', async () => {
    const { measures } = await measured({
      'utility-bills':
        '企业代号,账期,类别,用量,应缴金额,实缴金额\nA,2023-05-31,电,1000,800,800\nA,2024-05-31,电,1200.5,960,480\nA,2024-05-31,水,50,200,200\n',
      'social-insurance':
        '企业代号,缴费月份,险种,参保人数,应缴金额,实缴金额\nA,2023-05-31,养老,10,5000,5000\nA,2024-05-31,养老,12,6000,6000\nA,2024-05-31,医疗,11,3000,0\n',
      'platform-orders':
        '企业代号,下单日期,订单号,订单金额,退款金额,订单状态\nA,2024-05-01,1,1000,0,已完成\nA,2024-05-02,2,500,500,已退款\nA,2024-05-03,3,9000,0,已取消\n',
      logistics: '企业代号,发货日期,运单号,运单状态\nA,2024-05-01,1,已签收\nA,2024-05-02,2,已退回\n',
      reputation: '企业代号,采集日期,评分,差评率\nA,2024-06-01,4.6,0.02\n',
      'self-declarations': '企业代号,申报日期,年营业收入,员工人数\nA,2024-06-01,1200000,12\n',
    });
    expect(measures.powerLastYear).toBe(1200.5);
    expect(measures.powerGrowth).toBeCloseTo(0.2005, 9);
    expect(measures.insuredHeadcount).toBe(12);
    expect(measures.insuredGrowth).toBeCloseTo(0.2, 12);
    expect(measures.ordersLastYearFen).toBe(100_000);
    expect(measures.ordersRefundShare).toBeCloseTo(1 / 3, 12);
    expect(measures.shipmentsReturnedShare).toBe(0.5);
    expect(measures.reputationRating).toBe(4.6);
    expect(measures.declaredRevenueFen).toBe(120_000_000);
  });

  it('counts a duplicate once and a void invoice never, through the importer', async () => {
    const header = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态';
    const line = 'A,1,2024/5/5,B1,100.00,13.00,113.00,有效发票';
    const { measures } = await measured({
      'sales-invoices': `${header}\n${line}\n${line}\nA,2,2024/5/6,B1,900.00,117.00,1017.00, 作废发票\nA,3,2024/5/7,B1,-40,-5.2,-45.2,有效发票\n`,
    });
    expect(measures.salesLastYearFen).toBe(6_000);
    expect(measures.salesVoidShare).toBeCloseTo(1 / 3, 12);
  });

  it('gives every measure one name and at least one source', () => {
    const names = MEASURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(MEASURES.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(names.filter((name) => name.endsWith('Fen'))).toEqual(
      MEASURES.filter(({ unit }) => unit === 'fen').map(({ name }) => name),
    );
  });
});
