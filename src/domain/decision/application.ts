import { type Failure, type Fen, fail, ok, type Result } from '#domain/kernel/index.ts';

/** What the firm asks for. An absent wish takes the most that the product allows. */
export type Application = {
  readonly requestedFen: Fen | null;
  readonly requestedTenorDays: number | null;
  /** The highest yearly rate that the firm would accept, as a decimal. */
  readonly highestRate: number | null;
};

export const OPEN_APPLICATION: Application = { requestedFen: null, requestedTenorDays: null, highestRate: null };

/** Errors: APPLICATION_AMOUNT, APPLICATION_TENOR, APPLICATION_RATE. */
export function checkApplication(
  application: Application,
): Result<Application, Failure<'APPLICATION_AMOUNT' | 'APPLICATION_TENOR' | 'APPLICATION_RATE'>> {
  const { requestedFen, requestedTenorDays, highestRate } = application;
  if (requestedFen !== null && requestedFen <= 0n) return fail('APPLICATION_AMOUNT', { value: String(requestedFen) });
  if (requestedTenorDays !== null && !(Number.isSafeInteger(requestedTenorDays) && requestedTenorDays > 0))
    return fail('APPLICATION_TENOR', { value: requestedTenorDays });
  if (highestRate !== null && !(highestRate > 0 && highestRate < 1))
    return fail('APPLICATION_RATE', { value: highestRate });
  return ok(application);
}
