/** Fen of one written unit. */
const MONEY_UNITS: Readonly<Record<string, number>> = {
  分: 1,
  fen: 1,
  cent: 1,
  cents: 1,
  角: 10,
  元: 100,
  人民币元: 100,
  人民币: 100,
  圆: 100,
  yuan: 100,
  cny: 100,
  rmb: 100,
  千元: 100_000,
  万元: 1_000_000,
  万: 1_000_000,
  人民币万元: 1_000_000,
  wan: 1_000_000,
  百万元: 100_000_000,
  亿元: 10_000_000_000,
  亿: 10_000_000_000,
};

/** A header as it is compared: no case, blanks, punctuation or width. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A header and the unit that it ends with, where it does: "金额（万元）", "amount_fen", "占比(%)". */
export interface ReadHeader {
  readonly key: string;
  /** The key without the unit; the same as `key` where there is none. */
  readonly bare: string;
  /** Fen of one written unit, undefined where the header names none. */
  readonly moneyUnit: number | undefined;
  readonly percent: boolean;
}

const UNIT_WORDS = Object.keys(MONEY_UNITS).sort((a, b) => b.length - a.length);

export function readHeader(header: string): ReadHeader {
  const text = header.normalize('NFKC').toLowerCase().trim();
  const key = headerKey(header);
  const percent = /(%|percent|百分比|pct)[)\]】]?$/.test(text);
  for (const word of UNIT_WORDS) {
    if (!key.endsWith(word)) continue;
    // A Latin unit stands apart ("amount_fen", "amountFen"), or is not a unit ("wan" in "taiwan").
    const apart = /^[a-z]/.test(word)
      ? new RegExp(`([^a-z]${word}|[a-z]${word[0]!.toUpperCase()}${word.slice(1)})[^a-z]*$`)
      : undefined;
    if (apart && !apart.test(header.normalize('NFKC').trim()) && !apart.test(text)) continue;
    return { key, bare: key.slice(0, -word.length), moneyUnit: MONEY_UNITS[word], percent };
  }
  return { key, bare: percent ? key.replace(/(percent|百分比|pct)$/, '') : key, moneyUnit: undefined, percent };
}
