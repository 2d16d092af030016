import type { Asked, PartyEdge, PartyGraphRepository } from '#app/ports/party-graph.ts';
import { type MoneyGraph, mergePayments, type ReportedPayment } from '#domain/fraud/index.ts';
import { type CalendarDate, dayNumber, type Instant } from '#domain/kernel/index.ts';

const DAY = 86_400;
const SHANGHAI = 28_800;

/** The firm's own payments that are read: those of this many days, and at most so many of each direction. */
const HISTORY_DAYS = 480;
const OWN_LINES = 4_000;

/** A loop closes within this time, and is searched for this many steps away from the firm, both with the money and against it. */
const WINDOW = 20 * DAY;
const STEPS = 3;

/** Parties looked at in one step, the ones with the most of the firm's money first, and lines of each. */
const PARTIES_A_STEP = 240;
const LINES_A_PARTY = 40;

/** A payment that passes money on is no larger than all that came, with a tolerance, and no smaller than this share of the least that came: parts are. */
const PART = 1 / 8;
const TOLERANCE = 1.05;

/** The firms that parties are, as far as asked. */
interface Known {
  readonly firms: Map<bigint, string | undefined>;
  readonly parties: Map<string, readonly bigint[]>;
}

/**
 * The money around a firm on a day: its own payments, and where they went and came from, a few steps with the money and against it, bounded in parties,
 * times and amounts. Only what had arrived at `known` is read, so that the same question gets the same answer from every process. Undefined where no statement tells of the firm.
 */
export async function loadNeighbourhood(
  graph: PartyGraphRepository,
  firmId: string,
  asOf: CalendarDate,
  known: Instant,
): Promise<MoneyGraph | undefined> {
  const own = (await graph.partiesOf([firmId])).get(firmId);
  if (!own) return undefined;
  const until = (dayNumber(asOf) + 1) * DAY - SHANGHAI;
  const everything = { since: until - HISTORY_DAYS * DAY, until, leastFen: 1, mostFen: Number.MAX_SAFE_INTEGER };
  const start = own.map((party) => ({ party, ...everything }));
  const names: Known = { firms: new Map(), parties: new Map([[firmId, own]]) };
  const lines = new Map<string, PartyEdge>();
  const walk = async (way: 'paid' | 'received') => {
    let asked: readonly Asked[] = start;
    const seen = new Set<bigint>(own);
    for (let step = 0; step < STEPS && asked.length > 0; step++) {
      const found = await graph[way](asked, step === 0 ? OWN_LINES : LINES_A_PARTY, known);
      for (const line of found) lines.set(`${line.record}/${line.byPayer}`, line);
      asked = step + 1 < STEPS ? await onward(graph, way, found, names, seen, until) : [];
    }
  };
  await Promise.all([walk('paid'), walk('received')]);
  await nameAll(
    graph,
    names,
    [...lines.values()].flatMap(({ payer, payee }) => [payer, payee]),
  );
  return mergePayments([...lines.values()].map((line) => reported(line, names)));
}

/** Whom to ask next: everybody who was reached, under all names, for what may be the same money further on (or before). */
async function onward(
  graph: PartyGraphRepository,
  way: 'paid' | 'received',
  found: readonly PartyEdge[],
  names: Known,
  seen: Set<bigint>,
  asOf: number,
): Promise<Asked[]> {
  const reached = new Map<bigint, { first: number; last: number; least: number; sum: number }>();
  for (const { payer, payee, at, amountFen } of found) {
    const party = way === 'paid' ? payee : payer;
    if (seen.has(party)) continue;
    const so = reached.get(party);
    if (!so) reached.set(party, { first: at, last: at, least: amountFen, sum: amountFen });
    else {
      so.first = Math.min(so.first, at);
      so.last = Math.max(so.last, at);
      so.least = Math.min(so.least, amountFen);
      so.sum += amountFen;
    }
  }
  const chosen = [...reached].sort(([p, a], [q, b]) => b.sum - a.sum || (p < q ? -1 : 1)).slice(0, PARTIES_A_STEP);
  await nameAll(
    graph,
    names,
    chosen.map(([party]) => party),
  );
  return chosen.flatMap(([reachedParty, { first, last, least, sum }]) => {
    const firm = names.firms.get(reachedParty);
    const parties = firm === undefined ? [reachedParty] : names.parties.get(firm)!;
    for (const party of parties) seen.add(party);
    const times =
      way === 'paid'
        ? { since: first - 1, until: Math.min(last + WINDOW, asOf) }
        : { since: first - WINDOW, until: last };
    return parties.map((party) => ({ party, ...times, leastFen: least * PART, mostFen: sum * TOLERANCE }));
  });
}

async function nameAll(graph: PartyGraphRepository, names: Known, parties: readonly bigint[]): Promise<void> {
  const unknown = [...new Set(parties)].filter((party) => !names.firms.has(party));
  if (unknown.length === 0) return;
  const firms = await graph.firmsOf(unknown);
  for (const party of unknown) names.firms.set(party, firms.get(party));
  const fresh = [...new Set(firms.values())].filter((firm) => !names.parties.has(firm));
  if (fresh.length === 0) return;
  for (const [firm, list] of await graph.partiesOf(fresh)) names.parties.set(firm, list);
}

function reported({ payer, payee, at, span, amountFen, byPayer, record }: PartyEdge, names: Known): ReportedPayment {
  const name = (party: bigint) => names.firms.get(party) ?? partyName(party);
  return {
    from: name(payer),
    to: name(payee),
    at,
    until: at + span,
    amountFen,
    record,
    by: byPayer ? 'payer' : 'payee',
  };
}

/** How a party is called of which nothing but its blind index is known. */
export function partyName(party: bigint): string {
  return `party_${BigInt.asUintN(64, party).toString(16)}`;
}
