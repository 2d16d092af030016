import { useMemo } from 'react';
import { useSession } from '#src/console/api/session.tsx';
import { useAnswer } from '#src/console/api/use-answer.ts';

/** Names of accounts and keys by their ids, as far as the first two hundred of each reach and the caller may read them. */
export function useActorNames(): ReadonlyMap<string, string> {
  const { may } = useSession();
  const accounts = useAnswer('list-accounts', { query: { limit: 200 } }, { enabled: may('list-accounts') });
  const keys = useAnswer('list-api-keys', { query: { limit: 200 } }, { enabled: may('list-api-keys') });
  return useMemo(
    () =>
      new Map<string, string>([
        ...(accounts.data?.body.items ?? []).map(({ account, name }) => [account, name] as const),
        ...(keys.data?.body.items ?? []).map(({ key, name }) => [key, name] as const),
      ]),
    [accounts.data, keys.data],
  );
}
