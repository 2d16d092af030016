import { writeFile } from 'node:fs/promises';
import {
  blindInput,
  blindInputBy,
  evaluateBlinded,
  finalizeOutput,
  OPRF_SUITE,
  oprfKeys,
} from '#adapters/crypto/oprf.ts';
import { fail, fromHex, isObject, ok, type Result, toHex, utf8 } from '#domain/kernel/index.ts';
import { numberFlag } from '../flag-values.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readColumns } from '../read-columns.ts';
import { readDocument } from '../read-document.ts';

const IDENTIFIERS = {
  id: {
    names: /^(id|identifier|creditcode|code|input|统一社会信用代码|信用代码|证件号码|编号)$/,
    type: 'text',
    required: true,
  },
} as const;

/** A fresh key of a key holder, written where only its owner reads it. Errors: EXPOSURE_HEX_WRONG, CLI_SYSTEM_REFUSED. */
export async function keyVerb(flags: {
  readonly out: string;
  readonly seed?: string;
  readonly info: string;
}): Promise<Result<Rendered>> {
  const seed = flags.seed === undefined ? ok(undefined) : hexOf(flags.seed, 32);
  if (!seed.ok) return seed;
  const keys = oprfKeys(seed.value && { seed: seed.value, info: utf8(flags.info) });
  const content = { suite: OPRF_SUITE, secretKey: toHex(keys.secretKey), publicKey: toHex(keys.publicKey) };
  const written = await writePrivate(flags.out, content);
  if (!written.ok) return written;
  const json = { suite: OPRF_SUITE, publicKey: content.publicKey };
  return ok({ json, text: () => `${OPRF_SUITE} ${content.publicKey}` });
}

/** Hides identifiers for the key holder. The state stays with the one who asks. Errors: of reading, EXPOSURE_HEX_WRONG. */
export async function blindVerb(
  path: string,
  flags: { readonly state: string; readonly hex?: true; readonly blinds?: string },
): Promise<Result<Rendered>> {
  const rows = await readColumns(path, IDENTIFIERS);
  if (!rows.ok) return rows;
  const given = flags.blinds?.split(',');
  const items: { input: string; blind: string }[] = [];
  const blinded: string[] = [];
  for (const [i, { row, id }] of rows.value.entries()) {
    const input = flags.hex ? hexOf(id!) : ok(utf8(id!));
    if (!input.ok) return { ok: false, error: { ...input.error, file: path, row } };
    const fixed = given?.[i] === undefined ? ok(undefined) : hexOf(given[i], 32);
    if (!fixed.ok) return fixed;
    const hidden = fixed.value ? blindInputBy(input.value, fixed.value) : blindInput(input.value);
    items.push({ input: toHex(input.value), blind: toHex(hidden.blind) });
    blinded.push(toHex(hidden.blinded));
  }
  const written = await writePrivate(flags.state, { suite: OPRF_SUITE, items });
  if (!written.ok) return written;
  return ok({ json: { suite: OPRF_SUITE, blinded }, text: () => blinded.join('\n') });
}

/** What the key holder answers; it sees neither identifiers nor results. Errors: of reading, EXPOSURE_HEX_WRONG, EXPOSURE_NOT_AN_ELEMENT. */
export async function evaluateVerb(path: string, flags: { readonly key: string }): Promise<Result<Rendered>> {
  const key = await readDocument(flags.key);
  if (!key.ok) return key;
  const secret = hexOf(fieldOf(key.value, 'secretKey'), 32);
  if (!secret.ok) return { ok: false, error: { ...secret.error, file: flags.key } };
  const blinded = await listOf(path, 'blinded');
  if (!blinded.ok) return blinded;
  const evaluated: string[] = [];
  for (const [i, element] of blinded.value.entries()) {
    const bytes = hexOf(String(element), 32);
    if (!bytes.ok) return { ok: false, error: { ...bytes.error, file: path, row: i + 1 } };
    try {
      evaluated.push(toHex(evaluateBlinded(secret.value, bytes.value)));
    } catch {
      return fail('EXPOSURE_NOT_AN_ELEMENT', {}, { file: path, row: i + 1 });
    }
  }
  return ok({ json: { suite: OPRF_SUITE, evaluated }, text: () => evaluated.join('\n') });
}

