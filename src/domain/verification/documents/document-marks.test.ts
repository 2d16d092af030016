import { describe, expect, it } from 'vitest';
import { type DocumentFacts, markDocument, type PlacedText } from './document-marks.ts';

const amounts = ['1,000.00', '250.00', '30.50', '400.00', '12.00', '5.00', '77.70', '81.00', '9.99', '60.00'];
const placed = (text: string, i: number, font = 'F1'): PlacedText => {
  return { page: 1, text, left: 400, right: 460, y: 700 - 12 * i, font };
};
const lines = amounts.map((text, i) => placed(text, i));
const BANK: DocumentFacts = {
  kind: 'pdf',
  producer: 'iText 2.1.7 by 1T3XT',
  creator: 'CoreBanking Statement Server',
  createdAt: '2026-01-05T09:30',
  modifiedAt: '2026-01-05T09:30',
  saves: 1,
  pages: 1,
  texts: [...lines, { ...placed('合计', 11), left: 40, right: 60 }, placed('1,926.19', 11)],
};
const codes = (facts: Partial<DocumentFacts>) => markDocument({ ...BANK, ...facts }).map(({ code }) => code);

describe('the marks of a paper', () => {
  it('are none on a statement as a bank writes it', () => {
    expect(codes({})).toEqual([]);
  });

  it('name an editing program, further saves and a later change', () => {
    expect(codes({ producer: 'Adobe Photoshop 24.0' })).toEqual(['made-by-editor']);
    expect(codes({ saves: 4 })).toEqual(['saved-again']);
    expect(codes({ saves: 2 })).toEqual([]);
    expect(codes({ modifiedAt: '2026-02-01T10:00' })).toEqual(['modified-after-issue']);
    expect(codes({ texts: [] })).toEqual(['no-text-layer']);
  });

  it('name an amount in a font of its own and a total that its lines do not make', () => {
    const many = Array.from({ length: 3 }, (_, k) => lines.map((line, i) => placed(line.text, i + 20 + 12 * k))).flat();
    const typed = [...many, placed('9,000.00', 70, 'F9')];
    expect(markDocument({ ...BANK, texts: typed })).toMatchObject([
      { code: 'foreign-digits', values: { text: '9,000.00' } },
    ]);
    const texts = BANK.texts.map((text) => (text.text === '250.00' ? { ...text, text: '850.00' } : text));
    expect(markDocument({ ...BANK, texts })).toMatchObject([
      { code: 'total-differs', values: { statedFen: 192_619, sumFen: 252_619 } },
    ]);
  });
});
