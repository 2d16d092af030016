import { isObject } from '#domain/kernel/index.ts';
import { fromBase64 } from './base64.ts';
import type { LogEntry } from './entry.ts';

const ENTRY_KEYS = ['id', 'institution', 'at', 'actor', 'operation', 'subject', 'payload'] as const;

/** That the tree of `from` leaves is a prefix of the tree of `to`. */
export interface ConsistencyStep {
  readonly from: number;
  readonly to: number;
  readonly path: readonly Uint8Array[];
}

/** Reads values of unknown shape and remembers the first place that was not as it must be. */
export class DocumentReader {
  refused: string | undefined;

  refuse(place: string): void {
    this.refused ??= place || 'document';
  }

  /** An object with exactly these keys: what no hash covers may not be there, a reader might believe it. */
  object(value: unknown, place: string, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    if (!isObject(value)) {
      this.refuse(place);
      return undefined;
    }
    const stranger = Object.keys(value).find((key) => !keys.includes(key));
    const missing = keys.find((key) => !Object.hasOwn(value, key));
    if (stranger !== undefined || missing !== undefined)
      this.refuse(`${place}${place && '.'}${(stranger ?? missing)!.slice(0, 40)}`);
    return value;
  }

  text(value: unknown, place: string): string {
    if (typeof value === 'string' && value.isWellFormed()) return value;
    this.refuse(place);
    return '';
  }

  size(value: unknown, place: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.refuse(place);
    return 0;
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(place);
    return [];
  }

  hashes(value: unknown, place: string): Uint8Array[] {
    return this.list(value, place).map((item, i) => {
      const bytes = fromBase64(this.text(item, `${place}[${i}]`));
      if (bytes?.length === 32) return bytes;
      this.refuse(`${place}[${i}]`);
      return new Uint8Array(32);
    });
  }

  step(value: unknown, place: string): ConsistencyStep {
    const step = this.object(value, place, ['from', 'to', 'path']);
    return {
      from: this.size(step?.from, `${place}.from`),
      to: this.size(step?.to, `${place}.to`),
      path: this.hashes(step?.path, `${place}.path`),
    };
  }

  /** An entry with the index that it claims. */
  entry(value: unknown, place: string): { readonly index: number; readonly entry: LogEntry } {
    const read = this.object(value, place, ['index', ...ENTRY_KEYS]);
    const field = (key: (typeof ENTRY_KEYS)[number]) => this.text(read?.[key], `${place}.${key}`);
    return {
      index: this.size(read?.index, `${place}.index`),
      entry: {
        id: field('id'),
        institution: field('institution'),
        at: field('at'),
        actor: field('actor'),
        operation: field('operation'),
        subject: field('subject'),
        payload: field('payload'),
      },
    };
  }
}
