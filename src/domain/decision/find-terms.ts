import { pointInTimePd } from '#domain/credit/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import { type Fen, fen, fenFromEstimate, ok, type Result, ratePpb, rateToNumber } from '#domain/kernel/index.ts';
import {
  type Limit,
  limitFrom,
  matchTenor,
  type Price,
  type PriceFailure,
  price,
  priceAtRate,
  repaymentCapacity,
  workingCapitalNeed,
} from '#domain/terms/index.ts';
import type { Application } from './application.ts';
import type { Artefacts } from './artefacts.ts';
import type { Policy, TermsPolicy } from './policy.ts';
import type { PriceParts, TermsFound } from './record.ts';

export type TermsFailure = PriceFailure;

const DAYS_A_MONTH = 365 / 12;

/** Tenor, price and limit that the evidence bears at a PD over the cycle, priced at that of the year ahead; what it does not tell is null, and no failure. */
export function findTerms(
  snapshot: Snapshot,
  ages: readonly (number | null)[],
  pd: number,
  application: Application,
  artefacts: Artefacts,
): Result<TermsFound, TermsFailure> {
  const { policy } = artefacts;
  const { product, terms } = policy;
  const measures = readableMeasures(snapshot, ages, artefacts);
  const yearPd = policy.cycle ? pointInTimePd(pd, policy.cycle.correlation, policy.cycle.factor) : pd;
  const priced = priceFor(yearPd, policy);
  if (!priced.ok) return priced;
  const rate = rateToNumber(priced.value.ratePpb);
  const cash = cashFlowOf(measures, terms);
  const cycleDays = known(measures, terms.cycleMeasure) ?? terms.usualCycleDays;
  const need = needOf(measures, cycleDays, terms);
  const tenors = tenorsFor(cycleDays, application, policy);
  if (!tenors.ok) return tenors;
  const wanted = [need, product.maxFen, application.requestedFen].reduce<Fen>(least, product.maxFen);
  const capacity = shortestThatBears(tenors.value, wanted, (tenorDays) =>
    capacityOf(cash?.monthlyFen ?? null, measures, rate, tenorDays, terms),
  );
  if (!capacity.ok) return capacity;
  const { tenorDays, capacityFen } = capacity.value;
  const bounds = { needFen: need, capacityFen, policyCapFen: product.maxFen };
  const borne = limitFrom({ ...bounds, requestedFen: null }, product.stepFen);
  const limit = borne.ok ? wished(borne.value, application, product.minFen) : null;
  return ok({
    ...bounds,
    pd: yearPd,
    limitFen: limit?.limitFen ?? fen(0n),
    boundBy: limit?.boundBy ?? null,
    cashFlowMeasure: cash?.measure ?? null,
    cashFlowFen: cash?.monthlyFen ?? null,
    cycleDays,
    tenorDays,
    ratePpb: priced.value.ratePpb,
    price: partsOf(priced.value),
  });
}

function least(a: Fen, b: Fen | null): Fen {
  return b === null || a < b ? a : b;
}

/**
 * The tenors to try, shortest first: the one asked for, held to the product; else from what the operating cycle needs to
 * the product's longest, a month at a time, since a longer loan has smaller instalments.
 */
function tenorsFor(
  cycleDays: number,
  { requestedTenorDays }: Application,
  { product, terms }: Policy,
): Result<number[], TermsFailure> {
  const { minTenorDays, maxTenorDays } = product;
  if (requestedTenorDays !== null) return ok([Math.min(maxTenorDays, Math.max(minTenorDays, requestedTenorDays))]);
  const matched = matchTenor({
    cycleDays: held(cycleDays, 3650),
    buffer: terms.tenorBuffer,
    minimumDays: minTenorDays,
    maximumDays: maxTenorDays,
  });
  if (!matched.ok) return matched;
  const tenors = [matched.value.tenorDays];
  for (let months = 1; months * DAYS_A_MONTH < maxTenorDays; months++) {
    const days = Math.ceil(months * DAYS_A_MONTH);
    if (days > tenors[0]!) tenors.push(days);
  }
  if (tenors.at(-1)! < maxTenorDays) tenors.push(maxTenorDays);
  return ok(tenors);
}

/** The shortest tenor whose capacity reaches what is wanted, else the longest; without a cash flow the shortest. */
function shortestThatBears(
  tenors: readonly number[],
  wanted: Fen,
  capacityAt: (tenorDays: number) => ReturnType<typeof capacityOf>,
): Result<{ readonly tenorDays: number; readonly capacityFen: Fen | null }, TermsFailure> {
  let found = { tenorDays: tenors[0]!, capacityFen: null as Fen | null };
  for (const tenorDays of tenors) {
    const capacity = capacityAt(tenorDays);
    if (!capacity.ok) return capacity;
    if (capacity.value === null) break;
    found = { tenorDays, capacityFen: capacity.value };
    if (capacity.value >= wanted) break;
  }
  return ok(found);
}

