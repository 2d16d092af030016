import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const documentErrors = {
  DOCUMENT_KIND_UNKNOWN: {
    zh: '既不是 PDF，也不是 JPEG 或 PNG 图片',
    en: 'it is neither a PDF nor a JPEG or PNG image',
  },
  DOCUMENT_DAMAGED: { zh: '文件损坏，无法读取（{cause}）', en: 'the document is damaged ({cause})' },
  DOCUMENT_TOO_LONG: {
    zh: '文件有 {pages} 页，最多 {limit} 页',
    en: 'the document has {pages} pages, at most {limit}',
  },
} as const satisfies ErrorCatalogue;
