import * as contract from '#contract/law.ts';
import { readingOf, resolveParameter } from '#domain/compliance/index.ts';
import { businessDate, calendarDate, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const showParameterRoute = route(
  'show-parameter',
  contract.showParameter,
  async ({ law: { pack }, access }: Application, { params, query }) => {
    const parameter = pack.parameters.get(params.parameter);
    if (!parameter) return fail('NOT_FOUND', { what: params.parameter });
    const on = query.on === undefined ? businessDate(access.clock.now()) : calendarDate(query.on);
    const province = query.province?.slice(0, 2) ?? null;
    const reading = readingOf(parameter.id, resolveParameter(pack.parameters, parameter.id, { on, province }), pack);
    const { state, value, from, citation, observedOn } = reading;
    return ok({
      body: {
        parameter: parameter.id,
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
