import { PROVINCE_NAMES, SECTIONS_OF_INDUSTRY, sectionOf } from '#contract/places.ts';

type Language = 'zh' | 'en';

export function languageOf(i18n: { readonly language: string }): Language {
  return i18n.language === 'zh' ? 'zh' : 'en';
}

/** The section of a division, with the division: `信息传输、软件…（65）`. */
export function industryWords(division: string | undefined, language: Language): string {
  if (division === undefined) return '—';
  const section = sectionOf(division);
  return section ? `${section.section} ${section[language]} · ${division}` : division;
}

export function provinceWords(code: string | undefined, language: Language): string {
  if (code === undefined) return '—';
  return PROVINCE_NAMES.get(code)?.[language] ?? code;
}

/** Choices of a filter: a section stands for all its divisions. */
export function industryOptions(language: Language) {
  return SECTIONS_OF_INDUSTRY.map(({ section, divisions, ...names }) => ({
    value: divisions.join(','),
    label: `${section} ${names[language]}`,
  }));
}

export function provinceOptions(language: Language) {
  return [...PROVINCE_NAMES].map(([code, names]) => ({ value: code, label: names[language] }));
}
