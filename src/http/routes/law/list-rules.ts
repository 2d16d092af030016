import * as contract from '#contract/law.ts';
import { versionOn } from '#domain/compliance/index.ts';
import { businessDate, calendarDate, formatInstant, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';

export const listRulesRoute = route(
  'list-rules',
  contract.listRules,
  async (app: Application, { query, language }, caller) => {
    const { pack } = app.law;
    const on = query.on === undefined ? businessDate(app.access.clock.now()) : calendarDate(query.on);
    const confirmed = await lookUp(app, caller, ({ counsel }) => counsel.list());
    if (!confirmed.ok) return confirmed;
    const rules = [...pack.rules.values()].flatMap((versions) => {
      const compiled = versionOn(versions, on);
      if (!compiled || (query.subject !== undefined && compiled.rule.subject !== query.subject)) return [];
      const { rule, version, citation, blocking, verified, digest } = compiled;
      const word = confirmed.value.find((c) => c.ruleId === rule.id && c.textDigest === digest);
      return [
        {
          rule: rule.id,
          subject: rule.subject,
          title: rule.title[language],
          from: version.from,
          ...(version.to === null ? {} : { to: version.to }),
          status: version.status,
          citation,
          blocking,
          verified,
          digest,
          ...(word ? { confirmedBy: word.confirmedBy, confirmedAt: formatInstant(word.confirmedAt) } : {}),
        },
      ];
    });
    return ok({ body: { pack: pack.id, digest: pack.digest, on, rules } });
  },
);
