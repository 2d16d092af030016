import type { Language } from '#contract/errors.ts';
import type { EvidenceProfile, FirmSource, RejectedRow } from '#domain/evidence/index.ts';
import type { Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

/** Firms that a table for people shows; JSON has all. */
const SHOWN_FIRMS = 40;
const SHOWN_REJECTED = 20;

/** A profile under the keys of the command line's contract, and as tables. */
export function presentProfile(
  profile: EvidenceProfile,
  lang: Language,
  describe: (row: RejectedRow) => string,
): Rendered {
  const { rejected, firms, ...counts } = profile;
  return {
    json: {
      ...counts,
      stale: firms.filter(({ stale }) => stale).map(({ firm }) => firm),
      rejected: rejected.map((row) => {
        const { file, row: line, column, code } = row.failure;
        return { file, row: line, column, code, message: describe(row) };
      }),
      firms: firms.map(flatten),
    },
    text: () =>
      [headline(profile, lang), firmTable(firms, lang), rejectedTable(rejected, lang, describe)]
        .filter(Boolean)
        .join('\n'),
  };
}

function flatten({ firm, source, counts, identityBreaks, stale }: FirmSource) {
  const { rows, firstOn, lastOn, ageDays, quality, root } = source;
  const { duplicates, rejected, voided, red } = counts;
  return {
    firm,
    rows,
    firstOn,
    lastOn,
    ageDays,
    ...quality,
    stale,
    duplicates,
    rejected,
    voided,
    red,
    identityBreaks,
    root,
  };
}

function headline(profile: EvidenceProfile, lang: Language): string {
  const { kind, asOf, rows, accepted, duplicates, voided, red, identityBreaks } = profile;
  const rejected = profile.rejected.length;
  return lang === 'zh'
    ? `${kind}（截至 ${asOf}）：${rows} 行，接收 ${accepted}，重复 ${duplicates}，拒收 ${rejected}；作废 ${voided}，红字 ${red}，勾稽不符 ${identityBreaks}`
    : `${kind} as of ${asOf}: ${rows} rows, ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected; ${voided} void, ${red} red, ${identityBreaks} identity breaks`;
}

function firmTable(firms: readonly FirmSource[], lang: Language): string {
  const head =
    lang === 'zh'
      ? ['企业', '记录', '最早', '最近', '天数', '完整性', '一致性', '时效性', '有效性', '唯一性']
      : ['firm', 'rows', 'first', 'last', 'age', 'completeness', 'consistency', 'timeliness', 'validity', 'uniqueness'];
  const oldestFirst = [...firms].sort((a, b) => (b.source.ageDays ?? 1e9) - (a.source.ageDays ?? 1e9));
  const rows = oldestFirst.slice(0, SHOWN_FIRMS).map(({ firm, source }) => {
    const { completeness, consistency, timeliness, validity, uniqueness } = source.quality;
    const shares = [completeness, consistency, timeliness, validity, uniqueness].map(
      (share) => share?.toFixed(3) ?? '–',
    );
    return [firm, source.rows, source.firstOn ?? '–', source.lastOn ?? '–', source.ageDays ?? '–', ...shares];
  });
  const more = firms.length - rows.length;
  const rest = lang === 'zh' ? `……另有 ${more} 家，--json 给出全部` : `… ${more} more firms; --json lists all`;
  return `${textTable(head, rows)}${more > 0 ? `\n${rest}` : ''}`;
}

function rejectedTable(
  rejected: readonly RejectedRow[],
  lang: Language,
  describe: (row: RejectedRow) => string,
): string {
  if (rejected.length === 0) return '';
  const head = lang === 'zh' ? ['文件', '行', '列', '原因'] : ['file', 'row', 'column', 'reason'];
  const rows = rejected
    .slice(0, SHOWN_REJECTED)
    .map((row) => [row.failure.file ?? '', row.failure.row ?? '', row.failure.column ?? '', describe(row)]);
  const more = rejected.length - rows.length;
  const rest =
    lang === 'zh' ? `……另有 ${more} 行，用 --rejected 写成文件` : `… ${more} more; write them with --rejected`;
  return `${textTable(head, rows)}${more > 0 ? `\n${rest}` : ''}`;
}
