import { z } from 'zod';
import { pageOf, pageQuery } from './pagination.ts';
import { dateText, fenText, text } from './primitives.ts';

/**
 * What a list can be asked, declared once for its pages and its export: `?q=&sort=field|-field&cursor=&limit=` and filters by
 * name. Whatever is not declared here is refused, so no text of a request reaches a statement but as a value.
 */
export interface TableShape<S extends string = string, F extends z.ZodRawShape = z.ZodRawShape> {
  readonly sorts: readonly [S, ...S[]];
  /** The order where the request names none; `-` turns it round. */
  readonly sort: S | `-${S}`;
  readonly filters: F;
  /** What `q` looks for; absent where the list has nothing to search. */
  readonly search?: string;
}

/** The parts of a request that pages and exports have in common. */
function asked<S extends string, F extends z.ZodRawShape>({ sorts, sort, filters, search }: TableShape<S, F>) {
  const orders = sorts.flatMap((field) => [field, `-${field}` as const]) as unknown[] as [S | `-${S}`];
  return {
    sort: z
      .enum(orders)
      .default(sort as never)
      .describe('field to sort by, with - before it for the other way'),
    q: text(80)
      .optional()
      .describe(search ?? 'not searched'),
    ...filters,
  };
}

/** The query of a page. Filters are refined texts: the store reads them by the type of their column. */
export function tableQuery<S extends string, F extends z.ZodRawShape>(shape: TableShape<S, F>) {
  return z.strictObject({ ...pageQuery.shape, ...asked(shape) });
}

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The query of an export: the same list, whole, as a file. */
export function exportQuery<S extends string, F extends z.ZodRawShape>(shape: TableShape<S, F>) {
  return z.strictObject({ format: z.enum(EXPORT_FORMATS).default('csv'), ...asked(shape) });
}

export const EXPORT_MEDIA = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

/** A page of a table. `total` comes with the first page, where it is no more than ten thousand. */
export const tableOf = <T extends z.ZodType>(item: T) => pageOf(item).extend({ total: z.number().int().optional() });

/** A filter by one or several of these words, with commas between them. */
export const oneOf = (words: readonly string[]) =>
  z
    .string()
    .max(words.join(',').length)
    .regex(new RegExp(`^(?:${words.join('|')})(?:,(?:${words.join('|')}))*$`))
    .optional()
    .describe(`one or several of ${words.join(', ')}, with commas between them`);

/** Filters `<name>From` and `<name>To`, both days included. */
export const days = <N extends string>(name: N) =>
  ({ [`${name}From`]: dateText.optional(), [`${name}To`]: dateText.optional() }) as Record<
    `${N}From` | `${N}To`,
    z.ZodOptional<typeof dateText>
  >;

/** Filters `<name>Min` and `<name>Max` in fen, both amounts included. */
export const amounts = <N extends string>(name: N) =>
  ({ [`${name}Min`]: fenText.optional(), [`${name}Max`]: fenText.optional() }) as Record<
    `${N}Min` | `${N}Max`,
    z.ZodOptional<typeof fenText>
  >;
