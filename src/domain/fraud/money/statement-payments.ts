import {
  ABSENT_DAY,
  CATALOGUE,
  type DeliveredTable,
  type EvidenceTable,
  movementNature,
} from '#domain/evidence/index.ts';
import { type CalendarDate, dayNumber, toHex } from '#domain/kernel/index.ts';
import { partyKey } from '#domain/verification/index.ts';
import type { ReportedPayment } from './money-graph.ts';

const DAY = 86_400;
const SHANGHAI = 28_800;

/**
 * Names under which statements gather what is nobody in particular: wages, taxes, fees, cash, interest, rent, the owner. They are another party for
 * each firm, or strangers would meet in one account.
 */
const NOBODY =
  /^(|现金|柜台|自助|ATM|结息|利息|手续费|工本费|批量.*|待清算.*|.*(工资|代发|薪酬|社保|公积金|税务|国库|财政|国税|地税|电力|供电|水务|自来水|燃气|物业|房租|利息|手续费|清算|备付金|股东|法人|老板|本人|备用金).*)$/i;

/** The party that a name on a firm's statement stands for. */
export function counterpartyOf(name: string, firm: string): string {
  const key = partyKey(name);
  return NOBODY.test(key) ? `${firm}/${key}` : key;
}

/**
 * The payments that bank statements list by the as-of day. `aliases` lead from other names of a firm to the one it goes by. Payments of a firm to
 * itself, between its own accounts, are left out.
 */
export function* statementPayments(
  { table, recordIds }: Pick<DeliveredTable, 'table' | 'recordIds'>,
  asOf: CalendarDate,
  aliases: ReadonlyMap<string, string> = new Map(),
): Generator<ReportedPayment> {
  const until = dayNumber(asOf);
  const days = table.columns[CATALOGUE[table.kind].eventField];
  const amounts = table.columns.amountFen;
  const counterparty = textColumn(table, 'counterparty');
  const times = textColumn(table, 'at');
  const summary = textColumn(table, 'summary');
  const isOwn = summary?.values.map((words) => movementNature(words) === 'own') ?? [];
  if (days?.type !== 'date' || amounts?.type !== 'fen' || !counterparty) return;
  const canonical = (party: string) => aliases.get(party) ?? party;
  const firms = table.firm.values.map((firm) => canonical(partyKey(firm)));
  for (let row = 0; row < table.rows; row++) {
    const day = days.days[row]!;
    const amount = amounts.numbers[row]!;
    if (day === ABSENT_DAY || day > until || !(Math.abs(amount) > 0)) continue;
    // What is openly moved within a group counts as nobody's income, so that it need not be followed.
    if (summary && isOwn[summary.codes[row]!]) continue;
    const firm = firms[table.firm.codes[row]!]!;
    const code = counterparty.codes[row]!;
    const other = canonical(counterpartyOf(code < 0 ? '' : counterparty.values[code]!, firm));
    if (other === firm) continue;
    const [from, to] = amount < 0 ? [firm, other] : [other, firm];
    const time = times && times.codes[row]! >= 0 ? secondOfDay(times.values[times.codes[row]!]!) : undefined;
    const start = day * DAY - SHANGHAI;
    yield {
      from,
      to,
      at: start + (time?.at ?? 0),
      until: start + (time?.until ?? DAY - 1),
      amountFen: Math.abs(amount),
      record: toHex(recordIds.subarray(row * 32, row * 32 + 32)),
      by: amount < 0 ? 'payer' : 'payee',
    };
  }
}

function textColumn(table: EvidenceTable, name: string) {
  const found = table.columns[name];
  return found?.type === 'text' ? found : undefined;
}

/** The second of the day that a time such as 15:58 or 2024-08-05 15:58:07 names, and the last that it may mean; undefined where it names none. */
function secondOfDay(text: string): { readonly at: number; readonly until: number } | undefined {
  const parts = /(?:^|[T ])(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!parts) return undefined;
  const at = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (at >= DAY) return undefined;
  return { at, until: parts[3] === undefined ? at + 59 : at };
}

/**
 * The names by which registers know each firm, to the one by which it goes here: its code in the files. A name that two firms share stands for neither.
 */
export function firmAliases(registration: EvidenceTable | undefined): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const shared = new Set<string>();
  if (!registration) return aliases;
  for (const field of ['name', 'creditCode']) {
    const names = textColumn(registration, field);
    if (!names) continue;
    for (let row = 0; row < registration.rows; row++) {
      const alias = names.codes[row]! < 0 ? '' : partyKey(names.values[names.codes[row]!]!);
      const firm = partyKey(registration.firm.values[registration.firm.codes[row]!]!);
      if (alias === '' || alias === firm) continue;
      if (aliases.has(alias) && aliases.get(alias) !== firm) shared.add(alias);
      aliases.set(alias, firm);
    }
  }
  for (const alias of shared) aliases.delete(alias);
  return aliases;
}
