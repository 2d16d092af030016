import type { EvidenceKind } from '#domain/evidence/index.ts';
import { fenFromEstimate, fromDayNumber } from '#domain/kernel/index.ts';
import type { Check } from './check.ts';
import { statementSpan, taxFactor } from './checks/statement-sums.ts';
import { bankFlows, type Span, sumOver } from './checks/sums.ts';
import { vatPeriods } from './checks/tax-return-sales.ts';
import type { FirmEvidence } from './firm-evidence.ts';
import type { FigureName, ReconciledFigure } from './reconciled-figure.ts';

/** What one source says of a figure, and the standard deviation of the logarithm of what it says around the truth among honest firms. */
interface Basis {
  readonly kind: EvidenceKind;
  readonly amount: number;
  readonly spread: number;
  /** Whether decisions read the figure from this source. */
  readonly isClaim: boolean;
}

const YEAR = 365;
/** Two-sided 90 % of a normal. */
const Z90 = 1.645;
/** A claim this many of its own and the others' deviations above what they say is contradicted. */
const CONTRADICTED = 3;

/** Revenue, cost, debt and cash flow as the firm's sources bear them out; a figure that no two sources speak of is left out. */
export function reconcileFigures(evidence: FirmEvidence, checks: readonly Check[]): ReconciledFigure[] {
  const figures = [...revenue(evidence), ...cost(evidence), ...debt(evidence), ...cashFlow(evidence)];
  // Sources of different days differ by the season: only where a check over shared days contradicts as well is the claim given up.
  const doubted = new Set(checks.flatMap(({ verdict, sources }) => (verdict === 'contradict' ? sources : [])));
  return figures.map((one) => ({ ...one, contradicted: one.contradicted && doubted.has(one.bases[0]!.kind) }));
}

function revenue(evidence: FirmEvidence): ReconciledFigure[] {
  const [sales, bank, returns] = (['sales-invoices', 'bank-transactions', 'tax-returns'] as const).map(evidence.of);
  const ends = [sales, bank].flatMap((records) => (records ? [records.lastDay + 1] : []));
  if (ends.length === 0) return [];
  const starts = [sales, bank].flatMap((records) => (records ? [records.firstDay] : []));
  const to = Math.min(...ends);
  const span = { from: Math.max(to - YEAR, ...starts), to };
  if (span.to - span.from < 180) return [];
  const bases: Basis[] = [];
  if (sales)
    bases.push({ kind: 'sales-invoices', amount: sumOver(sales, 'amountFen', span), spread: 0.15, isClaim: true });
  if (bank) {
    const amount = bankFlows(bank, span).inflow / taxFactor(evidence);
    bases.push({ kind: 'bank-transactions', amount, spread: 0.2, isClaim: !sales });
  }
  const declared = returns
    ? scaled(
        vatPeriods(returns).map(({ span: days, sales: amount }) => ({ days, amount })),
        span,
      )
    : undefined;
  if (declared !== undefined) bases.push({ kind: 'tax-returns', amount: declared, spread: 0.12, isClaim: false });
  const statements = evidence.of('financial-statements');
  const rows = statements
    ? Array.from(statements.rows, (row) => ({
        days: statementSpan(statements, row),
        amount: statements.number('revenueFen', row),
      }))
    : [];
  const stated = scaled(rows, span);
  if (stated !== undefined) bases.push({ kind: 'financial-statements', amount: stated, spread: 0.3, isClaim: false });
  return figure('revenue', span, bases);
}

/** The amount of periods over a span, those that lie half in it or more, scaled to its length; undefined where they cover less than half of it. */
function scaled(periods: readonly { readonly days: Span; readonly amount: number }[], span: Span): number | undefined {
  let [sum, covered] = [0, 0];
  for (const { days, amount } of periods) {
    const shared = Math.min(days.to, span.to) - Math.max(days.from, span.from);
    if (shared < (days.to - days.from) / 2 || Number.isNaN(amount)) continue;
    sum += amount;
    covered += days.to - days.from;
  }
  return covered >= (span.to - span.from) / 2 ? (sum * (span.to - span.from)) / covered : undefined;
}

function cost(evidence: FirmEvidence): ReconciledFigure[] {
  const [purchases, bank] = [evidence.of('purchase-invoices'), evidence.of('bank-transactions')];
  if (!purchases || !bank) return [];
  const to = Math.min(purchases.lastDay, bank.lastDay) + 1;
  const span = { from: Math.max(to - YEAR, purchases.firstDay, bank.firstDay), to };
  if (span.to - span.from < 180) return [];
  const staff = evidence.of('social-insurance');
  const wages = staff ? sumOver(staff, 'baseFen', span) : 0;
  return figure('cost', span, [
    { kind: 'purchase-invoices', amount: sumOver(purchases, 'totalFen', span) + wages, spread: 0.3, isClaim: true },
    { kind: 'bank-transactions', amount: bankFlows(bank, span).outflow, spread: 0.25, isClaim: false },
  ]);
}

