import { type CalendarDate, daysBetween } from '#domain/kernel/index.ts';
import { type Finding, THE_FIRM } from '#domain/verification/index.ts';
import type { Tie } from './related-ring.ts';

/** An application that was made, by the party of its firm. */
export interface MadeApplication {
  readonly party: string;
  readonly on: CalendarDate;
}

const SPAN_DAYS = 90;
const OWN_MOST = 3;
const TIED_MOST = 2;

/**
 * Applications in a hurry: more than three of the firm itself in 90 days, or more than two other firms that share its owner, person, telephone or
 * device and apply in the same 90 days. Addresses do not count: start-ups share offices.
 */
export function identityReuse(
  firm: string,
  ties: readonly Tie[],
  applications: readonly MadeApplication[],
  on: CalendarDate,
): Finding[] {
  const recent = applications.filter((made) => made.on <= on && daysBetween(made.on, on) <= SPAN_DAYS);
  const own = recent.filter(({ party }) => party === firm);
  const values = new Set(ties.filter(({ party }) => party === firm).map(key));
  const sharing = new Map<string, Set<string>>();
  for (const tie of ties)
    if (tie.kind !== 'address' && tie.party !== firm && values.has(key(tie)))
      sharing.set(tie.party, (sharing.get(tie.party) ?? new Set()).add(tie.kind));
  const others = recent.filter(({ party }) => sharing.has(party));
  const firms = [...new Set(others.map(({ party }) => party))];
  const findings: Finding[] = [];
  if (own.length > OWN_MOST)
    findings.push(
      finding('application-velocity', [THE_FIRM], own, { applications: own.length }, ['resubmitted-by-mistake']),
    );
  if (firms.length > TIED_MOST) {
    const kinds = [...new Set(firms.flatMap((party) => [...sharing.get(party)!]))].sort().join(' ');
    const told = { firms: firms.length, ties: kinds };
    findings.push(
      finding('identity-reuse', [THE_FIRM, ...firms], others, told, ['group-of-companies', 'shared-accountant']),
    );
  }
  return findings;
}

function key({ kind, value }: Tie): string {
  return `${kind}\n${value}`;
}

function finding(
  code: string,
  parties: readonly string[],
  made: readonly MadeApplication[],
  values: Finding['values'],
  innocentExplanations: readonly string[],
): Finding {
  const days = made.map(({ on }) => on).sort();
  return {
    code,
    severity: 'review',
    parties,
    records: [],
    amountFen: null,
    startsOn: days[0] ?? null,
    endsOn: days.at(-1) ?? null,
    innocentExplanations,
    values,
    strips: [],
  };
}
