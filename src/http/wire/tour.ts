import type { Tally } from '#app/demonstration/scoreboard.ts';
import type { Tour, TourCase } from '#app/demonstration/tour.ts';
import type * as contract from '#contract/tour.ts';
import type { TOUR_ROLES } from '#contract/tour.ts';
import type { Wire } from './wire.ts';

type TourRole = (typeof TOUR_ROLES)[number];

export function wireTour({ policy, asOf, round, firms, county }: Tour): Wire<typeof contract.showTour> {
  return {
    policy,
    asOf,
    round,
    county,
    firms: firms.map(({ role, name, firm }) => ({ role: role as TourRole, name, firm })),
  };
}

export function wireTourCase(shown: TourCase): Wire<typeof contract.showTourCase> {
  const { role, firm, name, decisionId, ordinary, findings, movements } = shown;
  return {
    role: role as TourRole,
    firm,
    name,
    decision: decisionId as Wire<typeof contract.showTourCase>['decision'],
    ordinary: { ...ordinary, lines: [...ordinary.lines] },
    findings: findings.map(({ code, severity, amountFen, startsOn, endsOn, parties }) => ({
      code,
      severity,
      amountFen: amountFen === null ? null : String(amountFen),
      startsOn,
      endsOn,
      parties: [...parties],
    })),
    movements: movements.map(({ on, party, signedFen }) => ({ on, party, signedFen: String(signedFen) })),
  };
}

export function wireTally(tally: Tally): Wire<typeof contract.showScoreboard>['weir'] {
  return { ...tally, lentFen: String(tally.lentFen), lostFen: String(tally.lostFen) };
}