function debt(evidence: FirmEvidence): ReconciledFigure[] {
  const [bureau, statements, declared] = (['bureau-reports', 'financial-statements', 'self-declarations'] as const).map(
    evidence.of,
  );
  const last = bureau?.rows.at(-1);
  if (!bureau || last === undefined) return [];
  const day = bureau.dayOf(last);
  const bases: Basis[] = [
    { kind: 'bureau-reports', amount: bureau.number('balanceFen', last), spread: 0.05, isClaim: true },
  ];
  const own = declared?.number('debtFen', declared.rows.at(-1) ?? -1);
  if (own !== undefined && !Number.isNaN(own))
    bases.push({ kind: 'self-declarations', amount: own, spread: 0.5, isClaim: false });
  const row = statements?.rows.at(-1);
  if (statements && row !== undefined) {
    const amount =
      (statements.number('shortTermBorrowingsFen', row) || 0) + (statements.number('longTermBorrowingsFen', row) || 0);
    bases.push({ kind: 'financial-statements', amount, spread: 0.6, isClaim: false });
  }
  return figure('debt', { from: day, to: day + 1 }, bases);
}

function cashFlow(evidence: FirmEvidence): ReconciledFigure[] {
  const [bank, statements] = [evidence.of('bank-transactions'), evidence.of('financial-statements')];
  const row = statements?.rows.at(-1);
  if (!bank || !statements || row === undefined) return [];
  const span = statementSpan(statements, row);
  if (bank.firstDay > span.from + 20 || bank.lastDay < span.to - 20) return [];
  const { inflow, outflow } = bankFlows(bank, span);
  const stated = statements.number('operatingCashFlowFen', row);
  if (Number.isNaN(stated) || stated <= 0 || inflow <= outflow) return [];
  return figure('cash-flow', span, [
    { kind: 'bank-transactions', amount: inflow - outflow, spread: 0.2, isClaim: true },
    { kind: 'financial-statements', amount: stated, spread: 0.4, isClaim: false },
  ]);
}

/** The weighted median of what the sources say, on the scale of logarithms, so that one invented source cannot move it far. */
function figure(name: FigureName, span: Span, bases: readonly Basis[]): ReconciledFigure[] {
  const known = bases.filter(({ amount }) => Number.isFinite(amount) && amount > 0);
  if (known.length < 2) return [];
  const { best, deviation } = weightedMedian(known);
  const claim = known.find(({ isClaim }) => isClaim);
  const others = known.filter((basis) => basis !== claim);
  const apart = others.length > 0 ? weightedMedian(others) : { best, deviation };
  const gap = claim ? Math.log(claim.amount / apart.best) / Math.hypot(claim.spread, apart.deviation) : 0;
  const contradicted = claim !== undefined && gap > CONTRADICTED;
  const centre = contradicted ? apart : { best, deviation };
  const money = (amount: number) => fenFromEstimate(amount, 'half-up');
  return [
    {
      figure: name,
      from: fromDayNumber(span.from),
      to: fromDayNumber(span.to),
      claimedFen: claim ? money(claim.amount) : null,
      bestFen: money(centre.best),
      lowFen: money(centre.best * Math.exp(-Z90 * centre.deviation)),
      highFen: money(centre.best * Math.exp(Z90 * centre.deviation)),
      bases: known.map(({ kind, amount }) => ({ kind, amountFen: money(amount) })),
      contradicted,
    },
  ];
}

function weightedMedian(bases: readonly Basis[]): { best: number; deviation: number } {
  const sorted = [...bases].sort((a, b) => a.amount - b.amount);
  const weight = ({ spread }: Basis) => 1 / spread ** 2;
  const total = sorted.reduce((sum, basis) => sum + weight(basis), 0);
  let below = 0;
  for (const [i, basis] of sorted.entries()) {
    below += weight(basis);
    const next = sorted[i + 1];
    if (Math.abs(below - total / 2) < 1e-9 && next)
      return { best: Math.sqrt(basis.amount * next.amount), deviation: 1 / Math.sqrt(total) };
    // The deviation of a median is a quarter larger than that of a mean.
    if (below > total / 2) return { best: basis.amount, deviation: 1.25 / Math.sqrt(total) };
  }
  throw new Error('a median needs a basis');
}
