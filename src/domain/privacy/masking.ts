/** Kinds of identifiers that are shown in part (JR/T 0171-2020: C2 is masked on display, C3 is never shown). */
export type MaskedKind =
  | 'resident-id'
  | 'mobile'
  | 'bank-account'
  | 'person-name'
  | 'email'
  | 'address'
  | 'credit-code';

/** How many characters stay readable at each end. */
const KEPT: Readonly<Record<Exclude<MaskedKind, 'person-name' | 'email'>, readonly [number, number]>> = {
  'resident-id': [3, 4],
  mobile: [3, 4],
  'bank-account': [0, 4],
  address: [6, 0],
  'credit-code': [4, 4],
};

/**
 * An identifier as it may be shown to someone who need not know it. At least a third of it is always hidden; a value too short
 * for that is hidden whole.
 */
export function mask(kind: MaskedKind, value: string): string {
  const letters = [...value.trim()];
  if (kind === 'person-name') return letters.slice(0, 1).join('') + '*'.repeat(Math.max(1, letters.length - 1));
  if (kind === 'email') {
    const [name = '', ...domain] = value.trim().split('@');
    return `${keepEnds([...name], 1, 0)}${domain.length > 0 ? `@${domain.join('@')}` : ''}`;
  }
  return keepEnds(letters, ...KEPT[kind]);
}

function keepEnds(letters: readonly string[], first: number, last: number): string {
  if (letters.length * 2 < (first + last) * 3) return '*'.repeat(letters.length);
  const hidden = letters.length - first - last;
  return letters.slice(0, first).join('') + '*'.repeat(hidden) + letters.slice(letters.length - last).join('');
}
