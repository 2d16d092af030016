import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { FileLimits } from './file-limits.ts';
import { type Archive, readPart } from './xlsx-archive.ts';
import { attribute, type XmlListener } from './xml-scanner.ts';

/** What the cells of a sheet refer to. */
export interface Workbook {
  /** Paths of the visible sheets within the archive, in their order. */
  readonly sheets: readonly string[];
  readonly shared: readonly string[];
  /** By style index: whether a number in that style is shown as a day. */
  readonly dateStyles: readonly boolean[];
  /** Days between the workbook's day 0 and 1970-01-01. */
  readonly epoch: number;
}

/** Errors: XLSX_DAMAGED, XLSX_TOO_MUCH_TEXT. */
export async function readWorkbook(archive: Archive, limits: FileLimits): Promise<Result<Workbook>> {
  const structure = await readStructure(archive);
  if (!structure.ok) return structure;
  const styles = await readDateStyles(archive);
  if (!styles.ok) return styles;
  const shared = await readSharedStrings(archive, limits);
  if (!shared.ok) return shared;
  return ok({ ...structure.value, dateStyles: styles.value, shared: shared.value });
}

async function readAll(archive: Archive, name: string, listener: Partial<XmlListener>): Promise<Failure | undefined> {
  const nothing = () => {};
  for await (const failure of readPart(archive, name, { open: nothing, close: nothing, text: nothing, ...listener }))
    if (failure) return failure;
  return undefined;
}

async function readStructure(archive: Archive): Promise<Result<Pick<Workbook, 'sheets' | 'epoch'>>> {
  const sheets: string[] = [];
  const targets = new Map<string, string>();
  let epoch = 25569;
  const failure =
    (await readAll(archive, 'xl/workbook.xml', {
      open(name, attributes) {
        if (name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')) epoch = 24107;
        if (name === 'sheet' && (attribute(attributes, 'state') ?? 'visible') === 'visible')
          sheets.push(attribute(attributes, 'id') ?? '');
      },
    })) ??
    (await readAll(archive, 'xl/_rels/workbook.xml.rels', {
      open(name, attributes) {
        if (name === 'Relationship')
          targets.set(attribute(attributes, 'Id') ?? '', attribute(attributes, 'Target') ?? '');
      },
    }));
  if (failure) return { ok: false, error: failure };
  const paths = sheets
    .flatMap((id) => targets.get(id) ?? [])
    .map((target) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`))
    .filter((path) => archive.entries.has(path));
  return paths.length > 0 ? ok({ sheets: paths, epoch }) : fail('XLSX_DAMAGED', {}, { file: archive.file });
}

/** ECMA-376 §18.8.30: the built-in formats that show days, with those of the Chinese locale. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 58 && format !== 48 && format !== 49)
  );
}

async function readDateStyles(archive: Archive): Promise<Result<boolean[]>> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  const failure = await readAll(archive, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') {
        const shown = (attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        own.set(Number(attribute(attributes, 'numFmtId')), /[ymdh]/i.test(shown) && !/general/i.test(shown));
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const format = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(own.get(format) ?? isBuiltInDate(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return failure ? { ok: false, error: failure } : ok(styles);
}

async function readSharedStrings(archive: Archive, limits: FileLimits): Promise<Result<string[]>> {
  const shared: string[] = [];
  let text = '';
  let length = 0;
  let inText = false;
  let phonetic = false;
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') shared.push(text);
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      length += piece.length;
    },
  };
  for await (const failure of readPart(archive, 'xl/sharedStrings.xml', listener)) {
    if (failure) return { ok: false, error: failure };
    if (length > limits.sharedText || shared.length > limits.sharedText / 8)
      return fail('XLSX_TOO_MUCH_TEXT', { limit: limits.sharedText }, { file: archive.file });
  }
  return ok(shared);
}
