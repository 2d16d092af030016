import { auditErrors } from '#domain/audit/index.ts';
import type { Failure } from '#domain/kernel/index.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
  readonly hintZh?: string;
  readonly hintEn?: string;
}

const WORDS: Readonly<Record<string, Words>> = auditErrors;

/** What a finding says, with what follows from it; the same words as the command line has. */
export function findingWords(
  { code, params, column }: Failure,
  language: 'zh' | 'en',
): { readonly message: string; readonly hint: string } {
  const words = WORDS[code];
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? column ?? ''));
  if (!words) return { message: code, hint: '' };
  const hint = (language === 'zh' ? words.hintZh : words.hintEn) ?? '';
  const place = column === undefined ? '' : ` (${column})`;
  return { message: fill(words[language]) + place, hint: fill(hint) };
}
