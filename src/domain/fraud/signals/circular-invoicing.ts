import { ABSENT_DAY, CATALOGUE, choiceIndex, type DeliveredTable, type EvidenceTable } from '#domain/evidence/index.ts';
import { type CalendarDate, dayNumber, fen, fromDayNumber, toHex } from '#domain/kernel/index.ts';
import { type Finding, MOST_RECORDS, partyKey, THE_FIRM } from '#domain/verification/index.ts';
import type { SearchedGraph } from '../fraud-findings.ts';
import { dayOf, type ReportedPayment } from '../money/money-graph.ts';

const DAY = 86_400;
const SHANGHAI = 28_800;
const YEAR = 365;
/** Goods may go round once, through processing; a practice is so many rounds, or so much of the sales. */
const LEAST_LOOPS = 3;
const LEAST_SHARE = 0.1;
/** Below this share of the sales a ring is worth knowing and holds nobody up. */
const IMMATERIAL_SHARE = 0.01;

/** The parties that both sell and buy by these invoices: nobody else is on a way round. */
export function tradersBothWays(
  sales: EvidenceTable | undefined,
  purchases: EvidenceTable | undefined,
  aliases: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const canonical = (name: string) => aliases.get(partyKey(name)) ?? partyKey(name);
  const partiesOf = (table: EvidenceTable | undefined) => {
    const others = table?.columns.counterparty;
    return others?.type === 'text' ? others.values.map(canonical) : [];
  };
  const firmsOf = (table: EvidenceTable | undefined) => table?.firm.values.map(canonical) ?? [];
  const sellers = new Set([...firmsOf(sales), ...partiesOf(purchases)]);
  return new Set([...partiesOf(sales), ...firmsOf(purchases)].filter((buyer) => sellers.has(buyer)));
}

/** Valid invoices among `traders` as edges from seller to buyer, of the day on which they were issued; both sides of a trade may report it. */
export function invoiceEdges(
  { table, recordIds }: Pick<DeliveredTable, 'table' | 'recordIds'>,
  asOf: CalendarDate,
  aliases: ReadonlyMap<string, string>,
  traders: ReadonlySet<string>,
): ReportedPayment[] {
  const { kind, firm, columns } = table;
  const days = columns[CATALOGUE[kind].eventField];
  // Net of tax: on its way round a sum meets several rates.
  const { counterparty, amountFen: amounts, status } = columns;
  if (days?.type !== 'date' || counterparty?.type !== 'text' || amounts?.type !== 'fen') return [];
  const voided = status?.type === 'choice' ? choiceIndex(kind, 'status', 'void') : -1;
  const canonical = (name: string) => aliases.get(partyKey(name)) ?? partyKey(name);
  const [firms, others] = [firm.values.map(canonical), counterparty.values.map(canonical)];
  const until = dayNumber(asOf);
  const edges: ReportedPayment[] = [];
  for (let row = 0; row < table.rows; row++) {
    const [day, amountFen] = [days.days[row]!, amounts.numbers[row]!];
    const isVoid = status?.type === 'choice' && status.codes[row] === voided;
    if (day === ABSENT_DAY || day > until || !(amountFen > 0) || counterparty.codes[row]! < 0 || isVoid) continue;
    const [own, other] = [firms[firm.codes[row]!]!, others[counterparty.codes[row]!]!];
    if (!traders.has(own) || !traders.has(other)) continue;
    const [from, to] = kind === 'sales-invoices' ? [own, other] : [other, own];
    const at = day * DAY - SHANGHAI;
    const record = toHex(recordIds.subarray(row * 32, row * 32 + 32));
    const by = kind === 'sales-invoices' ? 'payer' : 'payee';
    if (from !== to) edges.push({ from, to, at, until: at + DAY - 1, amountFen, record, by });
  }
  return edges;
}

/** Invoices that go round: the firm sells, and within weeks buys about the same amount back through others. No goods need move for it. */
export function circularInvoicing(
  { graph, byParty, loops }: SearchedGraph,
  firm: string,
  asOf: CalendarDate,
): Finding[] {
  const party = byParty.get(firm);
  if (party === undefined) return [];
  const until = dayNumber(asOf);
  const rounds = (loops.get(party) ?? []).filter((loop) => loop.parties.includes(party) && loop.parties.length > 2);
  if (rounds.length === 0) return [];
  const edges = [...new Set(rounds.flatMap(({ transfers }) => transfers))];
  const sold = edges.filter((e) => graph.from[e] === party);
  const sum = (of: Iterable<number>) => {
    let total = 0;
    for (const e of of) total += graph.amountFen[e]!;
    return total;
  };
  const yearSales: number[] = [];
  for (let e = 0; e < graph.from.length; e++)
    if (graph.from[e] === party && dayOf(graph.at[e]!) > until - YEAR) yearSales.push(e);
  const amount = sum(sold);
  const share = amount / Math.max(amount, sum(yearSales));
  const isPractice = share >= LEAST_SHARE || (rounds.length >= LEAST_LOOPS && share >= IMMATERIAL_SHARE);
  const records = sold.map((e) => graph.payerRecord[e]!).filter((record) => record !== '');
  const others = new Set(rounds.flatMap(({ parties }) => parties.filter((one) => one !== party)));
  const days = edges.map((e) => dayOf(graph.at[e]!));
  return [
    {
      code: 'circular-invoicing',
      severity: isPractice ? 'review' : 'clear',
      parties: [THE_FIRM, ...[...others].map((one) => graph.parties[one]!)].slice(0, 20),
      records: records.slice(0, MOST_RECORDS),
      amountFen: fen(Math.round(amount)),
      startsOn: fromDayNumber(Math.min(...days)),
      endsOn: fromDayNumber(Math.max(...days)),
      innocentExplanations: ['processing-and-return', 'supplier-set-off'],
      values: { loops: rounds.length, shareOfSales: Math.round(share * 1e4) / 1e4 },
      strips: isPractice && records.length > 0 ? [{ kind: 'sales-invoices', records }] : [],
    },
  ];
}