/** The request where the evidence bears more than it, but no less than the product's smallest loan. */
function wished(borne: Limit, { requestedFen }: Application, minFen: Fen): Pick<Limit, 'limitFen' | 'boundBy'> {
  if (requestedFen === null || requestedFen >= borne.limitFen) return borne;
  return { limitFen: requestedFen < minFen && minFen <= borne.limitFen ? minFen : requestedFen, boundBy: 'requested' };
}

/** The price that covers the cost of this risk, never below the product's least rate. */
function priceFor(pd: number, { pricing, product }: Policy): Result<Price, PriceFailure> {
  const priced = price({ pd, ...pricing, survivorsOnly: false });
  if (!priced.ok) return priced;
  const least = ratePpb(product.minRate);
  return ok(priced.value.ratePpb < least ? priceAtRate(priced.value, least) : priced.value);
}

function partsOf({ components }: Price): PriceParts {
  return {
    ftp: rateToNumber(components.ftp),
    expectedLoss: rateToNumber(components.expectedLoss),
    opex: rateToNumber(components.opex),
    capital: rateToNumber(components.capital),
    margin: rateToNumber(components.margin),
  };
}

type Measures = Snapshot['measures'];

/** The measures that terms may rest on: those whose every source is there and no older than the policy reads it. */
function readableMeasures(
  { measures }: Snapshot,
  ages: readonly (number | null)[],
  { termsSources }: Artefacts,
): Measures {
  const readable: Record<string, number | null> = {};
  for (const [name, sources] of termsSources) {
    const old = sources.some(({ place, maxAgeDays }) => (ages[place] ?? Number.POSITIVE_INFINITY) > maxAgeDays);
    readable[name] = old ? null : (measures[name] ?? null);
  }
  return readable;
}

function known(measures: Measures, name: string | null): number | null {
  return name === null ? null : (measures[name] ?? null);
}

function held(value: number, bound: number): number {
  return Math.min(bound, Math.max(-bound, value));
}

/** The cash for debt service a month, from the most trusted basis that is known; never negative. */
function cashFlowOf(measures: Measures, terms: TermsPolicy): { measure: string; monthlyFen: Fen } | null {
  for (const { measure, marginMeasure, leastShare, mostShare } of terms.cashFlow) {
    const monthly = known(measures, measure);
    if (monthly === null) continue;
    const margin = known(measures, marginMeasure) ?? leastShare;
    const share = Math.min(mostShare, Math.max(leastShare, margin));
    return { measure, monthlyFen: fenFromEstimate(Math.max(0, monthly * share), 'floor') };
  }
  return null;
}

function capacityOf(
  cashFlowFen: Fen | null,
  measures: Measures,
  yearlyRate: number,
  tenorDays: number,
  terms: TermsPolicy,
): Result<Fen | null, TermsFailure> {
  if (cashFlowFen === null) return ok(null);
  const capacity = repaymentCapacity({
    cashFlowFen,
    existingServiceFen: fenFromEstimate(Math.max(0, known(measures, terms.debtServiceMeasure) ?? 0), 'half-up'),
    minimumCover: terms.minimumCover,
    yearlyRate,
    months: Math.max(1, Math.floor(tenorDays / DAYS_A_MONTH)),
  });
  return capacity.ok ? ok(capacity.value.capacityFen) : capacity;
}

/** The need by the supervisor's measure; null where sales are not known, which leaves the capacity to bound the limit. */
function needOf(measures: Measures, cycleDays: number, terms: TermsPolicy): Fen | null {
  const sales = known(measures, terms.salesMeasure);
  if (sales === null || sales <= 0) return null;
  const margin = held(known(measures, terms.marginMeasure) ?? terms.usualMargin, 1);
  const needed = workingCapitalNeed({
    salesFen: fenFromEstimate(sales, 'half-up'),
    profitFen: fenFromEstimate(sales * margin, 'half-up'),
    growth: held(known(measures, terms.growthMeasure) ?? 0, terms.growthBound),
    cycleDays: held(cycleDays, 3650),
    ownFundsFen: fen(0n),
    existingLoansFen: fen(0n),
    otherSourcesFen: fen(0n),
  });
  if (!needed.ok) return null;
  return fenFromEstimate(Number(needed.value.workingCapitalFen) * (1 - terms.ownShare), 'floor');
}
