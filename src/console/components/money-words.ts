import type { Language } from '#domain/kernel/index.ts';

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Yuan to the fen, grouped: `1,234,567.89 元` or `¥1,234,567.89`. */
export function exactYuan(fen: bigint, language: Language): string {
  const size = fen < 0n ? -fen : fen;
  const yuan = `${grouped(String(size / 100n))}.${String(size % 100n).padStart(2, '0')}`;
  const sign = fen < 0n ? '−' : '';
  return language === 'zh' ? `${sign}${yuan} 元` : `${sign}¥${yuan}`;
}

/** Units from the largest, in fen, with the decimals that are shown. */
const UNITS: Readonly<Record<Language, readonly { readonly fen: bigint; readonly word: string }[]>> = {
  zh: [
    { fen: 10_000_000_000n, word: ' 亿元' },
    { fen: 1_000_000n, word: ' 万元' },
    { fen: 100n, word: ' 元' },
  ],
  en: [
    { fen: 100_000_000_000n, word: 'bn' },
    { fen: 100_000_000n, word: 'm' },
    { fen: 100_000n, word: 'k' },
    { fen: 100n, word: '' },
  ],
};

/** As people read it: `123.45 万元`, `¥1.23m`. Rounded half up in size; yuan below the first unit keep their fen. */
export function compactYuan(fen: bigint, language: Language): string {
  const size = fen < 0n ? -fen : fen;
  const units = UNITS[language];
  const unit = units.find(({ fen: worth }) => size >= worth) ?? units[units.length - 1]!;
  const hundredths = (size * 100n + unit.fen / 2n) / unit.fen;
  const number = `${grouped(String(hundredths / 100n))}.${String(hundredths % 100n).padStart(2, '0')}`;
  const sign = fen < 0n ? '−' : '';
  return language === 'zh' ? `${sign}${number}${unit.word}` : `${sign}¥${number}${unit.word}`;
}
