import { scoreboard } from '#app/demonstration/scoreboard.ts';
import { resetTour, showTour, tourCase, tourStatement } from '#app/demonstration/tour.ts';
import * as contract from '#contract/tour.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { type Route, route } from '#http/route.ts';
import { wireTally, wireTour, wireTourCase } from '#http/wire/tour.ts';

const showTourRoute = route('show-tour', contract.showTour, async ({ tour }: Application, _, caller) => {
  const shown = await showTour(tour, caller);
  return shown.ok ? ok({ body: wireTour(shown.value) }) : shown;
});

const resetTourRoute = route('reset-tour', contract.resetTour, async ({ tour }: Application, _, caller) => {
  const begun = await resetTour(tour, caller);
  return begun.ok ? ok({ body: wireTour(begun.value) }) : begun;
});

const showTourCaseRoute = route(
  'show-tour-case',
  contract.showTourCase,
  async ({ tour }: Application, { params: { role } }, caller) => {
    const shown = await tourCase(tour, caller, role);
    return shown.ok ? ok({ body: wireTourCase(shown.value), about: shown.value.firmId }) : shown;
  },
);

const showTourStatementRoute = route(
  'show-tour-statement',
  contract.showTourStatement,
  async ({ tour }: Application, _, caller) => {
    const shown = await tourStatement(tour, caller);
    if (!shown.ok) return shown;
    const { firm, firmId, text } = shown.value;
    return ok({ body: text, media: 'text/csv', fileName: `${firm}-bank-statement.csv`, about: firmId });
  },
);

const showScoreboardRoute = route(
  'show-scoreboard',
  contract.showScoreboard,
  async ({ tour }: Application, _, caller) => {
    const shown = await scoreboard(tour, caller);
    if (!shown.ok) return shown;
    const { ordinary, weir, ...counts } = shown.value;
    return ok({ body: { ...counts, ordinary: wireTally(ordinary), weir: wireTally(weir) } });
  },
);

/** The tour of the demonstration. */
export const TOUR_ROUTES: readonly Route<Application>[] = [
  showTourRoute,
  resetTourRoute,
  showTourCaseRoute,
  showTourStatementRoute,
  showScoreboardRoute,
];
