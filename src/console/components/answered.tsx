import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, Skeleton } from './states.tsx';

/** Shows what a read gave: bars until it is there, words where it was refused, and then `children`. */
export function Answered<T>({
  of,
  rows,
  children,
}: {
  readonly of: UseQueryResult<T>;
  readonly rows?: number;
  readonly children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <ErrorState error={of.error} onRetry={() => of.refetch()} />;
  return <Skeleton {...(rows === undefined ? {} : { rows })} />;
}
