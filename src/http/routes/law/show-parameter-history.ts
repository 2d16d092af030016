import * as contract from '#contract/law-book.ts';
import { parameterHistory } from '#domain/compliance/index.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireParameterHead, wireStep } from '#http/wire/law.ts';

export const showParameterHistoryRoute = route(
  'show-parameter-history',
  contract.showParameterHistory,
  async ({ law: { pack } }: Application, { params, query, language }) => {
    const parameter = pack.parameters.get(params.parameter);
    if (!parameter) return fail('NOT_FOUND', { what: params.parameter });
    const steps = parameterHistory(pack, parameter.id, query.province?.slice(0, 2) ?? null).map(wireStep);
    const rules = [...pack.rules.values()].flatMap((versions) => {
      if (!versions.some(({ parameters }) => parameters.includes(parameter.id))) return [];
      const { rule } = versions.at(-1)!;
      return [{ rule: rule.id, title: rule.title[language] }];
    });
    const { observedTo } = parameter;
    return ok({
      body: { ...wireParameterHead(parameter), ...(observedTo ? { observedTo } : {}), steps, rules },
    });
  },
);
