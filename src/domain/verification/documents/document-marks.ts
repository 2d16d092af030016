import { dayNumberOf } from '#domain/kernel/index.ts';

/** A piece of text as it stands on a page, in points; y falls down the page. */
export interface PlacedText {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly font: string;
}

/** What an uploaded paper says of itself. Empty texts where it says nothing. */
export interface DocumentFacts {
  readonly kind: 'pdf' | 'image';
  readonly producer: string;
  readonly creator: string;
  /** ISO moments as written, '' where absent. */
  readonly createdAt: string;
  readonly modifiedAt: string;
  /** How many times the file was saved: each save after the first was appended to it. */
  readonly saves: number;
  readonly pages: number;
  readonly texts: readonly PlacedText[];
}

/** A mark is a question to whoever sent the paper, not a verdict: people print, scan, sign and join papers honestly. */
export interface DocumentMark {
  readonly code:
    | 'made-by-editor'
    | 'saved-again'
    | 'modified-after-issue'
    | 'foreign-digits'
    | 'total-differs'
    | 'no-text-layer';
  readonly page: number | null;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Programs that change pictures and pages; banks, tax offices and accounting programs do not write with them. */
const EDITORS =
  /photoshop|gimp|illustrator|affinity|coreldraw|inkscape|canva|pixelmator|snapseed|美图|醒图|picsart|acrobat (?:pro|editor)|pdf-?xchange editor|foxit (?:phantom|pdf ?editor)|nitro|pdfelement|wps pdf|sejda|smallpdf|ilovepdf|pdfescape|pdf ?edit|迅捷|福昕.*编辑|轻快pdf|libreoffice draw/i;
/** A signature or a stamp is one save more. */
const HONEST_SAVES = 2;
const DAY_MS = 86_400_000;

/** Everything about a paper that asks for an answer. */
export function markDocument(facts: DocumentFacts): DocumentMark[] {
  const marks: DocumentMark[] = [];
  const mark = (code: DocumentMark['code'], page: number | null, values: DocumentMark['values']) =>
    marks.push({ code, page, values });
  const program = [facts.producer, facts.creator].find((name) => EDITORS.test(name));
  if (program !== undefined) mark('made-by-editor', null, { program });
  if (facts.saves > HONEST_SAVES) mark('saved-again', null, { saves: facts.saves });
  const apart = (momentOf(facts.modifiedAt) - momentOf(facts.createdAt)) / DAY_MS;
  if (apart > 1) mark('modified-after-issue', null, { days: Math.floor(apart) });
  if (facts.kind === 'pdf' && facts.texts.length === 0) mark('no-text-layer', null, { pages: facts.pages });
  marks.push(...foreignDigits(facts.texts), ...wrongTotals(facts.texts));
  return marks;
}

/** Milliseconds of an ISO moment since 1970; NaN where it is none. */
function momentOf(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hour = '0', minute = '0'] = match;
  return (
    dayNumberOf(Number(year), Number(month), Number(day)) * DAY_MS + Number(hour) * 3_600_000 + Number(minute) * 60_000
  );
}

const AMOUNT = /^[¥￥]?-?\d{1,3}(?:,?\d{3})*(?:\.\d{2})$/;
/** Fewer amounts than this have no habit of font. */
const LEAST_AMOUNTS = 10;
const RARE = 0.05;

/** Amounts in a font that hardly any other amount has: typed over. */
function foreignDigits(texts: readonly PlacedText[]): DocumentMark[] {
  const amounts = texts.filter(({ text }) => AMOUNT.test(text.trim()));
  if (amounts.length < LEAST_AMOUNTS) return [];
  const fonts = new Map<string, number>();
  for (const { font } of amounts) fonts.set(font, (fonts.get(font) ?? 0) + 1);
  return amounts
    .filter(({ font }) => fonts.get(font)! <= RARE * amounts.length)
    .map(({ page, text, font }) => ({ code: 'foreign-digits' as const, page, values: { text: text.trim(), font } }));
}

const TOTAL = /合\s*计|总\s*计|小\s*计|total/i;
/** Right edges of one column of amounts lie this close, in points. */
const EDGE = 3;
const LINE = 2;

/** Lines that call themselves a total and are not the sum of the amounts above them in their column, since the total before. */
function wrongTotals(texts: readonly PlacedText[]): DocumentMark[] {
  const rows = texts.map((text) => ({ ...text, fen: fenOf(text.text) }));
  rows.sort((a, b) => a.page - b.page || b.y - a.y || a.left - b.left);
  const marks: DocumentMark[] = [];
  const totals = rows.filter(({ text }) => TOTAL.test(text));
  let since = { page: 0, y: Number.POSITIVE_INFINITY };
  for (const total of totals) {
    const stated = rows.filter(
      ({ fen, page, y }) => !Number.isNaN(fen) && page === total.page && Math.abs(y - total.y) <= LINE,
    );
    const isBetween = ({ page, y }: PlacedText) =>
      (page > since.page || (page === since.page && y < since.y - LINE)) &&
      (page < total.page || (page === total.page && y > total.y + LINE));
    const above = rows.filter((row) => !Number.isNaN(row.fen) && isBetween(row));
    for (const { fen, right, page } of stated) {
      const column = above.filter((row) => Math.abs(row.right - right) <= EDGE);
      const sum = column.reduce((sumFen, row) => sumFen + row.fen, 0);
      // A lone amount above is a balance or a heading, not what was added up.
      if (column.length >= 2 && sum !== fen)
        marks.push({ code: 'total-differs', page, values: { statedFen: fen, sumFen: sum } });
    }
    since = { page: total.page, y: total.y };
  }
  return marks;
}

function fenOf(text: string): number {
  const trimmed = text.trim();
  return AMOUNT.test(trimmed) ? Math.round(Number(trimmed.replace(/[¥￥,]/g, '')) * 100) : Number.NaN;
}
