import type { Language } from '#domain/kernel/index.ts';

const KEY = 'weir.language';

/** The language that the reader chose, or else the browser's: Chinese unless it asks for something else first. */
export function currentLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return /^(zh|$)/i.test(navigator.language) ? 'zh' : 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
