import { type Digest, fen, isObject } from '#domain/kernel/index.ts';
import { type Examination, type PreparedExamination, prepareExamination } from './examination.ts';

type Written<T> = T extends bigint
  ? string
  : T extends string
    ? T
    : T extends readonly (infer U)[]
      ? readonly Written<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Written<T[K]> }
        : T;

/** An examination as JSON: money as digits-strings. */
export type WrittenExamination = Written<Examination>;

export function writtenExamination(examination: Examination): WrittenExamination {
  return written(examination) as WrittenExamination;
}

function written(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item)]));
}

const LISTS = ['checks', 'figures', 'findings', 'corrections'] as const;

/** The examination of a written one; undefined where the shape is another. */
export function readExamination(json: unknown): PreparedExamination | undefined {
  if (!isObject(json) || json.schema !== 'weir-examination/1') return undefined;
  if (!['clear', 'review', 'block'].includes(String(json.outcome)) || typeof json.asOf !== 'string') return undefined;
  if (typeof json.logLikelihoodRatio !== 'number') return undefined;
  if (!LISTS.every((list) => Array.isArray(json[list]) && (json[list] as unknown[]).every(isObject))) return undefined;
  return prepareExamination(read(json) as Examination);
}

/** One that our own store holds under its digest, which is not worked out again. */
export function storedExamination(json: unknown, digest: Digest): PreparedExamination {
  return { examination: read(json) as Examination, digest };
}

function read(value: unknown, key = ''): unknown {
  if (typeof value === 'string' && key.endsWith('Fen') && /^-?\d{1,18}$/.test(value)) return fen(BigInt(value));
  if (Array.isArray(value)) return value.map((item) => read(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, read(item, name)]));
}
