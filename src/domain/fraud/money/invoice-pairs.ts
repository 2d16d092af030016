import { ABSENT_DAY, CATALOGUE, choiceIndex, type EvidenceTable } from '#domain/evidence/index.ts';
import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';
import { partyKey } from '#domain/verification/index.ts';
import { type BlockSearch, findBlocks } from '../blocks/find-blocks.ts';

/** Dense blocks of who invoices whom, by the names of the parties. */
export interface InvoiceBlocks extends BlockSearch {
  readonly sellerNames: readonly string[];
  readonly buyerNames: readonly string[];
}

const MOST_BLOCKS = 50;
const YEAR = 365;

/** The blocks of a year's valid invoices: sellers from the sales of firms, and from what firms bought. */
export function invoiceBlocks(
  sales: EvidenceTable | undefined,
  purchases: EvidenceTable | undefined,
  asOf: CalendarDate,
  aliases: ReadonlyMap<string, string> = new Map(),
): InvoiceBlocks {
  const sellers = new Names();
  const buyers = new Names();
  const seller: number[] = [];
  const buyer: number[] = [];
  for (const table of [sales, purchases]) {
    if (!table) continue;
    for (const { firm, other } of valid(table, dayNumber(asOf), aliases)) {
      const [from, to] = table === sales ? [firm, other] : [other, firm];
      seller.push(sellers.number(from));
      buyer.push(buyers.number(to));
    }
  }
  const pairs = {
    sellers: sellers.list.length,
    buyers: buyers.list.length,
    seller: Int32Array.from(seller),
    buyer: Int32Array.from(buyer),
  };
  return { ...findBlocks(pairs, MOST_BLOCKS), sellerNames: sellers.list, buyerNames: buyers.list };
}

class Names {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

function* valid(table: EvidenceTable, asOf: number, aliases: ReadonlyMap<string, string>) {
  const { kind, firm } = table;
  const days = table.columns[CATALOGUE[kind].eventField];
  const counterparty = table.columns.counterparty;
  const status = table.columns.status;
  if (days?.type !== 'date' || counterparty?.type !== 'text') return;
  const voided = status?.type === 'choice' ? choiceIndex(kind, 'status', 'void') : -1;
  const canonical = (name: string) => aliases.get(partyKey(name)) ?? partyKey(name);
  const firms = firm.values.map(canonical);
  const others = counterparty.values.map(canonical);
  for (let row = 0; row < table.rows; row++) {
    const day = days.days[row]!;
    if (day === ABSENT_DAY || day > asOf || day <= asOf - YEAR || counterparty.codes[row]! < 0) continue;
    if (status?.type === 'choice' && status.codes[row] === voided) continue;
    yield { firm: firms[firm.codes[row]!]!, other: others[counterparty.codes[row]!]! };
  }
}
