import { PROVINCES, provinceOf } from '#domain/reference/index.ts';

/** The two-digit code behind a GB/T 2260 code of any length or a province's name (广东, 广东省, Guangdong); null where it is neither. */
export function readProvince(given: unknown): string | null {
  const text = String(given).trim();
  if (/^\d{2}(\d{2}){0,5}$/.test(text)) return provinceOf(text)?.code ?? null;
  const lower = text.toLowerCase();
  const named = PROVINCES.find(
    ({ zh, en }) => en.toLowerCase() === lower || zh === text || (text.length >= 2 && zh.startsWith(text)),
  );
  return named?.code ?? null;
}
