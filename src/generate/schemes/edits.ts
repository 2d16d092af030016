import type { BankTransaction } from '../books.ts';
import type { FirmDraft } from '../draft.ts';
import type { Statement } from '../statements.ts';
import { ledgerOf, type Plant, type Site } from './scheme.ts';

const movementOf = (t: BankTransaction) => `${t.on}|${t.minute}|${t.counterparty}|${t.inFen - t.outFen}`;

/** Changes what the firm delivers and notes what was changed; amount and days are known once the evidence is there. */
function edited(site: Site, kind: 'edited-statement' | 'inflated-statements' | 'unfiled-revenue' | 'brushed-orders') {
  const ledger = ledgerOf(site, kind, true);
  const [firm] = site.firms as [FirmDraft];
  const draft = { amountFen: 0 };
  const note = (of: string, key: string, on: number) => ledger.note(firm.plan.code, of, key, on);
  return { firm, note, draft, finish: () => late(() => ledger.finish([firm], [], draft.amountFen)) };
}

/** A scheme that is known only after the edit has run: its fields are read when the truth is written. */
function late(make: () => ReturnType<Plant>): ReturnType<Plant> {
  const first = make();
  return {
    ...first,
    get startsOn() {
      return make().startsOn;
    },
    get endsOn() {
      return make().endsOn;
    },
    get amountFen() {
      return make().amountFen;
    },
  };
}

/** A bank statement of which some lines were typed over: an amount raised, a line left out, a balance re-typed. The lines around stay. */
export const plantEditedStatement: Plant = (site) => {
  const { chance } = site;
  const { firm, note, draft, finish } = edited(site, 'edited-statement');
  const count = chance.whole(3, 9);
  firm.delivery.bank = site.until;
  const draws = Array.from({ length: count }, () => [chance.uniform(), chance.uniform()] as const);
  firm.edits.push((evidence) => {
    const bank: (BankTransaction | null)[] = [...evidence.bank];
    if (bank.length < 30) return evidence;
    for (const [where, how] of draws) {
      const start = 1 + Math.floor(where * (bank.length - 2));
      const found = how < RAISED ? bank.findIndex((line, i) => i >= start && line !== null && line.inFen > 0) : start;
      const line = bank[found];
      if (!line) continue;
      const changed = editLine(line, how);
      bank[found] = changed;
      note('bank-transactions', movementOf(changed ?? line), line.on);
      if (changed) draft.amountFen += changed.inFen - line.inFen;
    }
    return { ...evidence, bank: bank.filter((line) => line !== null) };
  });
  return finish();
};

/** Shares of edits that raise an amount that came in, and up to which a payment out is left out; the rest re-type a balance. */
const RAISED = 0.6;
const LEFT_OUT = 0.85;

function editLine(line: BankTransaction, how: number): BankTransaction | null {
  if (how < RAISED) return { ...line, inFen: line.inFen * 10 };
  if (how < LEFT_OUT && line.outFen > 0) return null;
  return { ...line, balanceFen: line.balanceFen + Math.round(Math.max(1_000_000, line.balanceFen * 0.5)) };
}

/** Statements whose revenue, receivables and profit are raised, while invoices, tax returns and bank stay what they are. */
export const plantInflatedStatements: Plant = (site) => {
  const factor = 1.35 + 1.1 * site.chance.uniform();
  const { firm, note, draft, finish } = edited(site, 'inflated-statements');
  firm.delivery.statements = site.until;
  firm.edits.push((evidence) => ({
    ...evidence,
    statements: evidence.statements.map((statement) => {
      note('financial-statements', String(statement.periodEnd), statement.periodEnd);
      const extra = Math.round(statement.lines.revenueFen * (factor - 1));
      draft.amountFen += extra;
      return inflated(statement, extra);
    }),
  }));
  return finish();
};

function inflated(statement: Statement, extra: number): Statement {
  const { lines } = statement;
  const raised = (amount: number) => amount + extra;
  return {
    ...statement,
    lines: {
      ...lines,
      revenueFen: raised(lines.revenueFen),
      receivablesFen: raised(lines.receivablesFen),
      currentAssetsFen: raised(lines.currentAssetsFen),
      totalAssetsFen: raised(lines.totalAssetsFen),
      retainedEarningsFen: raised(lines.retainedEarningsFen),
      equityFen: raised(lines.equityFen),
      operatingProfitFen: raised(lines.operatingProfitFen),
      profitBeforeTaxFen: raised(lines.profitBeforeTaxFen),
      netIncomeFen: raised(lines.netIncomeFen),
    },
  };
}

/** Returns that declare only part of what was sold. The tax that is due and paid follows the return. */
export const plantUnfiledRevenue: Plant = (site) => {
  const { firm, note, draft, finish } = edited(site, 'unfiled-revenue');
  firm.filedShare = 0.4 + 0.3 * site.chance.uniform();
  firm.delivery.taxReturns = site.until;
  firm.edits.push((evidence) => {
    for (const { toDay, salesFen } of evidence.taxReturns) {
      note('tax-returns', String(toDay), toDay);
      draft.amountFen += Math.round(salesFen / firm.filedShare) - salesFen;
    }
    return evidence;
  });
  return finish();
};

/** Orders on a platform that nobody placed: they are never settled to the bank and nothing is shipped. */
export const plantBrushedOrders: Plant = (site) => {
  const { chance } = site;
  const { firm, note, draft, finish } = edited(site, 'brushed-orders');
  firm.delivery.platform = site.until;
  const draws = Array.from({ length: chance.whole(40, 90) }, () => [chance.whole(1, 150), chance.uniform()] as const);
  firm.edits.push((evidence) => {
    const daily = Math.max(200_00, Math.round((firm.plan.monthlySalesYuan * 100) / 60));
    const sham = draws.map(([before, size], i) => {
      const on = site.until - before;
      const amountFen = Math.round(daily * (0.5 + size));
      const number = `B${String(firm.plan.index).padStart(6, '0')}${String(i).padStart(4, '0')}`;
      note('platform-orders', number, on);
      draft.amountFen += amountFen;
      return { on, number, amountFen, orders: chance.whole(5, 60), refundFen: 0, feeFen: 0, settledOn: null };
    });
    return { ...evidence, platform: [...evidence.platform, ...sham].sort((a, b) => a.on - b.on) };
  });
  return finish();
};
