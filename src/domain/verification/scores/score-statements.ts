import type { DeliveredTable } from '#domain/evidence/index.ts';
import { type CalendarDate, fromDayNumber } from '#domain/kernel/index.ts';
import { scoreAltman } from './altman.ts';
import { scoreBeneish } from './beneish.ts';
import { scoreDechow } from './dechow.ts';
import { type PiotroskiScore, scorePiotroski } from './piotroski.ts';
import { type Score, statementYear } from './score.ts';

/** The scores of one firm's latest statements against those of a year before. Screens that ask questions: they flag a hundred honest firms for each forger. */
export interface StatementScores {
  readonly firm: string;
  readonly periodEnd: CalendarDate;
  /** Null where the statements show one period only: then only Altman can be computed. */
  readonly before: CalendarDate | null;
  readonly beneish: Score | null;
  readonly altman: Score;
  readonly dechow: Score | null;
  readonly piotroski: PiotroskiScore | null;
}

const YEAR = { least: 330, most: 400 };

/** Scores every firm of a delivery of financial statements; periods that are not a year apart are not compared. */
export function scoreStatements({ table }: DeliveredTable): StatementScores[] {
  const column = table.columns.periodEnd;
  if (column?.type !== 'date') return [];
  const byFirm = new Map<number, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const own = byFirm.get(table.firm.codes[row]!);
    if (own) own.push(row);
    else byFirm.set(table.firm.codes[row]!, [row]);
  }
  return [...byFirm].map(([code, rows]) => {
    const newestFirst = rows.sort((a, b) => column.days[b]! - column.days[a]!);
    const latest = newestFirst[0]!;
    const yearBefore = (row: number | undefined) =>
      newestFirst.find((other) => {
        const days = row === undefined ? 0 : column.days[row]! - column.days[other]!;
        return days >= YEAR.least && days <= YEAR.most;
      });
    const [second, third] = [yearBefore(latest), yearBefore(yearBefore(latest))];
    const year = statementYear(table, latest);
    const before = second === undefined ? undefined : statementYear(table, second);
    const earlier = third === undefined ? undefined : statementYear(table, third);
    return {
      firm: table.firm.values[code] ?? '',
      periodEnd: fromDayNumber(column.days[latest]!),
      before: second === undefined ? null : fromDayNumber(column.days[second]!),
      beneish: before ? scoreBeneish(year, before) : null,
      altman: scoreAltman(year),
      dechow: before ? scoreDechow(year, before, earlier) : null,
      piotroski: before ? scorePiotroski(year, before) : null,
    };
  });
}
