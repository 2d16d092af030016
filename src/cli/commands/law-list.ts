import { type CompiledVersion, type RulePack, versionOn } from '#domain/compliance/index.ts';
import { type CalendarDate, type Failure, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';

/** Every rule version (or those in force on a day) with the digest that counsel's confirmation is bound to, and the parameters. */
export function listLaw(
  pack: RulePack,
  on: string | undefined,
  subjects: readonly string[] | undefined,
  { lang }: OutputOptions,
): Result<Rendered, Failure> {
  const day = on === undefined ? ok(null) : parseCalendarDate(on);
  if (!day.ok) return day;
  const rules = [...pack.rules.values()]
    .flatMap((versions) => chosen(versions, day.value))
    .filter(({ rule }) => !subjects || subjects.includes(rule.subject))
    .map(row);
  const parameters = [...pack.parameters.values()].map(({ id, unit, zh, en }) => ({ id, unit, zh, en }));
  return ok({
    json: { pack: { id: pack.id, digest: pack.digest }, rules, parameters },
    text: () =>
      rules
        .map(({ rule, from, severity, status, verified, title }) =>
          [rule.padEnd(24), from, severity.padEnd(3), status.padEnd(16), verified ? ' ' : '?', title[lang]].join(' '),
        )
        .concat(
          '',
          parameters.map((parameter) => `${parameter.id.padEnd(32)} ${parameter[lang]}`),
        )
        .join('\n'),
  });
}

function chosen(versions: readonly CompiledVersion[], on: CalendarDate | null): readonly CompiledVersion[] {
  if (on === null) return versions;
  const found = versionOn(versions, on);
  return found ? [found] : [];
}

function row({ rule, version, citation, digest, verified, parameters, asks }: CompiledVersion) {
  return {
    rule: rule.id,
    subject: rule.subject,
    title: rule.title,
    anchor: rule.anchor,
    from: version.from,
    to: version.to,
    status: version.status,
    severity: version.requirements.map(({ severity }) => severity).join('') || 'I',
    citation,
    confidence: version.confidence,
    verified,
    actors: version.actors,
    parameters,
    asks,
    digest,
  };
}
