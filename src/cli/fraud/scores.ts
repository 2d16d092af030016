import { readDelivery } from '#adapters/files/index.ts';
import { CATALOGUE, type HeaderMap } from '#domain/evidence/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { type StatementScores, scoreStatements } from '#domain/verification/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

export interface ScoreFlags {
  readonly map: HeaderMap;
  readonly firm?: string;
}

const KIND = CATALOGUE['financial-statements'];

/** `fraud scores`: screens over financial statements, one object a firm; of one firm its scores stand at the top. */
export async function fraudScores(
  { lang }: OutputOptions,
  path: string,
  { map, firm }: ScoreFlags,
): Promise<Result<Rendered, Failure>> {
  const named = await readDelivery(KIND, path, { map, ...(firm === undefined ? {} : { firm }) });
  // A file of one firm need not name it.
  const unnamed = !named.ok && named.error.code === 'HEADER_MISSING' && named.error.column === 'firm';
  const read = unnamed ? await readDelivery(KIND, path, { map, firm: '-' }) : named;
  if (!read.ok) return read;
  const [rejected] = read.value.rejected;
  if (rejected) return { ok: false, error: rejected.failure };
  const firms = scoreStatements(read.value);
  const json = firms.length === 1 ? { ...firms[0]!, firms } : { firms };
  return ok({ json, text: () => render(firms, lang) });
}

const HEADS = {
  zh: ['企业', '报告期', 'Beneish M', 'Altman Z″', 'Dechow F', 'Piotroski', '无法计算'],
  en: ['firm', 'period', 'Beneish M', 'Altman Z″', 'Dechow F', 'Piotroski', 'not computed'],
} as const;

function render(firms: readonly StatementScores[], lang: OutputOptions['lang']): string {
  const value = (score: { readonly value: number | null } | null) => score?.value?.toFixed(4) ?? '–';
  const rows = firms.map(({ firm, periodEnd, beneish, altman, dechow, piotroski }) => [
    firm,
    periodEnd,
    value(beneish),
    value(altman),
    value(dechow),
    piotroski ? `${piotroski.met} / ${piotroski.computable}` : '–',
    [beneish, altman, dechow, piotroski].flatMap((score) => score?.notComputed ?? []).join(', '),
  ]);
  return textTable(HEADS[lang], rows);
}
