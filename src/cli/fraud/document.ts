import { readFile } from 'node:fs/promises';
import { readDocument } from '#adapters/documents/read-document.ts';
import { type Failure, fail, type Language, ok, type Result } from '#domain/kernel/index.ts';
import { type DocumentMark, markDocument } from '#domain/verification/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';

const WORDS: Readonly<Record<DocumentMark['code'], Readonly<Record<Language, string>>>> = {
  'made-by-editor': { zh: '由编辑软件生成：{program}', en: 'made by an editing program: {program}' },
  'saved-again': { zh: '文件被追加保存 {saves} 次', en: 'the file was saved {saves} times over' },
  'modified-after-issue': { zh: '生成 {days} 天后又被修改', en: 'modified {days} days after it was made' },
  'foreign-digits': {
    zh: '金额 {text} 的字体与其他金额不同（{font}）',
    en: 'the amount {text} is in another font than the others ({font})',
  },
  'total-differs': {
    zh: '合计 {statedFen} 分，逐行相加为 {sumFen} 分',
    en: 'a total says {statedFen} fen, its lines add up to {sumFen}',
  },
  'no-text-layer': { zh: '没有文字层：扫描件或图片拼成', en: 'there is no text layer: a scan, or pictures' },
};

/** `fraud document`: what a paper says of how it was made. Marks are questions, never verdicts. */
export async function fraudDocument({ lang }: OutputOptions, path: string): Promise<Result<Rendered, Failure>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return fail('FILE_NOT_FOUND', {}, { file: path });
  }
  const facts = await readDocument(bytes, path);
  if (!facts.ok) return facts;
  const { texts, ...made } = facts.value;
  const marks = markDocument(facts.value).map((mark) => ({ ...mark, text: textOf(mark, lang) }));
  const json = { ...made, textPieces: texts.length, marks };
  const none = lang === 'zh' ? '没有需要询问的迹象' : 'nothing to ask about';
  return ok({
    json,
    text: () => marks.map(({ page, text }) => `${page === null ? '' : `p. ${page}: `}${text}`).join('\n') || none,
  });
}

function textOf({ code, values }: DocumentMark, lang: Language): string {
  return WORDS[code][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
