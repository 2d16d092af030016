import { isObject } from '#domain/kernel/index.ts';

/** Looks at parsed JSON and returns the path of the first thing that is not as it should be, or null. */
export type Shape = (value: unknown, path: string) => string | null;

export const text: Shape = (value, path) => (typeof value === 'string' && value !== '' ? null : path);

export const truth: Shape = (value, path) => (typeof value === 'boolean' ? null : path);

/** A finite number within [least, most]. */
export function within(least: number, most: number): Shape {
  return (value, path) =>
    typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most ? null : path;
}

export const finite: Shape = within(-Number.MAX_VALUE, Number.MAX_VALUE);

export function oneOf(...choices: readonly unknown[]): Shape {
  return (value, path) => (choices.includes(value) ? null : path);
}

export function either(a: Shape, b: Shape): Shape {
  return (value, path) => (a(value, path) === null ? null : b(value, path));
}

/** A field that may be left out. */
export const optional = (shape: Shape): Shape => either(oneOf(undefined), shape);

export const orNull = (shape: Shape): Shape => either(oneOf(null), shape);

export function listOf(shape: Shape, least = 0): Shape {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least) return path;
    for (let i = 0; i < value.length; i++) {
      const found = shape(value[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  };
}

/** An object with these fields; a field that is not named is refused, since a misspelt one would be lost in silence. */
export function record(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isObject(value)) return path;
    const extra = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (extra !== undefined) return join(path, extra);
    for (const [key, shape] of Object.entries(fields)) {
      const found = shape(value[key], join(path, key));
      if (found !== null) return found;
    }
    return null;
  };
}

/** A record whose fields depend on the value of its `kind`. */
export function byKind(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) return path;
    const kind = (value as { kind?: unknown }).kind;
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    return shape ? shape(value, path) : join(path, 'kind');
  };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
