import type { ModelFile } from '#app/model/show-models.ts';
import { type ModelGovernance, type ModelProposal, type ModelStanding, modelKeyOf } from '#domain/credit/index.ts';
import { formatInstant, instant } from '#domain/kernel/index.ts';

const moment = (at: number) => formatInstant(instant(at));

/** Leaves out what is undefined, which has no place in JSON. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined | null> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined | null> };
}

function wireVersion({ model, digest, format, stage, policy, developer, validator, registeredAt }: ModelStanding) {
  return {
    model: modelKeyOf(model),
    digest,
    format,
    stage,
    developer,
    registeredAt: moment(registeredAt),
    ...given({ policy, validator }),
  };
}

export function wireProposal({ model, ...proposal }: ModelProposal) {
  return { ...given(proposal), ...(model ? { model: modelKeyOf(model) } : {}) };
}

export function wireGovernance({ models, policies, proposals, stops }: ModelGovernance) {
  return {
    versions: [...models.values()].map(wireVersion),
    policies: [...policies].map(([policy, { champion, challenger, shadows, before }]) => ({
      policy,
      ...(champion ? { champion: modelKeyOf(champion) } : {}),
      ...(challenger
        ? { challenger: { ...challenger, model: modelKeyOf(challenger.model), since: moment(challenger.since) } }
        : {}),
      shadows: shadows.map(modelKeyOf),
      canRollBack: before.length > 0 || challenger !== undefined,
    })),
    proposals: [...proposals.values()].map(({ proposal, by, at }) => ({
      ...wireProposal(proposal),
      by,
      at: moment(at),
    })),
    stops: [...stops].map(([policy, { by, at, why }]) => ({ policy, by, at: moment(at), why })),
  };
}

export function wireModelFile({ standing, card, checklist, shadow, decided, story }: ModelFile) {
  return {
    ...wireVersion(standing),
    card,
    ...given({ report: standing.report }),
    checklist: checklist.map(({ answer, by, at, ...item }) => ({
      ...item,
      ...given({ answer, by, at: at === null ? null : moment(at) }),
    })),
    shadow: {
      cases: shadow.cases,
      agreement: shadow.agreement,
      ...given({ meanPd: shadow.meanPd, meanChampionPd: shadow.meanChampionPd }),
    },
    decided,
    story: story.map(({ at, ...event }) => ({ at: moment(at), ...event })),
  };
}
