const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A prefixed, time-sortable identifier: `loan_` + 10 characters of milliseconds + 16 of chance (ULID order). */
export type Id<P extends string> = `${P}_${string}`;

/** Builds an id from a moment and ten random bytes, both supplied by ports. */
export function makeId<P extends string>(prefix: P, milliseconds: number, random: Uint8Array): Id<P> {
  if (random.length !== 10) throw new RangeError('an id takes ten random bytes');
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) throw new RangeError('an id takes whole milliseconds');
  let time = '';
  let rest = milliseconds;
  for (let i = 0; i < 10; i++) {
    time = CROCKFORD[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let chance = '';
  for (let i = 0; i < 16; i++) {
    chance = CROCKFORD[Number(bits & 31n)] + chance;
    bits >>= 5n;
  }
  return `${prefix}_${time}${chance}`;
}

export function isId<P extends string>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(prefix.length + 1));
}
