import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { OperationId } from '#contract/operations.ts';

/** One address of the console. */
export interface Page {
  /** As react-router reads it, below the root: `firms/:firm`. */
  readonly path: string;
  /** The operation without which the page has nothing to show; who may not call it is told so. */
  readonly needs?: OperationId;
  readonly Component: LazyExoticComponent<ComponentType>;
}

/** Declares a page whose code is fetched when it is opened. `load` picks the component out of its module. */
export function page(path: string, needs: OperationId | undefined, load: () => Promise<ComponentType>): Page {
  return {
    path,
    ...(needs ? { needs } : {}),
    Component: lazy(async () => ({ default: await load() })),
  };
}
