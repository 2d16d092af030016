import { readDelivery } from '#adapters/files/index.ts';
import type { Application } from '#domain/decision/index.ts';
import type { EvidenceTable, FieldDefinition, KindDefinition } from '#domain/evidence/index.ts';
import { type Failure, fail, fen, ok, type Result } from '#domain/kernel/index.ts';

/** A firm to be decided, and what it asks for. */
export interface ListedFirm {
  readonly firm: string;
  readonly application: Application;
}

function field(
  name: string,
  type: FieldDefinition['type'],
  zh: readonly string[],
  en: readonly string[],
): FieldDefinition {
  return {
    name,
    type,
    required: false,
    unit: type === 'fen' ? 'fen' : 'none',
    meaning: { zh: zh[0]!, en: en[0]! },
    owner: 'credit officer',
    sensitivity: 'C2',
    synonyms: { zh, en },
  };
}

/** A list of firms is read as a kind of its own: the firm's code, and optionally what it applies for. Other columns are ignored. */
const FIRM_LIST: KindDefinition = {
  kind: 'self-declarations',
  title: { zh: '企业名单', en: 'list of firms' },
  cadenceDays: 365,
  rhythm: 'state',
  eventField: 'appliedOn',
  identity: [],
  firmSynonyms: [],
  derivable: {},
  fields: [
    field('appliedOn', 'date', ['申请日期'], ['date of application']),
    field('requestedFen', 'fen', ['申请金额', '贷款金额'], ['amount applied for', 'requested amount']),
    field('requestedDays', 'integer', ['申请期限（天）', '申请天数'], ['days applied for', 'requested days']),
    field('highestRate', 'decimal', ['可接受最高年利率', '可接受利率'], ['highest rate']),
  ],
};

/** Errors: those of reading a delivery; FIRMS_EMPTY where the list names nobody, FIRM_LISTED_TWICE. */
export async function readFirmList(path: string): Promise<Result<ListedFirm[], Failure>> {
  const read = await readDelivery(FIRM_LIST, path);
  if (!read.ok) return read;
  const rejected = read.value.rejected[0];
  if (rejected) return { ok: false, error: rejected.failure };
  const { table } = read.value;
  if (table.rows === 0) return fail('FIRMS_EMPTY', {}, { file: path });
  const firms = Array.from({ length: table.rows }, (_, row) => listed(table, row));
  const seen = new Set<string>();
  for (const { firm } of firms) {
    if (seen.has(firm)) return fail('FIRM_LISTED_TWICE', { firm }, { file: path, column: 'firm' });
    seen.add(firm);
  }
  return ok(firms);
}

function listed(table: EvidenceTable, row: number): ListedFirm {
  const amount = numberAt(table, 'requestedFen', row);
  return {
    firm: table.firm.values[table.firm.codes[row]!]!,
    application: {
      requestedFen: amount === null ? null : fen(amount),
      requestedTenorDays: numberAt(table, 'requestedDays', row),
      highestRate: numberAt(table, 'highestRate', row),
    },
  };
}

function numberAt(table: EvidenceTable, name: string, row: number): number | null {
  const column = table.columns[name];
  if (column?.type !== 'fen' && column?.type !== 'integer' && column?.type !== 'decimal') return null;
  const value = column.numbers[row]!;
  return Number.isNaN(value) ? null : value;
}
