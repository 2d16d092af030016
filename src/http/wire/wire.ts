import type { z } from 'zod';

/** The JSON answer of a message, as its schema says. */
export type Wire<M> = M extends { readonly response?: infer R } ? z.output<Extract<R, z.ZodType>> : never;
