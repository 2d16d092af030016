import { describeFailure, type Language } from '#contract/errors.ts';
import type { Problem } from '#contract/problem.ts';
import type { Failure } from '#domain/kernel/index.ts';

/** The only place that knows which refusal has which status. What is not named is 422: understood, and refused for its content. */
const STATUS: Readonly<Record<string, number>> = {
  REQUEST_MALFORMED: 400,
  IDEMPOTENCY_KEY_MALFORMED: 400,
  CURSOR_UNKNOWN: 400,
  NOT_SIGNED_IN: 401,
  SIGN_IN_REFUSED: 401,
  ANTI_FORGERY_MISSING: 403,
  NOT_ALLOWED: 403,
  PERSON_NEEDED: 403,
  VERB_OFF_BY_LICENCE: 403,
  MODEL_SAME_PERSON: 403,
  LENDER_UNLICENSED: 403,
  NO_SUCH_PATH: 404,
  NOT_FOUND: 404,
  MODEL_VERSION_UNKNOWN: 404,
  MODEL_PROPOSAL_UNKNOWN: 404,
  ACCOUNT_NAME_TAKEN: 409,
  INSTITUTION_CODE_TAKEN: 409,
  JOB_ENDED: 409,
  MODEL_VERSION_TAKEN: 409,
  MODEL_STEP_SKIPS: 409,
  MODEL_CHECKLIST_OPEN: 409,
  MODEL_NOTHING_TO_ROLL_BACK: 409,
  MODEL_NOT_STOPPED: 409,
  MODEL_IN_USE: 409,
  SUBJECT_ERASED: 410,
  VERSION_OUT_OF_DATE: 412,
  REQUEST_TOO_LARGE: 413,
  MEDIA_TYPE_UNKNOWN: 415,
  VERSION_NOT_NAMED: 428,
  ACCOUNT_LOCKED: 429,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  SHUTTING_DOWN: 503,
  STORE_UNAVAILABLE: 503,
  STORE_OUTCOME_UNKNOWN: 503,
  STORE_BUSY: 503,
};

/** What the framework refuses on its own, by its code, in our words. */
const OF_FRAMEWORK: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST_TOO_LARGE',
  FST_REQ_FILE_TOO_LARGE: 'REQUEST_TOO_LARGE',
  FST_FILES_LIMIT: 'REQUEST_TOO_LARGE',
  FST_PARTS_LIMIT: 'REQUEST_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNKNOWN',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'MEDIA_TYPE_UNKNOWN',
  FST_ERR_RATE_LIMIT: 'TOO_MANY_REQUESTS',
};

export type FieldErrors = NonNullable<Problem['errors']>;

function statusOf(failure: Failure): number {
  return STATUS[failure.code] ?? 422;
}

/** The problem document of a failure. `citation` in the failure's params is repeated as a member of its own. */
export function problemOf(failure: Failure, requestId: string, language: Language, errors?: FieldErrors): Problem {
  const { message, hint } = describeFailure(failure, language);
  const citation = failure.params?.citation;
  return {
    type: `urn:weir:problem:${failure.code}`,
    title: message,
    status: statusOf(failure),
    code: failure.code,
    requestId,
    ...(hint ? { detail: hint } : {}),
    ...(failure.file === undefined ? {} : { file: failure.file }),
    ...(failure.row === undefined ? {} : { row: failure.row }),
    ...(failure.column === undefined ? {} : { column: failure.column }),
    ...(citation === undefined ? {} : { citation: String(citation) }),
    ...(errors ? { errors } : {}),
  };
}

/** What a thrown error amounts to: a refusal of the framework in our words, or a broken invariant that says nothing outside. */
export function failureOfThrown(error: unknown): Failure {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? OF_FRAMEWORK[code] : undefined;
  if (known) return { code: known };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return {
      code: statusCode === 404 ? 'NO_SUCH_PATH' : statusCode === 413 ? 'REQUEST_TOO_LARGE' : 'REQUEST_MALFORMED',
    };
  return { code: 'INTERNAL' };
}
