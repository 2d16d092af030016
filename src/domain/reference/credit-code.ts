import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** GB 32100-2015 §4: 31 characters, without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31 for the first seventeen places. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714-1997: weights of the first eight characters of an organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The first two characters: who registered the body, and what it is. */
const BODY_KINDS: Readonly<Record<string, CreditCode['bodyKind']>> = {
  '91': 'enterprise',
  '92': 'sole-trader',
  '93': 'farmers-cooperative',
  '51': 'social-organisation',
  '52': 'private-non-enterprise',
  '53': 'foundation',
  '11': 'state-organ',
  '12': 'public-institution',
  '13': 'mass-organisation',
};

/** A unified social credit code (统一社会信用代码), taken apart. */
export interface CreditCode {
  readonly code: string;
  readonly bodyKind:
    | 'enterprise'
    | 'sole-trader'
    | 'farmers-cooperative'
    | 'social-organisation'
    | 'private-non-enterprise'
    | 'foundation'
    | 'state-organ'
    | 'public-institution'
    | 'mass-organisation'
    | 'other';
  /** Six digits of GB/T 2260 where the body was registered. */
  readonly division: string;
  /** Nine characters of GB 11714 with their own check. */
  readonly organisation: string;
}

export type CreditCodeFault = 'CREDIT_CODE_MALFORMED' | 'CREDIT_CODE_CHECK_FAILED' | 'ORGANISATION_CODE_CHECK_FAILED';

/**
 * Reads and checks a code: 18 characters of the alphabet, the last of them its check (any of the 31, not only a digit
 * or X), the ninth to seventeenth an organisation code with its check. Small letters are read as capitals. Errors in order.
 */
export function parseCreditCode(text: string): Result<CreditCode, Failure<CreditCodeFault>> {
  const code = text.trim().toUpperCase();
  if (code.length !== 18 || [...code].some((letter) => !ALPHABET.includes(letter)) || !/^\d{6}$/.test(code.slice(2, 8)))
    return fail('CREDIT_CODE_MALFORMED', { value: text.trim().slice(0, 40) });
  if (checkCharacter(code) !== code[17]) return fail('CREDIT_CODE_CHECK_FAILED', { value: code });
  const organisation = code.slice(8, 17);
  if (organisationCheck(organisation) !== organisation[8])
    return fail('ORGANISATION_CODE_CHECK_FAILED', { value: code });
  return ok({ code, bodyKind: BODY_KINDS[code.slice(0, 2)] ?? 'other', division: code.slice(2, 8), organisation });
}

/**
 * The code of a fictitious body: two characters of kind, six digits of division, eight characters of organisation.
 * For generated data and tests.
 */
export function creditCodeFor(bodyPrefix: string, division: string, organisation: string): string {
  const body = `${bodyPrefix}${division}${organisation}${organisationCheck(organisation)}`;
  if (body.length !== 17) throw new RangeError('a credit code is made of 2 + 6 + 8 characters');
  return body + checkCharacter(body);
}

function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code[i]!), 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** Digits count as themselves, A as 10 to Z as 35; 10 is written X and 11 is written 0. */
function organisationCheck(organisation: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(organisation[i]!, 36),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
