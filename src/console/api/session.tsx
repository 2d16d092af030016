import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { OperationId } from '#contract/operations.ts';
import { type AnswerOf, call, keepAntiForgery } from './client.ts';
import { ProblemError } from './problem-error.ts';

type Caller = AnswerOf<'show-caller'>;

export interface Session {
  readonly caller: Caller;
  /** Whether one of the caller's roles allows the operation; the server asks again. */
  readonly may: (operation: OperationId) => boolean;
}

const SessionContext = createContext<Session | undefined>(undefined);
export const SESSION_KEY = ['session'] as const;

/** The signed-in person. Only pages inside the frame may ask: there always is one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around this component');
  return session;
}

export function SessionProvider({ caller, children }: { readonly caller: Caller; readonly children: ReactNode }) {
  const session = useMemo(() => {
    const allowed = new Set(caller.operations);
    return { caller, may: (operation: OperationId) => allowed.has(operation) };
  }, [caller]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who the cookie says is here: `null` where nobody is signed in. */
export function useCaller() {
  return useQuery({
    queryKey: SESSION_KEY,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      try {
        const caller = await call('show-caller', { signal });
        keepAntiForgery(caller.csrf);
        return caller;
      } catch (error) {
        if (error instanceof ProblemError && error.isSignedOut) return null;
        throw error;
      }
    },
  });
}

/** Signs in, or out; either way everything that was read for the person before is forgotten. */
export function useSignInAndOut() {
  const client = useQueryClient();
  const forget = () => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  return {
    signIn: async (credentials: { institution: string; name: string; password: string }) => {
      await call('sign-in', { body: { ...credentials, carry: 'cookie' } });
      forget();
      await client.refetchQueries({ queryKey: SESSION_KEY });
    },
    signOut: async () => {
      await call('sign-out', {});
      keepAntiForgery(undefined);
      forget();
      client.setQueryData(SESSION_KEY, null);
    },
  };
}
