import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { readDocument } from './read-document.ts';

/** A PDF of one page with one line of text, written by hand. */
function pdf(producer: string): string {
  const stream = 'BT /F1 12 Tf 72 700 Td (1,234.50) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Producer (${producer}) /CreationDate (D:20260105093000+08'00') /ModDate (D:20260301093000+08'00') >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  return `${text}xref\n0 7\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('an uploaded paper', () => {
  it('tells its program, its moments, its saves and its text', async () => {
    const facts = unwrap(await readDocument(bytesOf(pdf('Adobe Photoshop 24')), 'a.pdf'));
    expect(facts).toMatchObject({
      kind: 'pdf',
      producer: 'Adobe Photoshop 24',
      createdAt: '2026-01-05T09:30',
      modifiedAt: '2026-03-01T09:30',
      saves: 1,
      pages: 1,
      texts: [{ page: 1, text: '1,234.50', left: 72, y: 700 }],
    });
  });

  it('tells the program that changed an image', async () => {
    const image = `\xff\xd8\xff\xe1Exif\0\0 Adobe Photoshop 22.1 (Windows) \0`;
    expect(unwrap(await readDocument(bytesOf(image), 'a.jpg'))).toMatchObject({
      kind: 'image',
      producer: expect.stringContaining('Photoshop'),
    });
  });

  it('refuses what is neither, and what is damaged', async () => {
    expect(await readDocument(bytesOf('hello'), 'a.txt')).toMatchObject({ error: { code: 'DOCUMENT_KIND_UNKNOWN' } });
    expect(await readDocument(bytesOf('%PDF-1.4\nnothing'), 'a.pdf')).toMatchObject({
      error: { code: 'DOCUMENT_DAMAGED' },
    });
  });
});
