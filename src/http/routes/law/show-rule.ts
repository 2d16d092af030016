import * as contract from '#contract/law-book.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireVersion } from '#http/wire/law.ts';

export const showRuleRoute = route(
  'show-rule',
  contract.showRule,
  async (app: Application, { params, language }, caller) => {
    const versions = app.law.pack.rules.get(params.rule);
    const [first] = versions ?? [];
    if (!versions || !first) return fail('NOT_FOUND', { what: params.rule });
    const confirmed = await lookUp(app, caller, ({ counsel }) => counsel.list());
    if (!confirmed.ok) return confirmed;
    const { rule } = first;
    const wordOn = (digest: string) =>
      confirmed.value.find(({ ruleId, textDigest }) => ruleId === rule.id && textDigest === digest);
    const cases = (app.lawCases.get(rule.id) ?? []).map((one) => ({
      name: one.name,
      actor: one.actor,
      on: one.on,
      facts: JSON.parse(JSON.stringify(one.facts)),
      expect: one.expect,
    }));
    return ok({
      body: {
        rule: rule.id,
        subject: rule.subject,
        title: rule.title[language],
        anchor: rule.anchor,
        versions: versions.map((compiled) => wireVersion(compiled, language, wordOn(compiled.digest))),
        cases,
      },
    });
  },
);
