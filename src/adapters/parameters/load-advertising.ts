import { join } from 'node:path';
import { type Instrument, writeCitation } from '#domain/compliance/index.ts';
import type { AdvertisingLexicon } from '#domain/conduct/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { type LoadFailure, loadRulePack, SHIPPED_LAW } from './load-rule-pack.ts';
import { readYaml } from './read-yaml.ts';
import { advertisingFile, charactersFile } from './schemas.ts';

/**
 * Reads what advertisements are screened by: `advertising.yaml` and `advertising-characters.yaml` beside the rules, each basis
 * with the citation of its instrument. Errors: those of the rule pack; LAW_FILE_INVALID where a basis names no known instrument.
 */
export async function loadAdvertising(folder: string = SHIPPED_LAW): Promise<Result<AdvertisingLexicon, LoadFailure>> {
  const pack = await loadRulePack(folder);
  if (!pack.ok) return pack;
  const file = await readYaml(join(folder, 'advertising.yaml'), 'advertising.yaml', advertisingFile);
  if (!file.ok) return file;
  const name = 'advertising-characters.yaml';
  const characters = await readYaml(join(folder, name), name, charactersFile);
  if (!characters.ok) return characters;
  const { families, disclosures, negations, products } = file.value;
  const { instruments } = pack.value;
  const unknown = [...families, ...disclosures]
    .flatMap(({ basis }) => basis)
    .find(({ instrument }) => !instruments.has(instrument));
  if (unknown)
    return fail(
      'LAW_FILE_INVALID',
      { path: unknown.instrument, expected: 'instruments.yaml' },
      { file: 'advertising.yaml' },
    );
  const cited = <T extends { instrument: string; article: string }>(basis: readonly T[]) =>
    basis.map((each) => ({
      ...each,
      citation: writeCitation(instruments.get(each.instrument) as Instrument, each.article),
    }));
  return ok({
    families: families.map(({ except = [], unlessDisclosed = null, ...family }) => ({
      ...family,
      except,
      unlessDisclosed,
      basis: cited(family.basis),
    })),
    disclosures: disclosures.map((disclosure) => ({ ...disclosure, basis: cited(disclosure.basis) })),
    negations,
    products,
    ...characters.value,
  });
}
