import type { LawFacts } from '#domain/compliance/index.ts';
import { prepareSnapshot, type Snapshot } from '#domain/evidence/index.ts';
import {
  type CalendarDate,
  type Failure,
  fail,
  fen,
  isObject,
  type Language,
  ok,
  parseCalendarDate,
  type RatePpb,
  type Result,
} from '#domain/kernel/index.ts';
import { readExamination } from '#domain/verification/index.ts';
import type { Application } from './application.ts';
import type { Chance } from './learning-band.ts';
import type { LetterContent } from './letter.ts';
import { DECISION_MODES, type DecisionMode } from './mode.ts';
import { prepareFacts } from './prepare-facts.ts';
import { readShockCase } from './read-shock-case.ts';
import type { Offer } from './record.ts';
import type { Case } from './underwrite.ts';

interface RecordedCase {
  readonly input: Case;
  readonly asOf: CalendarDate;
  readonly language: Language;
}

/** The case that a presented record was made from. Errors: RECORD_FORMAT_UNKNOWN names the first key that does not fit. */
export function readRecord(json: unknown): Result<RecordedCase, Failure<'RECORD_FORMAT_UNKNOWN'>> {
  const unfit = (field: string) => fail('RECORD_FORMAT_UNKNOWN', { field });
  if (!isObject(json) || json.schema !== 'weir-decision/1') return unfit('schema');
  const { asOf, mode, language, inputs } = json;
  const on = typeof asOf === 'string' ? parseCalendarDate(asOf) : undefined;
  if (!on?.ok) return unfit('asOf');
  if (!(DECISION_MODES as readonly unknown[]).includes(mode)) return unfit('mode');
  if (language !== 'zh' && language !== 'en') return unfit('language');
  if (!isObject(inputs)) return unfit('inputs');
  const application = readApplication(inputs.application);
  if (!application) return unfit('inputs.application');
  if (!isSnapshot(inputs.snapshot)) return unfit('inputs.snapshot');
  if (!isFacts(inputs.facts)) return unfit('inputs.facts');
  const shock = inputs.shock === undefined ? undefined : readShockCase(inputs.shock);
  if (shock === null) return unfit('inputs.shock');
  const examination = inputs.examination === undefined ? null : readExamination(inputs.examination);
  if (examination === undefined) return unfit('inputs.examination');
  const chance = inputs.chance === undefined ? undefined : readChance(inputs.chance);
  if (chance === null) return unfit('inputs.chance');
  const snapshot = prepareSnapshot(inputs.snapshot);
  const facts = prepareFacts(inputs.facts);
  const input = {
    snapshot,
    application,
    facts,
    mode: mode as DecisionMode,
    ...(examination ? { examination } : {}),
    ...(shock ? { shock } : {}),
    ...(chance ? { chance } : {}),
  };
  return ok({ input, asOf: on.value, language });
}

function readApplication(value: unknown): Application | null {
  if (!isObject(value)) return null;
  const { requestedFen, requestedTenorDays, highestRate } = value;
  const money = requestedFen === null || (typeof requestedFen === 'string' && /^\d{1,18}$/.test(requestedFen));
  if (!money || !isNumberOrNull(requestedTenorDays) || !isNumberOrNull(highestRate)) return null;
  return {
    requestedFen: requestedFen === null ? null : fen(BigInt(requestedFen as string)),
    requestedTenorDays,
    highestRate,
  };
}

function readChance(value: unknown): Chance | null {
  if (!isObject(value)) return null;
  const { place, period } = value;
  return typeof place === 'number' && place >= 0 && place < 1 && typeof period === 'string' ? { place, period } : null;
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

function isSnapshot(value: unknown): value is Snapshot {
  if (!isObject(value) || typeof value.firm !== 'string' || typeof value.asOf !== 'string') return false;
  if (!parseCalendarDate(value.asOf).ok || !Array.isArray(value.sources)) return false;
  return (
    value.sources.every((source) => isObject(source) && isObject(source.quality)) &&
    isObject(value.measures) &&
    Object.values(value.measures).every(isNumberOrNull) &&
    isObject(value.categories) &&
    Object.values(value.categories).every((category) => category === null || typeof category === 'string')
  );
}

function isFacts(value: unknown): value is LawFacts {
  return (
    isObject(value) &&
    isObject(value.actor) &&
    Array.isArray(value.actor.types) &&
    Array.isArray(value.actor.licences) &&
    isObject(value.dates) &&
    isObject(value.values)
  );
}

/** What the letter of a presented record is written from. Errors: RECORD_FORMAT_UNKNOWN. */
export function readLetterContent(json: unknown): Result<LetterContent, Failure<'RECORD_FORMAT_UNKNOWN'>> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const {
    outcome,
    capacity,
    reasons,
    ask,
    gates,
    offer,
    digest,
    firm,
    recourse = null,
  } = json as Record<string, unknown>;
  if (recourse !== null && !(isObject(recourse) && Array.isArray(recourse.changes) && recourse.changes.every(isObject)))
    return fail('RECORD_FORMAT_UNKNOWN', { field: 'recourse' });
  const lists: readonly (readonly [string, unknown])[] = [
    ['reasons', reasons],
    ['ask', ask],
    ['gates', gates],
  ];
  for (const [field, value] of lists)
    if (!Array.isArray(value) || !value.every(isObject)) return fail('RECORD_FORMAT_UNKNOWN', { field });
  const written = readOffer(offer);
  if (written === undefined) return fail('RECORD_FORMAT_UNKNOWN', { field: 'offer' });
  const content = {
    firm,
    asOf: read.value.asOf,
    capacity,
    outcome,
    reasons,
    ask,
    recourse,
    gates,
    digest,
    offer: written,
  };
  return ok(content as LetterContent);
}

function readOffer(value: unknown): Offer | null | undefined {
  if (value === null) return null;
  if (!isObject(value) || (value.kind !== 'loan' && value.kind !== 'bridge')) return undefined;
  const { limitFen, tenorDays, ratePpb } = value;
  if (typeof limitFen !== 'string' || typeof ratePpb !== 'string' || typeof tenorDays !== 'number') return undefined;
  if (!/^\d{1,18}$/.test(limitFen) || !/^\d{1,18}$/.test(ratePpb)) return undefined;
  return { kind: value.kind, limitFen: fen(BigInt(limitFen)), tenorDays, ratePpb: BigInt(ratePpb) as RatePpb };
}
