import { type Batch, openRows } from '#adapters/files/index.ts';
import { bindHeader, type HeaderMap, isAbsent, type KindDefinition, readDay, readFen } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Items of one side in columns: row i of each belongs to one item. */
export interface Items {
  readonly ids: readonly string[];
  /** By item: the place of its counterparty in `names`. */
  readonly parties: readonly number[];
  readonly names: readonly string[];
  readonly days: readonly number[];
  /** Whole fen, signed. */
  readonly amounts: readonly number[];
  /** Rows that repeat an earlier one in every column, and void invoices: not among the items. */
  readonly repeated: number;
  readonly voided: number;
}

type Column = { readonly position: number; readonly header: string; readonly moneyUnit: number };

/** The columns at hand by field name. */
type Columns = Readonly<Record<string, Column | undefined>>;

interface Unreadable {
  readonly code: string;
  readonly params: Failure['params'];
  readonly column: Column | undefined;
}

function textAt(cells: readonly string[], base: number, column: Column | undefined): string {
  return column ? cells[base + column.position]!.trim() : '';
}

/** Whole fen; NaN where the cell or its column is absent. */
function moneyAt(cells: readonly string[], base: number, column: Column | undefined): number | Unreadable {
  if (!column) return Number.NaN;
  const text = cells[base + column.position]!.trim();
  if (isAbsent(text)) return Number.NaN;
  const value = readFen(text, column.moneyUnit);
  return typeof value === 'number' ? value : { code: value.code, params: value.params, column };
}

const VOID = /作废|void|cancel/i;
const OUT = /^(?:out|支出|支|付|借|借方|出账|转出|出|debit|dr|d)$/i;

/**
 * Reads the items of a side. An item without an id is named by its row. Errors: those of opening a table and of its header, and of
 * the first cell that cannot be read, with row and column.
 */
export async function readItems(
  kind: KindDefinition,
  path: string,
  map: HeaderMap,
  onProgress: (rows: number) => void,
): Promise<Result<Items, Failure>> {
  const binding = { map, firmKnown: true, file: path };
  const opened = await openRows(path, { isHeader: (cells) => bindHeader(kind, cells, binding).ok });
  if (!opened.ok) return opened;
  const bound = bindHeader(kind, opened.value.header, binding);
  if (!bound.ok) {
    await opened.value.batches[Symbol.asyncIterator]().return?.();
    return bound;
  }
  const columns: Columns = Object.fromEntries(bound.value.columns.map((column) => [column.field.name, column]));
  const reader = new ItemReader(columns, path);
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return batch;
    const failed = reader.read(batch.value);
    if (failed) return failed;
    onProgress(batch.value.rows);
  }
  return ok(reader.finish());
}

class ItemReader {
  private readonly columns: Columns;
  private readonly file: string;
  private readonly ids: string[] = [];
  private readonly parties: number[] = [];
  private readonly days: number[] = [];
  private readonly amounts: number[] = [];
  private readonly places = new Map<string, number>();
  private voided = 0;

  constructor(columns: Columns, file: string) {
    this.columns = columns;
    this.file = file;
  }

  read({ rows, width, cells, lines }: Batch): Result<never, Failure> | undefined {
    const { status, issuedOn, on, at, number, serial, counterparty, counterpartyName } = this.columns;
    const [dated, named] = [issuedOn ?? on ?? at, number ?? serial];
    for (let row = 0; row < rows; row++) {
      const base = row * width;
      if (status && VOID.test(textAt(cells, base, status))) {
        this.voided += 1;
        continue;
      }
      const where = (column: Column | undefined) => ({
        file: this.file,
        row: lines[row]!,
        column: column?.header ?? '',
      });
      const amount = this.amountAt(cells, base);
      if (typeof amount !== 'number') return fail(amount.code, amount.params, where(amount.column));
      const day = readDay(textAt(cells, base, dated), false);
      if (typeof day !== 'number') return fail(day.code, day.params, where(dated));
      const id = textAt(cells, base, named);
      const party = textAt(cells, base, counterparty) || textAt(cells, base, counterpartyName);
      this.ids.push(id === '' ? String(lines[row]!) : id);
      this.parties.push(isAbsent(party) ? -1 : this.placeOf(party));
      this.days.push(day);
      this.amounts.push(amount);
    }
    return undefined;
  }

  finish(): Items {
    const kept = this.withoutRepeats();
    const pick = <T>(from: readonly T[]) => (kept ? kept.map((row) => from[row]!) : from);
    return {
      ids: pick(this.ids),
      parties: pick(this.parties),
      names: [...this.places.keys()],
      days: pick(this.days),
      amounts: pick(this.amounts),
      repeated: kept ? this.ids.length - kept.length : 0,
      voided: this.voided,
    };
  }

  private placeOf(party: string): number {
    const known = this.places.get(party);
    if (known !== undefined) return known;
    this.places.set(party, this.places.size);
    return this.places.size - 1;
  }

  /** The signed amount: the total with tax before the net one; in less out where these are apart. */
  private amountAt(cells: readonly string[], base: number): number | Unreadable {
    const { amountFen, taxFen, totalFen, inFen, outFen, direction } = this.columns;
    const total = moneyAt(cells, base, totalFen);
    if (typeof total !== 'number' || !Number.isNaN(total)) return total;
    const amount = moneyAt(cells, base, amountFen);
    if (typeof amount !== 'number') return amount;
    if (!Number.isNaN(amount) && !taxFen && !direction) return amount;
    const tax = moneyAt(cells, base, taxFen);
    const inflow = moneyAt(cells, base, inFen);
    const outflow = moneyAt(cells, base, outFen);
    if (typeof tax !== 'number') return tax;
    if (typeof inflow !== 'number') return inflow;
    if (typeof outflow !== 'number') return outflow;
    const or = (value: number) => (Number.isNaN(value) ? 0 : value);
    if (!Number.isNaN(amount)) return (OUT.test(textAt(cells, base, direction)) ? -Math.abs(amount) : amount) + or(tax);
    if (Number.isNaN(inflow) && Number.isNaN(outflow))
      return { code: 'TRANSACTION_WITHOUT_AMOUNT', params: undefined, column: totalFen ?? amountFen ?? inFen };
    return or(inflow) - or(outflow);
  }

  /** The rows to keep; undefined where no row repeats another one. Rows under one id are compared, which most tables do not have. */
  private withoutRepeats(): number[] | undefined {
    const first = new Map<string, number>();
    const repeats = new Set<number>();
    this.ids.forEach((id, row) => {
      const before = first.get(id);
      if (before === undefined) first.set(id, row);
      else if (this.isSame(before, row)) repeats.add(row);
    });
    return repeats.size === 0 ? undefined : this.ids.flatMap((_, row) => (repeats.has(row) ? [] : [row]));
  }

  private isSame(a: number, b: number): boolean {
    return this.days[a] === this.days[b] && this.amounts[a] === this.amounts[b] && this.parties[a] === this.parties[b];
  }
}
