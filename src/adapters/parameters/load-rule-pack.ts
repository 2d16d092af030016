import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import {
  compileRulePack,
  type Instrument,
  type LegalParameter,
  type PackFailure,
  type RuleDefinition,
  type RulePack,
  type RuleVersion,
  SEVERITIES,
} from '#domain/compliance/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type LawFileFailure, readYaml } from './read-yaml.ts';
import { factsFile, instrumentsFile, parameterFile, rulesFile } from './schemas.ts';

/** The law that ships with Weir. */
export const SHIPPED_LAW = join(import.meta.dirname, '../../../rules/cn');

export type LoadFailure = LawFileFailure | PackFailure | Failure<'LAW_FILE_MISNAMED'>;

/**
 * Reads a folder of law (`instruments.yaml`, `facts.yaml`, `parameters/*.yaml`, `rules/*.yaml`) and compiles it.
 * Errors: a file that cannot be read, is not YAML, or does not have its shape (with line and path); whatever `compileRulePack` refuses.
 */
export async function loadRulePack(folder: string = SHIPPED_LAW): Promise<Result<RulePack, LoadFailure>> {
  const instruments = await readYaml(join(folder, 'instruments.yaml'), 'instruments.yaml', instrumentsFile);
  if (!instruments.ok) return instruments;
  const facts = await readYaml(join(folder, 'facts.yaml'), 'facts.yaml', factsFile);
  if (!facts.ok) return facts;
  const parameters = await readFolder(folder, 'parameters', parameterFile);
  if (!parameters.ok) return parameters;
  for (const { file, content } of parameters.value)
    if (basename(file, '.yaml') !== content.id.replaceAll('_', '-'))
      return fail(
        'LAW_FILE_MISNAMED',
        { id: content.id, expected: `${content.id.replaceAll('_', '-')}.yaml` },
        { file },
      );
  const rules = await readFolder(folder, 'rules', rulesFile);
  if (!rules.ok) return rules;
  return compileRulePack({
    id: basename(folder),
    instruments: instruments.value.map(toInstrument),
    parameters: parameters.value.map(({ content }) => toParameter(content)),
    facts: Object.entries(facts.value).map(([name, definition]) => withoutAbsent({ name, ...definition })),
    rules: rules.value.flatMap(({ content }) => content.rules.map((rule) => toRule(content.subject, rule))),
  });
}

async function readFolder<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
): Promise<Result<{ file: string; content: z.output<S> }[], LawFileFailure>> {
  let files: string[];
  try {
    files = (await readdir(join(folder, name))).filter((file) => file.endsWith('.yaml')).sort();
  } catch {
    return fail('LAW_FILE_UNREADABLE', { path: name }, { file: name });
  }
  const read: { file: string; content: z.output<S> }[] = [];
  for (const entry of files) {
    const file = `${name}/${entry}`;
    const content = await readYaml(join(folder, file), file, schema);
    if (!content.ok) return content;
    read.push({ file, content: content.value });
  }
  return ok(read);
}

function toInstrument(item: z.output<typeof instrumentsFile>[number]): Instrument {
  const { from, to, ...rest } = item;
  return withoutAbsent({ ...rest, effectiveFrom: from, effectiveTo: to });
}

function toParameter({ description, ...rest }: z.output<typeof parameterFile>): LegalParameter {
  return withoutAbsent({ ...rest, zh: description.zh, en: description.en });
}

type WrittenRule = z.output<typeof rulesFile>['rules'][number];

function toRule(subject: string, rule: WrittenRule): RuleDefinition {
  const { id, title, anchor } = rule;
  return { id, subject, title, anchor, versions: rule.versions.map((version) => toVersion(rule, version)) };
}

/** A version takes from its rule what it does not say itself, and ends where the next one begins unless it ends sooner. */
function toVersion(rule: WrittenRule, version: WrittenRule['versions'][number]): RuleVersion {
  const { require, to, status, ...rest } = version;
  const { instrument, article, confidence, actors } = rule;
  return withoutAbsent({
    instrument,
    article,
    confidence,
    actors,
    ...rest,
    to: to ?? null,
    status: status ?? 'in_force',
    requirements: SEVERITIES.flatMap((severity) => {
      const text = require?.[severity];
      return text === undefined ? [] : [{ severity, require: text }];
    }),
  });
}

/** Keys that the file leaves out are absent, not undefined, in what the digest covers. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
