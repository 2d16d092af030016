import type { Language } from '#contract/errors.ts';
import type { ImportedFile } from '#src/compose-import.ts';
import type { Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

/** What became of each file. */
export function presentImports(imported: readonly ImportedFile[], lang: Language): Rendered {
  const head =
    lang === 'zh'
      ? ['文件', '导入', '行', '新记录', '重复', '拒收', '']
      : ['file', 'import', 'rows', 'new records', 'duplicates', 'rejected', ''];
  const again = lang === 'zh' ? '此前已导入' : 'stored before';
  return {
    json: imported.map(({ path, summary, repeated }) => {
      const { importId, kind, source, rows, accepted, duplicates, rejected, fileDigest } = summary;
      return { file: path, importId, kind, source, rows, accepted, duplicates, rejected, fileDigest, repeated };
    }),
    text: () =>
      textTable(
        head,
        imported.map(({ path, repeated, summary: { importId, rows, accepted, duplicates, rejected } }) => [
          path,
          importId,
          rows,
          accepted,
          duplicates,
          rejected,
          repeated ? again : '',
        ]),
      ),
  };
}
