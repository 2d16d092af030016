import { useMemo } from 'react';
import { useSession } from '../api/session.tsx';
import { PAGES } from '../pages/index.ts';
import { SECTIONS, type Section } from './sections.ts';

/** The sections with the entries that this caller can open. */
export function useNavigation(): readonly Section[] {
  const { may } = useSession();
  return useMemo(() => {
    const open = new Set(PAGES.filter(({ needs }) => !needs || may(needs)).map(({ path }) => path));
    return SECTIONS.map(({ word, entries }) => ({
      word,
      entries: entries.filter(({ path, needs }) => open.has(path) && (!needs || may(needs))),
    })).filter(({ entries }) => entries.length > 0);
  }, [may]);
}
