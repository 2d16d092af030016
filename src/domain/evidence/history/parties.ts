import { textOf } from '../measures/firm-rows.ts';
import type { EvidenceTable } from '../table.ts';
import { contributionsOf, type HistorySeries, monthsOfRow } from './contribution.ts';

/** Sides on which a firm has counterparties, with the figure that each is a part of. */
export const PARTY_SIDES = {
  customers: 'sales',
  suppliers: 'purchases',
  payers: 'inflow',
  payees: 'outflow',
} as const satisfies Readonly<Record<string, HistorySeries>>;

export type PartySide = keyof typeof PARTY_SIDES;

/** One counterparty over the last twelve months of its side, and since when it has been met. */
export type Party = {
  readonly party: string;
  readonly name: string | null;
  /** Net, in fen. */
  readonly yearFen: number;
  readonly yearRows: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
};

/** The largest counterparties of a side by the amount of the year; what the others bring is told as one sum. */
export type PartyList = {
  readonly side: PartySide;
  /** The twelve months end with this one. */
  readonly lastMonth: number;
  readonly yearFen: number;
  /** Counterparties with an amount above nothing in the year. */
  readonly count: number;
  readonly parties: readonly Party[];
};

/** As many as a person looks at one by one. */
const MOST = 40;
const YEAR = 12;

/** The counterparties of the sides that a table speaks of; none where its counterparties are not named. */
export function partiesOf(table: EvidenceTable, eventField: string): PartyList[] {
  const column = textOf(table, 'counterparty');
  if (!column) return [];
  const names = textOf(table, 'counterpartyName');
  const months = monthsOfRow(table, eventField);
  return contributionsOf(table).flatMap(({ series, counts, amount }) => {
    const side = (Object.keys(PARTY_SIDES) as PartySide[]).find((known) => PARTY_SIDES[known] === series);
    if (side === undefined) return [];
    const lastMonth = lastCounted(table.rows, counts, months);
    if (lastMonth === undefined) return [];
    const met = new Map<
      number,
      { yearFen: number; yearRows: number; firstMonth: number; lastMonth: number; row: number }
    >();
    for (let row = 0; row < table.rows; row++) {
      const code = column.codes[row]!;
      const month = months(row)?.to;
      if (code < 0 || month === undefined || !counts(row)) continue;
      const known = met.get(code) ?? { yearFen: 0, yearRows: 0, firstMonth: month, lastMonth: month, row };
      known.firstMonth = Math.min(known.firstMonth, month);
      if (month >= known.lastMonth) known.row = row;
      known.lastMonth = Math.max(known.lastMonth, month);
      if (month > lastMonth - YEAR) {
        known.yearFen += amount(row);
        known.yearRows += 1;
      }
      met.set(code, known);
    }
    const all = [...met].map(([code, { row, ...figures }]) => {
      const name = names && names.codes[row]! >= 0 ? names.values[names.codes[row]!]! : null;
      return { party: column.values[code]!, name, ...figures };
    });
    const trading = all.filter(({ yearFen }) => yearFen > 0);
    const parties = trading.sort((a, b) => b.yearFen - a.yearFen || (a.party < b.party ? -1 : 1)).slice(0, MOST);
    return [
      { side, lastMonth, yearFen: trading.reduce((sum, p) => sum + p.yearFen, 0), count: trading.length, parties },
    ];
  });
}

function lastCounted(
  rows: number,
  counts: (row: number) => boolean,
  months: ReturnType<typeof monthsOfRow>,
): number | undefined {
  let last: number | undefined;
  for (let row = 0; row < rows; row++) {
    const month = months(row)?.to;
    if (month !== undefined && counts(row) && (last === undefined || month > last)) last = month;
  }
  return last;
}
