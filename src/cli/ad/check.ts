import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadAdvertising } from '#adapters/parameters/load-advertising.ts';
import { AdvertisingScreen, type ScreenedText } from '#domain/conduct/index.ts';
import { type Language, ok, type Result } from '#domain/kernel/index.ts';
import { readAsOf } from '../as-of.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';

const TEXTS = {
  id: { names: /^(id|no|编号|序号)$/, type: 'text' },
  text: { names: /^(text|content|copy|body|文案|文本|内容|广告文案|广告内容)$/, type: 'text', required: true },
} as const;

interface Advertisement {
  readonly id: string;
  readonly text: string;
}

/**
 * Screens a text, or each text of a file: a .txt holds one a line, a table has a column of texts. One text gives one object, several
 * give one a line. Errors: of reading, and of the lexicon.
 */
export async function checkAdvertisements(
  output: OutputOptions,
  given: string,
  flags: { readonly on?: string },
): Promise<Result<Rendered>> {
  const on = readAsOf(flags.on);
  if (!on.ok) return on;
  const lexicon = await loadAdvertising();
  if (!lexicon.ok) return lexicon;
  const texts = await textsOf(given);
  if (!texts.ok) return texts;
  const screen = new AdvertisingScreen(lexicon.value);
  const single = texts.value.length === 1;
  const screened = texts.value.map((each) => ({ ...each, ...screen.check(each.text, on.value) }));
  const json = screened.map(({ id, hits, missingDisclosures }) => ({
    ...(single ? {} : { id }),
    hits,
    missingDisclosures,
  }));
  const text = () => screened.map((each) => textOf(each, output.lang, single)).join('\n');
  return ok(single ? { json: json[0], text } : { json, lines: true, text });
}

async function textsOf(given: string): Promise<Result<readonly Advertisement[]>> {
  const isTable = /\.(csv|xlsx|json|ndjson|jsonl|tsv)(\.gz)?$/i.test(given);
  if (given !== '-' && !isTable && !existsSync(given)) return ok([{ id: '1', text: given }]);
  if (isTable) {
    const rows = await readColumns(given, TEXTS);
    return rows.ok ? ok(rows.value.map(({ row, id, text }) => ({ id: id ?? String(row), text: text! }))) : rows;
  }
  const content = await readFile(given === '-' ? '/dev/stdin' : given, 'utf8');
  const lines = content.replace(/^\ufeff/, '').split(/\r?\n/);
  return ok(lines.flatMap((text, i) => (text.trim() === '' ? [] : [{ id: String(i + 1), text }])));
}

function textOf(
  { id, hits, missingDisclosures }: Advertisement & ScreenedText,
  lang: Language,
  single: boolean,
): string {
  const zh = lang === 'zh';
  const lines = hits.map(
    (hit) => `  ${hit.severity} [${hit.from}, ${hit.to}) “${hit.text}” — ${hit[lang]}（${hit.rule}） ${hit.basis}`,
  );
  const missing = missingDisclosures.map(
    ({ severity, basis, ...each }) => `  ${severity} ${zh ? '缺少' : 'missing'}: ${each[lang]} ${basis}`,
  );
  const all = [...lines, ...missing];
  const head = single ? '' : `${id}: `;
  if (all.length === 0) return `${head}${zh ? '未发现问题' : 'nothing found'}`;
  return `${head}${zh ? '发现' : 'found'} ${all.length}\n${all.join('\n')}`;
}
