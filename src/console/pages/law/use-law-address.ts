import { useSearchParams } from 'react-router';

/** What the pages of the law are asked for, in their address: a day, a province, a tab, words. */
export function useLawAddress() {
  const [search, setSearch] = useSearchParams();
  return {
    on: search.get('on') ?? undefined,
    province: search.get('province') ?? undefined,
    actor: search.get('actor') ?? undefined,
    tab: search.get('tab') ?? 'rules',
    words: search.get('q') ?? '',
    verdict: search.get('verdict') ?? 'any',
    change: (changes: Readonly<Record<string, string | undefined>>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
  };
}
