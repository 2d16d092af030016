import { InvalidArgumentError, Option } from 'commander';
import type { HeaderMap } from '#domain/evidence/index.ts';

/** `their header=our field`, split at the last sign, since headers may hold one. */
export function mapOption(): Option {
  return new Option('--map <their header=our field>', 'name the field of a header; may be repeated')
    .default({}, 'none')
    .argParser((text: string, before: HeaderMap): HeaderMap => {
      const at = text.lastIndexOf('=');
      return { ...before, [text.slice(0, Math.max(at, 0)).trim()]: text.slice(at + 1).trim() };
    });
}

export function workersOption(): Option {
  return new Option('--workers <n>', 'threads to read with; the result is the same for any number').argParser(
    (text) => {
      if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 on is expected');
      return Number(text);
    },
  );
}
