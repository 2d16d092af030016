import type { FindingFile } from '#app/fraud/finding-file.ts';
import type { KeptFinding, ListedFinding } from '#app/ports/fraud-book.ts';
import type * as contract from '#contract/fraud.ts';
import { formatInstant, instant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

function brief(kept: KeptFinding) {
  return {
    finding: kept.findingId,
    code: kept.code,
    severity: kept.severity,
    state: kept.state,
    amountFen: kept.amountFen === null ? null : String(kept.amountFen),
    asOf: kept.asOf,
    foundAt: formatInstant(kept.foundAt),
    seenAt: formatInstant(kept.seenAt),
    judgedAt: kept.judgedAt === null ? null : formatInstant(kept.judgedAt),
    judgedBy: kept.judgedBy,
    version: kept.version,
  };
}

export function wireListedFinding(row: ListedFinding): Wire<typeof contract.listFindings>['items'][number] {
  return { ...brief(row), firm: row.firm };
}

export function wireFinding({
  kept,
  firm,
  finding,
  note,
  payments,
  inflow,
}: FindingFile): Wire<typeof contract.showFinding> {
  const moment = (seconds: number) => formatInstant(instant(Math.round(seconds * 1000)));
  return {
    ...brief(kept),
    firm,
    parties: [...finding.parties],
    startsOn: finding.startsOn,
    endsOn: finding.endsOn,
    innocentExplanations: [...finding.innocentExplanations],
    values: { ...finding.values },
    records: finding.records.length,
    stripped: finding.strips.reduce((sum, { records }) => sum + records.length, 0),
    note,
    payments: payments.map(({ from, to, at, until, amountFen }) => ({
      from,
      to,
      at: moment(at),
      until: moment(until),
      amountFen: String(Math.round(amountFen)),
    })),
    inflow: inflow && {
      claimedFen: String(inflow.claimedFen),
      strippedFen: String(inflow.strippedFen),
      keptFen: String(inflow.keptFen),
    },
  };
}