/** The pseudonyms of the identifiers. Errors: of reading, EXPOSURE_STATE_DIFFERS, EXPOSURE_HEX_WRONG, EXPOSURE_NOT_AN_ELEMENT. */
export async function finalizeVerb(path: string, flags: { readonly state: string }): Promise<Result<Rendered>> {
  const evaluated = await listOf(path, 'evaluated');
  if (!evaluated.ok) return evaluated;
  const items = await listOf(flags.state, 'items');
  if (!items.ok) return items;
  if (items.value.length !== evaluated.value.length) return fail('EXPOSURE_STATE_DIFFERS', {}, { file: path });
  const outputs: string[] = [];
  for (const [i, item] of items.value.entries()) {
    const parts = [fieldOf(item, 'input'), fieldOf(item, 'blind'), String(evaluated.value[i])].map((text) =>
      hexOf(text),
    );
    const wrong = parts.find((part) => !part.ok);
    if (wrong && !wrong.ok) return { ok: false, error: { ...wrong.error, row: i + 1 } };
    const [input, blind, answer] = parts.map((part) => (part.ok ? part.value : new Uint8Array()));
    try {
      outputs.push(toHex(finalizeOutput(input!, blind!, answer!)));
    } catch {
      return fail('EXPOSURE_NOT_AN_ELEMENT', {}, { file: path, row: i + 1 });
    }
  }
  return ok({ json: { suite: OPRF_SUITE, outputs }, text: () => outputs.join('\n') });
}

/** How many pseudonyms two lists share; fewer than the smallest cell are not told. Errors: of reading. */
export async function intersectVerb(
  ours: string,
  theirs: string,
  flags: { readonly minCell: string },
  { lang }: OutputOptions,
): Promise<Result<Rendered>> {
  const least = numberFlag('min-cell', flags.minCell);
  if (!least.ok) return least;
  const a = await listOf(ours, 'outputs');
  if (!a.ok) return a;
  const b = await listOf(theirs, 'outputs');
  if (!b.ok) return b;
  const known = new Set(b.value);
  const shared = [...new Set(a.value)].filter((output) => known.has(output)).length;
  const told = shared === 0 || shared >= least.value;
  const json = {
    ours: new Set(a.value).size,
    theirs: known.size,
    count: told ? shared : null,
    below: told ? null : least.value,
  };
  const words = lang === 'zh' ? '共同主体' : 'in common';
  return ok({ json, text: () => `${words}: ${told ? shared : `< ${least.value}`}` });
}

function fieldOf(value: unknown, name: string): string {
  return isObject(value) ? String((value as Record<string, unknown>)[name] ?? '') : '';
}

async function listOf(path: string, name: string): Promise<Result<readonly unknown[]>> {
  const document = await readDocument(path);
  if (!document.ok) return document;
  const list = isObject(document.value) ? (document.value as Record<string, unknown>)[name] : document.value;
  return Array.isArray(list) ? ok(list) : fail('JSON_MALFORMED', { reason: name }, { file: path });
}

function hexOf(text: string, length?: number): Result<Uint8Array> {
  const even = /^([0-9a-f]{2})*$/i.test(text) && (length === undefined || text.length === 2 * length);
  const bytes = even ? fromHex(text.toLowerCase()) : undefined;
  return bytes ? ok(bytes) : fail('EXPOSURE_HEX_WRONG', { value: text.slice(0, 20) });
}

async function writePrivate(path: string, content: unknown): Promise<Result<true>> {
  try {
    await writeFile(path, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: 'wx' });
    return ok(true);
  } catch (error) {
    return fail('CLI_SYSTEM_REFUSED', { cause: (error as NodeJS.ErrnoException).code ?? '', path });
  }
}
