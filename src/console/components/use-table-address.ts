import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the address of a page says about its table. */
export interface TableAddress {
  readonly q: string | undefined;
  readonly sort: string | undefined;
  readonly filters: Readonly<Record<string, string>>;
  /** Cursors of the pages that were turned to get here; the last one is this page's. */
  readonly cursors: readonly string[];
}

const RESERVED = new Set(['q', 'sort', 'page']);

/** Search, sort, filters and page of a table, kept in the address so that it can be sent to somebody. */
export function useTableAddress(filterNames: readonly string[]) {
  const [search, setSearch] = useSearchParams();
  const address = useMemo<TableAddress>(() => {
    const filters: Record<string, string> = {};
    for (const name of filterNames) {
      const value = search.get(name);
      if (value && !RESERVED.has(name)) filters[name] = value;
    }
    return {
      q: search.get('q') ?? undefined,
      sort: search.get('sort') ?? undefined,
      filters,
      cursors: search.getAll('page'),
    };
  }, [search, filterNames]);
  /** Changes what is asked; every change but of the page starts from the first page again. */
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('page');
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const turn = useCallback(
    (cursors: readonly string[]) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        for (const cursor of cursors) next.append('page', cursor);
        return next;
      }),
    [setSearch],
  );
  return { address, change, turn };
}
