import type { Language } from '#contract/errors.ts';
import { describeFailure } from '#contract/errors.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';

/** What a command leaves: `json` is printed under --json (a list with `lines: true` as NDJSON), `text` otherwise. */
export interface Rendered {
  readonly json: unknown;
  readonly lines?: boolean;
  readonly text: () => string;
  /** Exit code of a run that went through; 0 unless the command says that what it checked is not in order. */
  readonly exit?: 0 | 1;
}

export interface OutputOptions {
  readonly json: boolean;
  readonly lang: Language;
}

/** What a terminal would obey instead of showing: control characters but tab and line feed, and marks that turn the direction of writing. */
const TERMINAL_ORDERS = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text for people with all that came from files and arguments in it: none of it may steer the terminal. */
export function printable(text: string): string {
  return text.replace(TERMINAL_ORDERS, '\ufffd');
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? v.toString() : v));
}

/** Prints a result as the command-line contract says and returns the exit code. */
export async function present(result: Result<Rendered>, options: OutputOptions): Promise<number> {
  if (!result.ok) return refuse(result.error, options);
  const { json, lines, text, exit } = result.value;
  if (!options.json) await write(`${printable(text())}\n`);
  else if (!lines) await write(`${toJson(json)}\n`);
  else for await (const item of json as Iterable<unknown> | AsyncIterable<unknown>) await write(`${toJson(item)}\n`);
  return exit ?? 0;
}

async function refuse(failure: Failure, options: OutputOptions): Promise<number> {
  const { message, hint } = describeFailure(failure, options.lang);
  if (options.json) {
    const { code, file, row, column } = failure;
    await write(`${toJson({ error: { code, message, file, row, column, hint } })}\n`);
  } else {
    const place = [
      failure.file,
      failure.row === undefined ? undefined : `:${failure.row}`,
      failure.column && ` [${failure.column}]`,
    ];
    const where = place.filter(Boolean).join('');
    const lines = `${where ? `${where} ` : ''}${message} (${failure.code})\n${hint ? `  ${hint}\n` : ''}`;
    process.stderr.write(printable(lines));
  }
  return 1;
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}
