/**
 * I. Fellegi and A. Sunter, "A theory for record linkage", JASA 64 (1969): a field that agrees is worth log2(m/u) bits, one that disagrees log2((1 − m)/(1 − u)),
 * where m and u are the chances of agreement among pairs that are the same and among those that are not.
 */
export interface LinkField {
  readonly name: string;
  readonly m: number;
  readonly u: number;
  /** A disagreement says that the two are not the same, whatever else agrees. */
  readonly vetoes?: true;
}

export type Agreement = 'agree' | 'disagree' | 'unknown';

function fieldWeight({ m, u }: Pick<LinkField, 'm' | 'u'>, agreement: Agreement): number {
  if (agreement === 'unknown') return 0;
  return agreement === 'agree' ? Math.log2(m / u) : Math.log2((1 - m) / (1 - u));
}

/** The weight of a pair in bits, and the field that forbids the link, if one does. */
export function linkWeight(
  fields: readonly LinkField[],
  agreements: Readonly<Record<string, Agreement>>,
): { readonly bits: number; readonly veto: string | null } {
  let bits = 0;
  let veto: string | null = null;
  for (const field of fields) {
    const agreement = agreements[field.name] ?? 'unknown';
    bits += fieldWeight(field, agreement);
    if (agreement === 'disagree' && field.vetoes) veto ??= field.name;
  }
  return { bits, veto };
}
