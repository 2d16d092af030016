/** `g` and then one of these opens a page. */
export const GO_KEYS: Readonly<Record<string, string>> = {
  o: '',
  a: 'applications',
  i: 'imports',
  f: 'firms',
  m: 'models',
  r: 'law',
  l: 'log',
  d: 'catalogue',
  j: 'jobs',
  s: 'settings',
};

/** Whether a key that was pressed belongs to a field, a button or an open dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input,textarea,select,[role=dialog],[role=combobox]') !== null;
}
