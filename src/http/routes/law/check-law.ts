import { checkLaw } from '#app/law/check-law.ts';
import * as contract from '#contract/law.ts';
import { explainFinding } from '#domain/compliance/index.ts';
import { businessDate, calendarDate, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const checkLawRoute = route(
  'check-law',
  contract.checkLaw,
  async ({ law, access }: Application, { body, language }, caller) => {
    const { subjects, rules } = body;
    const on = body.on === undefined ? businessDate(access.clock.now()) : calendarDate(body.on);
    const selection = { ...(subjects ? { subjects } : {}), ...(rules ? { rules } : {}) };
    const checked = await checkLaw(law, caller, { written: body.facts, on, selection });
    if (!checked.ok) return checked;
    const { verdict, findings, notApplicable, unknownFacts } = checked.value;
    const written = findings.map(({ wouldBe, parameter, value, ...finding }) => ({
      rule: finding.rule,
      subject: finding.subject,
      verdict: finding.verdict,
      basis: finding.basis,
      ...(wouldBe === null ? {} : { wouldBe }),
      citation: finding.citation,
      ...(parameter === null ? {} : { parameter }),
      ...(value === null ? {} : { value }),
      governedBy: finding.governedBy,
      governedOn: finding.governedOn,
      missing: finding.missing,
      why: explainFinding({ wouldBe, parameter, value, ...finding }, law.pack, language),
    }));
    return ok({ body: { on, verdict, findings: written, notApplicable, unknownFacts } });
  },
);
