import { openRows } from '#adapters/files/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type PartyCluster, type PartyMention, resolveParties } from '#domain/verification/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

const COLUMNS: Readonly<Record<keyof PartyMention, RegExp>> = {
  id: /^(id|编号|序号|mention)$/i,
  name: /^(name|名称|企业名称|公司名称|户名|对方户名|对方名称|counterparty|party|客户名称|供应商名称)$/i,
  creditCode: /^(credit ?code|uscc|统一社会信用代码|信用代码|纳税人识别号|税号)$/i,
  account: /^(account|账号|对方账号|银行账号)$/i,
  phone: /^(phone|tel|telephone|电话|联系电话|手机)$/i,
  address: /^(address|地址|住所|注册地址)$/i,
};

/** `fraud parties`: which names of counterparties are one party, and why. */
export async function fraudParties({ lang }: OutputOptions, path: string): Promise<Result<Rendered, Failure>> {
  const opened = await openRows(path, { isHeader: (cells) => cells.some((cell) => COLUMNS.name.test(cell.trim())) });
  if (!opened.ok) return opened;
  const { header, batches } = opened.value;
  const places = Object.entries(COLUMNS).flatMap(([field, pattern]) => {
    const place = header.findIndex((text) => pattern.test(text.trim()));
    return place < 0 ? [] : [[field, place] as const];
  });
  if (!places.some(([field]) => field === 'name')) {
    await batches[Symbol.asyncIterator]().return?.();
    return fail('PARTY_NAME_MISSING', { found: header.slice(0, 20).join(', ') }, { file: path, row: 1 });
  }
  const mentions: PartyMention[] = [];
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const { cells, width, lines } = batch.value;
    for (let i = 0; i < batch.value.rows; i++) {
      const read = Object.fromEntries(places.map(([field, place]) => [field, cells[i * width + place]!.trim()]));
      mentions.push({ name: '', ...read, id: read.id || String(lines[i]!) });
    }
  }
  const clusters = resolveParties(mentions);
  const json = { mentions: mentions.length, parties: clusters.length, clusters };
  return ok({ json, text: () => render(clusters, mentions, lang) });
}

const HEADS = { zh: ['主体', '信用代码', '名称', '依据'], en: ['party', 'credit code', 'names', 'because'] } as const;

function render(
  clusters: readonly PartyCluster[],
  mentions: readonly PartyMention[],
  lang: OutputOptions['lang'],
): string {
  const names = new Map(mentions.map(({ id, name }) => [id, name]));
  const joined = clusters.filter(({ members }) => members.length > 1).slice(0, 200);
  const rows = joined.map(({ members, creditCode, links }) => [
    members.length,
    creditCode ?? '–',
    [...new Set(members.map((id) => names.get(id)))].join(' | '),
    [...new Set(links.flatMap(({ because }) => because))].join(', '),
  ]);
  return textTable(HEADS[lang], rows);
}
