import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';

/** Looks at one parsed value; false where it is not as it should be. */
type Check = (value: unknown) => boolean;

/** A field of the policy by its path, and what it must be; the first that fails names itself. */
export const POLICY_FIELDS: readonly (readonly [path: string, check: Check])[] = [
  ['name', isText],
  ['version', isText],
  ['title.zh', isText],
  ['title.en', isText],
  ['model', isText],
  ['law.subjects', optional(listOf(isText))],
  ['law.rules', optional(listOf(isText))],
  ['sources', listOf(isSource)],
  ['cutOffPd', within(0, 1)],
  ['leastConsistency', within(0, 1)],
  ['product.id', isText],
  ['product.minFen', isDigits],
  ['product.maxFen', isDigits],
  ['product.stepFen', isDigits],
  ['product.minTenorDays', isDays],
  ['product.maxTenorDays', isDays],
  ['product.minRate', within(0, 1)],
  ['product.maxRate', within(0, 1)],
  ['pricing.lgd', within(0, 1)],
  ['pricing.fundingRate', within(0, 1)],
  ['pricing.operatingRate', within(0, 1)],
  ['pricing.capital.regime', isText],
  ['pricing.hurdle', within(0, 2)],
  ['pricing.tax', within(0, 0.99)],
  ['pricing.margin', within(-1, 1)],
  ['terms.cashFlow', listOf(isBasis)],
  ['terms.debtServiceMeasure', orNull(isText)],
  ['terms.minimumCover', within(1, 100)],
  ['terms.salesMeasure', isText],
  ['terms.marginMeasure', orNull(isText)],
  ['terms.usualMargin', within(-1, 1)],
  ['terms.growthMeasure', isText],
  ['terms.growthBound', within(0, 1)],
  ['terms.cycleMeasure', orNull(isText)],
  ['terms.usualCycleDays', isDays],
  ['terms.tenorBuffer', within(0, 5)],
  ['terms.ownShare', within(0, 1)],
  ['furtherDocuments', listOf(isFurtherDocument)],
  ['shock', optional(isShockPolicy)],
  ['cycle', optional(isCycle)],
  ['learningBand', optional(isLearningBand)],
];

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value);
}

function isDays(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value <= 36_500;
}

function within(least: number, most: number): Check {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}

function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function isKind(value: unknown): boolean {
  return (EVIDENCE_KINDS as readonly unknown[]).includes(value);
}

function isSource(value: unknown): boolean {
  const source = value as Record<string, unknown> | null;
  return isKind(source?.kind) && typeof source?.mandatory === 'boolean' && isDays(source?.maxAgeDays);
}

function isBasis(value: unknown): boolean {
  const basis = value as Record<string, unknown> | null;
  return (
    isText(basis?.measure) &&
    orNull(isText)(basis?.marginMeasure) &&
    within(0, 1)(basis?.leastShare) &&
    within(0, 1)(basis?.mostShare)
  );
}

// A larger share would be another cut-off, and no experiment.
const LARGEST_BAND = 0.2;

function isLearningBand(value: unknown): boolean {
  const band = value as Record<string, unknown> | null;
  return within(0, 1)(band?.highestPd) && within(0, LARGEST_BAND)(band?.share) && isDigits(band?.mostFen);
}

function isCycle(value: unknown): boolean {
  const cycle = value as Record<string, unknown> | null;
  const share = within(0.001, 0.999)(cycle?.correlation);
  const day = typeof cycle?.observedOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cycle.observedOn);
  return share && day && within(-6, 6)(cycle?.factor) && isText(cycle?.source);
}

const SHOCK_FIELDS: Readonly<Record<string, Check>> = {
  soundFrom: within(0, 1),
  erodingBelow: within(0, 1),
  leastCashDays: within(0, 3650),
  mostRenewals: within(0, 100),
  recoveryMonths: within(1, 60),
  bufferMonths: within(0, 60),
  runningCostShare: within(0, 1),
  pdWithoutBridge: within(0, 1),
  bridgeLgd: within(0, 1),
  smallerShare: within(0, 1),
  smallerTenorDays: isDays,
};

function isShockPolicy(value: unknown): boolean {
  const shock = value as Record<string, unknown> | null;
  return (
    typeof shock === 'object' &&
    shock !== null &&
    Object.entries(SHOCK_FIELDS).every(([field, check]) => check(shock[field])) &&
    Number(shock.erodingBelow) <= Number(shock.soundFrom)
  );
}

function isFurtherDocument(value: unknown): boolean {
  const further = value as Record<string, unknown> | null;
  return isKind(further?.document) && within(0, 1)(further?.value);
}
