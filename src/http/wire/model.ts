import type * as contract from '#contract/models.ts';
import type { Scorecard } from '#domain/credit/index.ts';
import type { Wire } from './wire.ts';

type Shown = Wire<typeof contract.showModel>;

export function wireModelHead(card: Scorecard, digest: string) {
  const { title, approvedBy, approvedOn } = card.card;
  return {
    name: card.name,
    version: card.version,
    origin: card.origin,
    digest,
    mayDecide: card.mayDecide,
    variables: card.variables.length,
    title,
    ...(approvedBy === null ? {} : { approvedBy }),
    ...(approvedOn === null ? {} : { approvedOn }),
  };
}

export function wireModel(card: Scorecard, digest: string, usedBy: readonly string[]): Shown {
  const { purpose, population, outcome, data, rows, bads, limitations } = card.card;
  return {
    ...wireModelHead(card, digest),
    usedBy: [...usedBy],
    card: { purpose, population, outcome, data, rows, bads, limitations: [...limitations] },
    cutOffPd: card.cutOffPd,
    grades: card.grades.map((bound) => ({ ...bound })),
    scale: { ...card.scale },
    basePoints: card.basePoints,
    modelSd: card.modelSd,
    table: card.variables.map(wireVariable),
    ...(card.fit ? { fit: wireFit(card.fit) } : {}),
  };
}

function wireVariable({ bins, name, label, document, freshDays, iv, coefficient }: Scorecard['variables'][number]) {
  const table = bins.map((bin) => ({
    kind: bin.kind,
    ...(bin.kind === 'interval' ? { from: bin.from, to: bin.to } : {}),
    ...('values' in bin ? { values: bin.values.map(String) } : {}),
    points: bin.points,
    share: bin.share,
    ...(bin.fitted
      ? {
          goods: bin.fitted.goods,
          bads: bin.fitted.bads,
          badRate: bin.fitted.bads / Math.max(1, bin.fitted.goods + bin.fitted.bads),
          woe: bin.fitted.woe,
        }
      : {}),
  }));
  return { name, label: { ...label }, document, freshDays, iv, coefficient, bins: table };
}

function wireFit({ target, intercept, scores, segment }: NonNullable<Scorecard['fit']>): NonNullable<Shown['fit']> {
  return {
    target: target.column,
    intercept,
    scores: { edges: [...scores.edges], shares: [...scores.shares] },
    segments: (segment?.rates ?? []).map((rate) => ({ ...rate })),
  };
}
