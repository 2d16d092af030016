import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';
import { SESSION_KEY } from './session.tsx';

/** A refusal is an answer: only what did not arrive is asked for again. A session that ended leads back to the sign-in. */
export function makeQueryClient(): QueryClient {
  const forgetSession = (error: unknown) => {
    if (error instanceof ProblemError && error.isSignedOut) client.setQueryData(SESSION_KEY, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => queryKey[0] !== SESSION_KEY[0] && forgetSession(error),
    }),
    mutationCache: new MutationCache({ onError: forgetSession }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => error instanceof ProblemError && error.problem === undefined && failures < 2,
      },
    },
  });
  return client;
}
