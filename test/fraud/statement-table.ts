import type { DeliveredTable, EvidenceTable } from '#domain/evidence/index.ts';
import { createPrng } from '#domain/numeric/index.ts';

/** A line of a made bank statement: positive amounts come in. */
export interface StatementLine {
  readonly firm: string;
  readonly other: string;
  readonly day: number;
  readonly time: string;
  readonly amountFen: number;
}

/** Lines as a delivery of bank statements; record ids are drawn from the seed. */
export function statementTable(
  lines: readonly StatementLine[],
  seed: number,
): Pick<DeliveredTable, 'table' | 'recordIds'> {
  const random = createPrng(seed);
  const firms = new Names();
  const others = new Names();
  const times = new Names();
  const table: EvidenceTable = {
    kind: 'bank-transactions',
    rows: lines.length,
    firm: { type: 'text', codes: Int32Array.from(lines, ({ firm }) => firms.code(firm)), values: firms.list },
    columns: {
      on: { type: 'date', days: Int32Array.from(lines, ({ day }) => day) },
      at: { type: 'text', codes: Int32Array.from(lines, ({ time }) => times.code(time)), values: times.list },
      counterparty: {
        type: 'text',
        codes: Int32Array.from(lines, ({ other }) => others.code(other)),
        values: others.list,
      },
      amountFen: { type: 'fen', numbers: Float64Array.from(lines, ({ amountFen }) => amountFen) },
    },
  };
  const recordIds = new Uint8Array(32 * lines.length);
  const words = new Uint32Array(recordIds.buffer);
  for (let i = 0; i < words.length; i++) words[i] = random.bits();
  return { table, recordIds };
}

class Names {
  readonly list: string[] = [];
  private readonly codes = new Map<string, number>();

  code(name: string): number {
    const known = this.codes.get(name);
    if (known !== undefined) return known;
    this.codes.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}
