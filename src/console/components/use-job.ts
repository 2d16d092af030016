import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';

/** Milliseconds between looks at a job that is under way. */
const LOOK_EVERY = 400;

/** How far a job is, looked at until it is done or failed; undefined before the first look. */
export function useJob(job: string | undefined) {
  const { data } = useQuery({
    queryKey: ['show-job', job],
    enabled: job !== undefined,
    queryFn: ({ signal }) => call('show-job', { params: { job: job! }, signal }),
    refetchInterval: ({ state }) => {
      const known = state.data?.state;
      return known === 'done' || known === 'failed' ? false : LOOK_EVERY;
    },
  });
  return data;
}
