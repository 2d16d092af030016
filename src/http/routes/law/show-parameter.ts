import * as contract from '#contract/law.ts';
import { isActorType, readingOf, resolveParameter, widenedTypes } from '#domain/compliance/index.ts';
import { businessDate, calendarDate, fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showParameterRoute = route(
  'show-parameter',
  contract.showParameter,
  async (app: Application, { params, query }, caller) => {
    const { law, access } = app;
    const { pack } = law;
    const parameter = pack.parameters.get(params.parameter);
    if (!parameter) return fail('NOT_FOUND', { what: params.parameter });
    const on = query.on === undefined ? businessDate(access.clock.now()) : calendarDate(query.on);
    const province = query.province?.slice(0, 2) ?? null;
    const institution = await lookUp(app, caller, ({ access: rows }) => rows.institution());
    if (!institution.ok) return institution;
    const actors = query.actor === undefined ? (institution.value?.actorTypes ?? []) : [query.actor];
    const types = widenedTypes(actors.filter(isActorType));
    const { appliesTo } = parameter;
    const applies = appliesTo.actors.some((actor) => actor === 'any' || types.has(actor));
    const reading = readingOf(parameter.id, resolveParameter(pack.parameters, parameter.id, { on, province }), pack);
    const { state, value, from, citation, observedOn } = reading;
    return ok({
      body: {
        parameter: parameter.id,
        applies,
        actors: [...actors],
        unit: parameter.unit,
        zh: parameter.zh,
        en: parameter.en,
        on,
        state,
        ...(value === null ? {} : { value }),
        ...(from === null ? {} : { from }),
        ...(citation === null ? {} : { citation }),
        ...(observedOn === null ? {} : { observedOn }),
      },
    });
  },
);
