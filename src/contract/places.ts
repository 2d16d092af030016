import { INDUSTRY_SECTIONS, PROVINCES } from '#domain/reference/index.ts';

interface Place {
  readonly zh: string;
  readonly en: string;
}

/** Names of the provinces of GB/T 2260 by their two digits, for pages and lists that hold the codes. */
export const PROVINCE_NAMES: ReadonlyMap<string, Place> = new Map(
  PROVINCES.map(({ code, zh, en }) => [code, { zh, en }]),
);

/** Sections of GB/T 4754 with the divisions that each spans, two digits each. */
export const SECTIONS_OF_INDUSTRY: readonly (Place & {
  readonly section: string;
  readonly divisions: readonly string[];
})[] = INDUSTRY_SECTIONS.map(({ section, zh, en, divisions: [first, last] }) => ({
  section,
  zh,
  en,
  divisions: Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(2, '0')),
}));

/** The section that a division belongs to. */
export function sectionOf(division: string): (Place & { readonly section: string }) | undefined {
  return SECTIONS_OF_INDUSTRY.find(({ divisions }) => divisions.includes(division));
}
