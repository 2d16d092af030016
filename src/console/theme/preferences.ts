import { useSyncExternalStore } from 'react';

/** How a person likes the console; kept in the browser, nobody else's business. */
export interface Preferences {
  readonly mode: 'light' | 'dark' | 'system';
  readonly density: 'roomy' | 'dense';
}

const KEY = 'weir.preferences';
const DEFAULTS: Preferences = { mode: 'system', density: 'dense' };

let kept: Preferences | undefined;
const listeners = new Set<() => void>();

function read(): Preferences {
  if (kept) return kept;
  try {
    kept = { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    kept = DEFAULTS;
  }
  return kept;
}

export function changePreferences(change: Partial<Preferences>): void {
  kept = { ...read(), ...change };
  localStorage.setItem(KEY, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, read);
}

const asksForDark = () => matchMedia('(prefers-color-scheme: dark)');

function watchSystem(listener: () => void): () => void {
  const query = asksForDark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the dark palette is shown now: chosen, or the system's where nothing was. */
export function useIsDark(): boolean {
  const { mode } = usePreferences();
  const systemIsDark = useSyncExternalStore(watchSystem, () => asksForDark().matches);
  return mode === 'system' ? systemIsDark : mode === 'dark';
}
