import { addFen, type CalendarDate, type Fen, fenFromEstimate, ZERO_FEN } from '#domain/kernel/index.ts';
import { checkLaw } from './check.ts';
import type { LawFacts } from './fact.ts';
import { type Finding, VERDICTS, type Verdict } from './finding.ts';
import type { RulePack } from './pack.ts';
import type { LawSelection } from './plan.ts';

/** A verdict, or that the rule does not speak of the loan. */
type Standing = Verdict | 'none';

type StandingCounts = Readonly<Record<Standing, number>>;

/** How loans stand under one rule on two days, and what changes between them. */
interface RuleImpact {
  readonly rule: string;
  /** Null where the rule speaks of no loan on that day. */
  readonly citation: { readonly from: string | null; readonly to: string | null };
  readonly from: StandingCounts;
  readonly to: StandingCounts;
  /** The same by the text as encoded: had counsel confirmed it and were every series fresh. */
  readonly asEncoded: { readonly from: StandingCounts; readonly to: StandingCounts };
  /** Loans that stand worse, or better, on the second day, and the principal of the worse ones. */
  readonly worse: number;
  readonly better: number;
  readonly worsePrincipalFen: Fen;
}

export interface ImpactView {
  /** The worst verdict of each loan. */
  readonly verdicts: { readonly from: StandingCounts; readonly to: StandingCounts };
  readonly worse: number;
  readonly better: number;
  readonly worsePrincipalFen: Fen;
  /** Rules under which some loan stands differently, those that worsen most principal first. */
  readonly rules: readonly RuleImpact[];
}

/**
 * `stock`: the loans as they are, each event on its own day, asked about on the two days. `newBusiness`: the same business
 * done anew on each day, so that a ceiling for new loans shows what could no longer be lent.
 */
interface LawImpact {
  readonly loans: number;
  readonly principalFen: Fen;
  /** Loans whose principal is not known; they are counted but add nothing to amounts. */
  readonly withoutPrincipal: number;
  readonly stock: ImpactView;
  readonly newBusiness: ImpactView;
}

interface ImpactTally {
  add(facts: LawFacts): void;
  result(): LawImpact;
}

/** Tallies a book loan by loan: what the law says of it on `from` and on `to`, and the difference. */
export function tallyImpact(
  pack: RulePack,
  from: CalendarDate,
  to: CalendarDate,
  selection: LawSelection = {},
): ImpactTally {
  const stock = tallyView();
  const anew = tallyView();
  let loans = 0;
  let withoutPrincipal = 0;
  let principalFen = ZERO_FEN;
  return {
    add(facts) {
      const yuan = facts.values['loan.principal'];
      const principal = typeof yuan === 'number' ? fenFromEstimate(yuan * 100, 'half-up') : ZERO_FEN;
      loans += 1;
      if (typeof yuan !== 'number') withoutPrincipal += 1;
      principalFen = addFen(principalFen, principal);
      const undated = { ...facts, dates: {} };
      stock.add(checkLaw(facts, pack, from, selection), checkLaw(facts, pack, to, selection), principal);
      anew.add(checkLaw(undated, pack, from, selection), checkLaw(undated, pack, to, selection), principal);
    },
    result: () => ({ loans, principalFen, withoutPrincipal, stock: stock.result(), newBusiness: anew.result() }),
  };
}

type Checked = ReturnType<typeof checkLaw>;

interface Tally {
  readonly from: Record<Standing, number>;
  readonly to: Record<Standing, number>;
  worse: number;
  better: number;
  worsePrincipalFen: Fen;
}

function noCounts(): Record<Standing, number> {
  return { none: 0, pass: 0, refer: 0, unknown: 0, refuse: 0 };
}

function emptyTally(): Tally {
  return { from: noCounts(), to: noCounts(), worse: 0, better: 0, worsePrincipalFen: ZERO_FEN };
}

function count(tally: Tally, from: Standing, to: Standing, principal: Fen): void {
  tally.from[from] += 1;
  tally.to[to] += 1;
  const change = rankOf(to) - rankOf(from);
  if (change < 0) tally.better += 1;
  if (change <= 0) return;
  tally.worse += 1;
  tally.worsePrincipalFen = addFen(tally.worsePrincipalFen, principal);
}

/** A rule that does not speak stands with one that is met. */
function rankOf(standing: Standing): number {
  return standing === 'none' ? 0 : VERDICTS.indexOf(standing);
}

interface RuleTally extends Tally {
  readonly asEncoded: { readonly from: Record<Standing, number>; readonly to: Record<Standing, number> };
  readonly citation: { from: string | null; to: string | null };
}

function encoded(finding: Finding | undefined): Standing {
  return finding ? (finding.wouldBe ?? finding.verdict) : 'none';
}

function tallyView(): { add(from: Checked, to: Checked, principal: Fen): void; result(): ImpactView } {
  const whole = emptyTally();
  const rules = new Map<string, RuleTally>();
  let loans = 0;
  const entryOf = (rule: string) => {
    let entry = rules.get(rule);
    if (!entry) {
      const asEncoded = { from: noCounts(), to: noCounts() };
      entry = { ...emptyTally(), asEncoded, citation: { from: null, to: null } };
      // Loans before the first that the rule speaks of stand at none on both days.
      for (const counts of [entry.from, entry.to, asEncoded.from, asEncoded.to]) counts.none = loans;
      rules.set(rule, entry);
    }
    return entry;
  };
  return {
    add(from, to, principal) {
      const before = byRule(from.findings);
      const after = byRule(to.findings);
      for (const rule of [...before.keys(), ...after.keys()]) entryOf(rule);
      for (const [rule, entry] of rules) {
        const [a, b] = [before.get(rule), after.get(rule)];
        count(entry, a?.verdict ?? 'none', b?.verdict ?? 'none', principal);
        entry.asEncoded.from[encoded(a)] += 1;
        entry.asEncoded.to[encoded(b)] += 1;
        entry.citation.from ??= a?.citation ?? null;
        entry.citation.to ??= b?.citation ?? null;
      }
      count(whole, from.verdict, to.verdict, principal);
      loans += 1;
    },
    result: () => ({
      verdicts: { from: whole.from, to: whole.to },
      worse: whole.worse,
      better: whole.better,
      worsePrincipalFen: whole.worsePrincipalFen,
      rules: [...rules]
        .map(([rule, entry]) => ({ rule, ...entry }))
        .filter(({ worse, better }) => worse + better > 0)
        .sort(
          (a, b) => compare(b.worsePrincipalFen, a.worsePrincipalFen) || b.worse - a.worse || compare(a.rule, b.rule),
        ),
    }),
  };
}

function byRule(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [finding.rule, finding]));
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
