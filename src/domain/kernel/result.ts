/** The outcome of an operation that can be expected to fail: failures are values, never thrown. */
export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/**
 * An expected failure. `code` is stable and listed in the catalogue of its module; `params` fill the message's
 * placeholders; `file`, `row` (1 = the first line of the file, headers included) and `column` say where.
 */
export interface Failure<C extends string = string> {
  readonly code: C;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<C extends string>(
  code: C,
  params?: Failure['params'],
  where?: Pick<Failure, 'file' | 'row' | 'column'>,
): { readonly ok: false; readonly error: Failure<C> } {
  return { ok: false, error: { code, ...(params ? { params } : {}), ...where } };
}

/** The value of a result that cannot have failed here; a broken invariant throws. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`a result that must be ok failed: ${JSON.stringify(result.error)}`);
}
