import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { DocumentFacts, PlacedText } from '#domain/verification/index.ts';

/** More pages than this are no paper that a firm hands in. */
const MOST_PAGES = 400;
const LATIN = new TextDecoder('latin1');

/** What a PDF or an image says of how it was made. Errors: DOCUMENT_KIND_UNKNOWN, DOCUMENT_DAMAGED, DOCUMENT_TOO_LONG. */
export async function readDocument(bytes: Uint8Array, file: string): Promise<Result<DocumentFacts, Failure>> {
  if (LATIN.decode(bytes.subarray(0, 1024)).includes('%PDF-')) return readPdf(bytes, file);
  const isImage = (bytes[0] === 0xff && bytes[1] === 0xd8) || LATIN.decode(bytes.subarray(1, 4)) === 'PNG';
  return isImage ? ok(readImage(bytes)) : fail('DOCUMENT_KIND_UNKNOWN', {}, { file });
}

async function readPdf(bytes: Uint8Array, file: string): Promise<Result<DocumentFacts, Failure>> {
  // Each save of a file that is not written anew appends a section with an end mark of its own.
  const saves = LATIN.decode(bytes).split('%%EOF').length - 1;
  const { getDocumentProxy, getMeta } = await import('unpdf');
  try {
    const pdf = await getDocumentProxy(bytes.slice());
    if (pdf.numPages > MOST_PAGES)
      return fail('DOCUMENT_TOO_LONG', { pages: pdf.numPages, limit: MOST_PAGES }, { file });
    const { info } = await getMeta(pdf);
    const told = (key: string) => (typeof info[key] === 'string' ? info[key] : '');
    const texts: PlacedText[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items, styles } = await page.getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , , left, y] = item.transform as number[];
        const font = `${item.fontName}/${styles[item.fontName]?.fontFamily ?? ''}`;
        texts.push({ page: number, text: item.str, left: left!, right: left! + item.width, y: y!, font });
      }
    }
    return ok({
      kind: 'pdf',
      producer: told('Producer'),
      creator: told('Creator'),
      createdAt: isoOf(told('CreationDate')),
      modifiedAt: isoOf(told('ModDate')),
      saves,
      pages: pdf.numPages,
      texts,
    });
  } catch (error) {
    return fail('DOCUMENT_DAMAGED', { cause: error instanceof Error ? error.message.slice(0, 80) : '' }, { file });
  }
}

/** D:20260105093000+08'00' as PDF writes a moment. */
function isoOf(text: string): string {
  const match = /^(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?/.exec(text);
  if (!match) return '';
  const [, year, month, day, hour = '00', minute = '00'] = match;
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** Cameras and scanners leave no editor's name; programs that change pictures sign in EXIF, XMP or a text chunk, which are plain text in the file. */
function readImage(bytes: Uint8Array): DocumentFacts {
  const text = LATIN.decode(bytes.subarray(0, 256 * 1024));
  const found = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim() ?? '';
  const signature =
    /((?:Adobe )?Photoshop[\w .()]{0,40}|GIMP [\d.]+|Pixelmator[\w .]{0,20}|Snapseed[\w .]{0,10}|PicsArt|Canva)/;
  return {
    kind: 'image',
    producer: found(/(?:xmp:CreatorTool|Software)["=>\0\s]{1,4}([\x20-\x7e]{3,60})/) || found(signature),
    creator: '',
    createdAt: found(/xmp:CreateDate["=>]{1,3}([\d:T-]{10,19})/),
    modifiedAt: found(/xmp:ModifyDate["=>]{1,3}([\d:T-]{10,19})/),
    saves: 1,
    pages: 1,
    texts: [],
  };
}
