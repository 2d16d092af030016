import type { InstitutionRow, Licence } from '#app/ports/access-rows.ts';
import { ACTOR_TYPES, type ActorType, isActorType, isLender, widenedTypes } from '#domain/compliance/index.ts';
import { type CalendarDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** What a licence may allow: to recommend is to say what one would do, the others bind somebody. */
const LICENSED_VERBS = ['recommend', 'decide', 'contract', 'pay'] as const;

export type LicensedVerb = (typeof LICENSED_VERBS)[number];

/** Those who may say what they would do, and why they may do no more. */
const RECOMMENDERS: Partial<Record<ActorType, string>> = {
  platform_operator: '银保监办发〔2021〕24号第一条、金规〔2025〕9号第七条',
  credit_enhancer: '金规〔2025〕9号第七条',
  guarantee_co: '融资担保公司监督管理条例第二十三条',
  p2p_intermediary: '网络借贷信息中介机构业务活动管理暂行办法第十条',
};

const NO_LICENCE = '银行业监督管理法第十九条';

/** An institution that cannot be set up: it lends, and no licence lets it. */
type SetUpRefusal = Failure<'ACTOR_TYPE_UNKNOWN' | 'LENDER_UNLICENSED' | 'LICENCE_OUT_OF_DATE'>;

/** Whether what an institution says that it is agrees with the licences it holds. Errors in order of precedence as in the type. */
export function checkLicences(
  actorTypes: readonly string[],
  licences: readonly Licence[],
  on: CalendarDate,
): Result<readonly ActorType[], SetUpRefusal> {
  const unknown = actorTypes.find((type) => !isActorType(type));
  if (unknown !== undefined) return fail('ACTOR_TYPE_UNKNOWN', { type: unknown, known: ACTOR_TYPES.join(', ') });
  const types = actorTypes.filter(isActorType);
  for (const type of types) {
    // A private lender may lend its own money now and then; as a business it is unlicensed lending (法释〔2020〕17号第十三条).
    if (type === 'private_lender') return fail('LENDER_UNLICENSED', { type });
    if (!isLender(type)) continue;
    const own = licences.filter((licence) => lets(licence, type));
    if (own.length === 0) return fail('LENDER_UNLICENSED', { type });
    if (!own.some((licence) => inForce(licence, on)))
      return fail('LICENCE_OUT_OF_DATE', { number: own[0]!.number, on });
  }
  return ok(types);
}

/** Whether a licence is of the lender's own kind or of a special case of it: an online licence lets its holder lend as every micro-loan company may. */
function lets({ kind }: Licence, type: ActorType): boolean {
  return isLender(type) && isActorType(kind) && widenedTypes([kind]).has(type);
}

function inForce(licence: Licence, on: CalendarDate): boolean {
  return licence.validFrom <= on && (licence.validTo === undefined || on < licence.validTo);
}

type Institution = Pick<InstitutionRow, 'actorTypes' | 'licences'>;

/** Whether the licences of an institution let it do something on a day. Errors: VERB_OFF_BY_LICENCE with the article. */
export function checkVerb(
  { actorTypes, licences }: Institution,
  verb: LicensedVerb,
  on: CalendarDate,
): Result<true, Failure<'VERB_OFF_BY_LICENCE'>> {
  const types = actorTypes.filter(isActorType);
  const lends = types.some((type) => licences.some((licence) => lets(licence, type) && inForce(licence, on)));
  if (lends) return ok(true);
  const recommender = types.find((type) => RECOMMENDERS[type] !== undefined);
  if (verb === 'recommend' && recommender) return ok(true);
  return fail('VERB_OFF_BY_LICENCE', {
    verb,
    citation: (recommender && RECOMMENDERS[recommender]) ?? NO_LICENCE,
    instead: recommender ? 'POST /v1/recommendations' : '',
  });
}

/** Every licensed verb with whether it is on. */
export function verbsOf(institution: Institution, on: CalendarDate): Readonly<Record<LicensedVerb, boolean>> {
  const entries = LICENSED_VERBS.map((verb) => [verb, checkVerb(institution, verb, on).ok]);
  return Object.fromEntries(entries) as Record<LicensedVerb, boolean>;
}
