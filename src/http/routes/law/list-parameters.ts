import * as contract from '#contract/law-book.ts';
import { readingOf, resolveParameter } from '#domain/compliance/index.ts';
import { businessDate, calendarDate, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireParameterHead } from '#http/wire/law.ts';

export const listParametersRoute = route(
  'list-parameters',
  contract.listParameters,
  async ({ law: { pack }, access }: Application, { query }) => {
    const on = query.on === undefined ? businessDate(access.clock.now()) : calendarDate(query.on);
    const province = query.province?.slice(0, 2) ?? null;
    const parameters = [...pack.parameters.values()].map((parameter) => {
      const resolved = resolveParameter(pack.parameters, parameter.id, { on, province });
      const { state, value, from, citation } = readingOf(parameter.id, resolved, pack);
      return {
        ...wireParameterHead(parameter),
        state,
        ...(value === null ? {} : { value: typeof value === 'object' ? [...value] : value }),
        ...(from === null ? {} : { from }),
        ...(citation === null ? {} : { citation }),
      };
    });
    return ok({ body: { on, parameters } });
  },
);
