import type { LayerFigure, LayerStanding } from '#app/standing/layers.ts';
import { showOverview } from '#app/standing/show-overview.ts';
import * as contract from '#contract/workbench.ts';
import { formatInstant, instant, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import type { Wire } from '#http/wire/wire.ts';
import { wireNotice } from './notice.ts';

export const showOverviewRoute = route(
  'show-overview',
  contract.showOverview,
  async ({ law, access }: Application, _, caller) => {
    const shown = await showOverview({ law, clock: access.clock }, caller);
    if (!shown.ok) return shown;
    const { at, since, standing, layers } = shown.value;
    const { firms, decisions } = standing;
    return ok({
      body: {
        at: formatInstant(at),
        since: formatInstant(since),
        flow: { firms, decided: decisions.count, ...decisions.byOutcome },
        layers: layers.map(wireLayer),
      },
    });
  },
);

function wireLayer({
  layer,
  state,
  figures,
  trend,
  need,
}: LayerStanding): Wire<typeof contract.showOverview>['layers'][number] {
  return {
    layer,
    state,
    figures: figures.map(wireFigure),
    trend: [...trend],
    ...(need ? { need: wireNotice(need) } : {}),
  };
}

function wireFigure({
  figure,
  kind,
  value,
}: LayerFigure): Wire<typeof contract.showOverview>['layers'][number]['figures'][number] {
  if (value === null) return { figure, kind };
  if (kind === 'moment') return { figure, kind, value: formatInstant(instant(Number(value))) };
  if (kind === 'rate') return { figure, kind, value: Number(value) / 1e9 };
  return { figure, kind, value: typeof value === 'bigint' ? String(value) : value };
}
