import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { FieldDefinition } from './field.ts';
import { FIRM_FIELD, FIRM_STAND_INS } from './firm-field.ts';
import { headerKey, type ReadHeader, readHeader } from './header-words.ts';
import type { KindDefinition } from './kind.ts';

/** Where a field of the kind stands in a file, and in which unit. */
export interface ColumnBinding {
  readonly field: FieldDefinition;
  /** Position in the file's header. */
  readonly position: number;
  readonly header: string;
  /** Fen of one written unit, for money. */
  readonly moneyUnit: number;
  /** The header says per cent. */
  readonly percent: boolean;
}

export interface HeaderBinding {
  /** In the order of the kind's fields, the firm first where the file names it. */
  readonly columns: readonly ColumnBinding[];
  /** Headers that name nothing in the catalogue; their cells are not read. */
  readonly ignored: readonly string[];
}

/** `their header` → `our field`, as the caller states it; it goes before every synonym. */
export type HeaderMap = Readonly<Record<string, string>>;

const MONEY_UNIT = 100;

/**
 * Finds each field of a kind in a header by the catalogue's synonyms, ignoring case, blanks, punctuation and width.
 * `firmKnown` says that the caller names the firm, so that no column has to. Errors, in this order: MAP_FIELD_UNKNOWN,
 * MAP_HEADER_UNKNOWN, HEADER_AMBIGUOUS where two headers name one field, HEADER_MISSING where a required field is not found.
 */
export function bindHeader(
  kind: KindDefinition,
  header: readonly string[],
  options: { readonly map?: HeaderMap; readonly firmKnown?: boolean; readonly file?: string } = {},
): Result<HeaderBinding> {
  const where = options.file === undefined ? { row: 1 } : { file: options.file, row: 1 };
  const fields = [FIRM_FIELD, ...kind.fields];
  const mapped = readMap(header, fields, options.map ?? {}, where);
  if (!mapped.ok) return mapped;
  const lookup = synonymLookup(kind);
  const found = new Map<FieldDefinition, { position: number; read: ReadHeader; stated: boolean }>();
  const ignored: string[] = [];
  for (const [position, text] of header.entries()) {
    const read = readHeader(text);
    const stated = mapped.value.get(headerKey(text));
    const field = stated ?? fieldNamed(lookup, read);
    const earlier = field && found.get(field);
    if (!field || (earlier?.stated && !stated)) ignored.push(text);
    else if (!earlier || (stated && !earlier.stated)) {
      if (earlier) ignored.push(header[earlier.position]!);
      found.set(field, { position, read, stated: stated !== undefined });
    } else {
      const params = { field: field.name, first: header[earlier.position]!, second: text };
      return fail('HEADER_AMBIGUOUS', params, { ...where, column: text });
    }
  }
  const standIn = found.has(FIRM_FIELD) || options.firmKnown ? -1 : firmStandIn(header);
  if (standIn >= 0) found.set(FIRM_FIELD, { position: standIn, read: readHeader(header[standIn]!), stated: false });
  const columns = fields.flatMap((field): ColumnBinding[] => {
    const at = found.get(field);
    if (!at) return [];
    const { position, read } = at;
    return [
      { field, position, header: header[position]!, moneyUnit: read.moneyUnit ?? MONEY_UNIT, percent: read.percent },
    ];
  });
  const missing = missingField(
    kind,
    fields,
    new Set(columns.map(({ field }) => field.name)),
    options.firmKnown ?? false,
  );
  if (missing) return fail('HEADER_MISSING', describeMissing(missing, header), { ...where, column: missing.name });
  return ok({ columns, ignored: ignored.filter((name) => name !== header[standIn]) });
}

/** The place of the surest header that can stand for the firm, or −1. */
function firmStandIn(header: readonly string[]): number {
  const keys = header.map(headerKey);
  for (const name of FIRM_STAND_INS) if (keys.includes(headerKey(name))) return keys.indexOf(headerKey(name));
  return -1;
}

function readMap(
  header: readonly string[],
  fields: readonly FieldDefinition[],
  map: HeaderMap,
  where: Pick<Failure, 'file' | 'row'>,
): Result<Map<string, FieldDefinition>> {
  const mapped = new Map<string, FieldDefinition>();
  const keys = new Set(header.map(headerKey));
  for (const [theirs, ours] of Object.entries(map)) {
    const field = fields.find(({ name }) => headerKey(name) === headerKey(ours));
    if (!field) return fail('MAP_FIELD_UNKNOWN', { field: ours, fields: fields.map(({ name }) => name).join(', ') });
    if (!keys.has(headerKey(theirs)))
      return fail('MAP_HEADER_UNKNOWN', { header: theirs, found: listed(header) }, { ...where, column: theirs });
    mapped.set(headerKey(theirs), field);
  }
  return ok(mapped);
}

function synonymLookup(kind: KindDefinition): ReadonlyMap<string, FieldDefinition> {
  const lookup = new Map<string, FieldDefinition>();
  const add = (field: FieldDefinition, names: readonly string[]) => {
    for (const name of names) if (!lookup.has(headerKey(name))) lookup.set(headerKey(name), field);
  };
  add(FIRM_FIELD, kind.firmSynonyms);
  for (const field of kind.fields) add(field, [field.name, ...field.synonyms.zh, ...field.synonyms.en]);
  add(FIRM_FIELD, [FIRM_FIELD.name, ...FIRM_FIELD.synonyms.zh, ...FIRM_FIELD.synonyms.en]);
  return lookup;
}

function fieldNamed(
  lookup: ReadonlyMap<string, FieldDefinition>,
  { key, bare }: ReadHeader,
): FieldDefinition | undefined {
  return lookup.get(key) ?? lookup.get(bare);
}

function missingField(
  kind: KindDefinition,
  fields: readonly FieldDefinition[],
  found: ReadonlySet<string>,
  firmKnown: boolean,
): FieldDefinition | undefined {
  return fields.find(
    (field) =>
      field.required &&
      !found.has(field.name) &&
      !(field === FIRM_FIELD && firmKnown) &&
      !kind.derivable[field.name]?.some((others) => others.every((other) => found.has(other))),
  );
}

function describeMissing(field: FieldDefinition, header: readonly string[]): Failure['params'] {
  const wanted = [...field.synonyms.zh.slice(0, 4), ...field.synonyms.en.slice(0, 3)].join(', ');
  return { field: field.name, zh: field.meaning.zh, en: field.meaning.en, wanted, found: listed(header) };
}

/** Headers for a message, which an odd file must not be able to fill. */
function listed(header: readonly string[]): string {
  const shown = header.slice(0, 20).map((name) => name.slice(0, 30));
  return `${shown.join(', ')}${header.length > shown.length ? ', …' : ''}`;
}
