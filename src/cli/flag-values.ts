import { type Failure, type Fen, fail, fen, ok, type Result } from '#domain/kernel/index.ts';

/** A plain decimal given to a flag. Errors: NOT_A_NUMBER, naming the flag. */
export function numberFlag(flag: string, text: string): Result<number, Failure<'NOT_A_NUMBER'>> {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed))
    return fail('NOT_A_NUMBER', { value: text.slice(0, 40) }, { column: `--${flag}` });
  return ok(Number(trimmed));
}

/** Whole fen given to a flag, up to 64 bits. Errors: FEN_MALFORMED, AMOUNT_OUT_OF_RANGE, naming the flag. */
function fenFlag(flag: string, text: string): Result<Fen, Failure<'FEN_MALFORMED' | 'AMOUNT_OUT_OF_RANGE'>> {
  const trimmed = text.trim();
  const where = { column: `--${flag}` };
  if (!/^-?\d{1,40}$/.test(trimmed)) return fail('FEN_MALFORMED', { value: text.slice(0, 40) }, where);
  const value = BigInt(trimmed);
  if (value >= 2n ** 63n || value <= -(2n ** 63n)) return fail('AMOUNT_OUT_OF_RANGE', { value: trimmed }, where);
  return ok(fen(value));
}

/** Amounts in fen separated by commas. Errors: FEN_MALFORMED, AMOUNT_OUT_OF_RANGE, naming the flag. */
export function fenList(flag: string, text: string): Result<Fen[], Failure<'FEN_MALFORMED' | 'AMOUNT_OUT_OF_RANGE'>> {
  const amounts: Fen[] = [];
  for (const part of text.split(',')) {
    const amount = fenFlag(flag, part);
    if (!amount.ok) return amount;
    amounts.push(amount.value);
  }
  return ok(amounts);
}

type FlagTexts = Readonly<Record<string, string | undefined>>;

/** Every named flag that is given, as a number; names are camelCase as commander leaves them. Errors: NOT_A_NUMBER. */
export function numberFlags<K extends string>(
  flags: object,
  names: readonly K[],
): Result<Partial<Record<K, number>>, Failure<'NOT_A_NUMBER'>> {
  return read(flags as FlagTexts, names, numberFlag);
}

/** Every named flag that is given, as fen. Errors: FEN_MALFORMED, AMOUNT_OUT_OF_RANGE. */
export function fenFlags<K extends string>(
  flags: object,
  names: readonly K[],
): Result<Partial<Record<K, Fen>>, Failure<'FEN_MALFORMED' | 'AMOUNT_OUT_OF_RANGE'>> {
  return read(flags as FlagTexts, names, fenFlag);
}

function read<K extends string, T, E>(
  flags: FlagTexts,
  names: readonly K[],
  parse: (flag: string, text: string) => Result<T, E>,
): Result<Partial<Record<K, T>>, E> {
  const values: Partial<Record<K, T>> = {};
  for (const name of names) {
    const text = flags[name];
    if (text === undefined) continue;
    const value = parse(
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      text,
    );
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return ok(values);
}
