import { z } from 'zod';

/** A page is asked for by the cursor that the page before gave; cursors are opaque and stay valid while rows are added. */
export const pageQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,400}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type PageQuery = z.output<typeof pageQuery>;

/** A page of items; `nextCursor` is absent on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });

/** Packs the sort key of the last row of a page. */
export function encodeCursor(parts: readonly string[]): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(parts))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The sort key in a cursor, or undefined where somebody made it up. */
export function decodeCursor(cursor: string, length: number): readonly string[] | undefined {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const sound = Array.isArray(parts) && parts.length === length && parts.every((p) => typeof p === 'string');
    return sound && !parts.some((p: string) => p.includes('\u0000')) ? (parts as string[]) : undefined;
  } catch {
    return undefined;
  }
}
