import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OperationId } from '#contract/operations.ts';
import { type Answered, type AnswerOf, type Ask, callLoosely, type LooseAsk } from './client.ts';

interface Reading {
  readonly enabled?: boolean;
  /** Milliseconds between looks, for what changes by itself. */
  readonly refetchInterval?: number | false;
  /** Shows the answer before while the next one is on its way, as turning a page does. */
  readonly keepPrevious?: boolean;
}

/** Reads one operation and keeps the answer; `data.etag` is the version that a change must name. `invalidateQueries({ queryKey: [operation] })` reads it again. */
export function useAnswer<I extends OperationId>(operation: I, ask: Ask<I>, reading: Reading = {}) {
  return useLooseAnswer(operation, ask, reading);
}

/** As `useAnswer`, for an operation that is only known at run time. */
export function useLooseAnswer<I extends OperationId>(operation: I, ask: LooseAsk, reading: Reading = {}) {
  const { keepPrevious, ...rest } = reading;
  return useQuery<Answered<AnswerOf<I>>>({
    queryKey: [operation, ask.params ?? {}, ask.query ?? {}],
    queryFn: ({ signal }) => callLoosely(operation, { ...ask, signal }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...rest,
  });
}
