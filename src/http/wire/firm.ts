import type { FirmPeers, KnownHistory } from '#app/firm/firm-history.ts';
import type { FirmRecord } from '#app/firm/firm-records.ts';
import type { FirmLine } from '#app/ports/firm-book.ts';
import type * as contract from '#contract/firms.ts';
import { CATALOGUE, PARTY_SIDES } from '#domain/evidence/index.ts';
import { formatInstant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

/** Whole fen as digits; figures of estimates are rounded to them. */
function fenDigits(amount: number): string {
  return String(BigInt(Math.round(amount)));
}

/** YYYY-MM of a month counted since 1970-01. */
function monthOf(index: number): string {
  const year = Math.floor(index / 12);
  return `${1970 + year}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

/** Leaves out what is null: an absent key says that it is not known. */
function known<K extends string, T>(key: K, value: T | null): Partial<Record<K, T>> {
  return value === null ? {} : ({ [key]: value } as Record<K, T>);
}

export function wireFirmLine(line: FirmLine): Wire<typeof contract.listFirms>['items'][number] {
  const { decision } = line;
  return {
    firm: line.code ?? line.firmId,
    ...known('name', line.name),
    ...known('industry', line.industry),
    ...known('province', line.province),
    kinds: line.kinds,
    records: line.records,
    ...known('lastOn', line.lastOn),
    ...known('salesYearFen', line.salesYearFen === null ? null : fenDigits(line.salesYearFen)),
    ...known('salesGrowth', line.salesGrowth),
    ...(decision
      ? {
          decision: {
            decision: decision.decisionId,
            outcome: decision.outcome,
            decidedAt: formatInstant(decision.decidedAt),
            pd: decision.pd,
            limitFen: decision.limitFen === null ? null : String(decision.limitFen),
          },
        }
      : {}),
  };
}

export function wireHistory(
  firm: string,
  { history, knownParties, related }: KnownHistory,
): Wire<typeof contract.showFirmHistory> {
  const { firstMonth, months } = history;
  const series = Object.entries(history.series).map(([name, values]) => [name, values.map(fenDigits)]);
  return {
    firm,
    ...known('industry', history.industry),
    ...known('province', history.province),
    ...known('registration', history.registration),
    representatives: history.representatives.map(({ name, since }) => ({ name, ...known('since', since) })),
    related: related.map(({ tie, code, name }) => ({ tie, firm: code, ...known('name', name) })),
    ...(months > 0 ? { firstMonth: monthOf(firstMonth) } : {}),
    months,
    series: Object.fromEntries(series),
    kinds: history.kinds.map(({ kind, rows, undated, firstOn, lastOn, months: byMonth, fields }) => ({
      kind,
      rows,
      undated,
      ...known('firstOn', firstOn),
      ...known('lastOn', lastOn),
      cadenceDays: CATALOGUE[kind].cadenceDays,
      rhythm: CATALOGUE[kind].rhythm,
      months: [...byMonth],
      fields: [...fields],
    })),
    parties: history.parties.map(({ side, lastMonth, yearFen, count, parties }) => ({
      side,
      series: PARTY_SIDES[side],
      lastMonth: monthOf(lastMonth),
      yearFen: fenDigits(yearFen),
      count,
      parties: parties.map((party) => ({
        party: party.party,
        ...known('name', party.name),
        yearFen: fenDigits(party.yearFen),
        yearRows: party.yearRows,
        firstMonth: monthOf(party.firstMonth),
        lastMonth: monthOf(party.lastMonth),
        ...(knownParties.has(party.party) ? { firm: true as const } : {}),
      })),
    })),
  };
}

export function wirePeers(firm: string, peers: FirmPeers | undefined): Wire<typeof contract.showFirmPeers> {
  if (!peers) return { firm };
  const { industry, province, reach, firms, firstMonth, band } = peers;
  const line = (values: readonly number[]) => values.map((value) => (Number.isNaN(value) ? null : fenDigits(value)));
  return {
    firm,
    peers: {
      industry,
      ...known('province', province),
      reach,
      firms,
      read: band.peers,
      firstMonth: monthOf(firstMonth),
      p10: line(band.p10),
      p25: line(band.p25),
      p50: line(band.p50),
      p75: line(band.p75),
      p90: line(band.p90),
    },
  };
}

export function wireRecord(record: FirmRecord): Wire<typeof contract.listFirmRecords>['items'][number] {
  return {
    record: record.recordId,
    ...known('import', record.importId),
    fields: { ...record.fields },
    adds: record.adds.map(({ series, amountFen }) => ({ series, amountFen: fenDigits(amountFen) })),
  };
}
