import {
  CATALOGUE,
  type CatalogueEntry,
  catalogueEntries,
  EVIDENCE_KINDS,
  FIRM_FIELD,
  type FieldDefinition,
  type KindDefinition,
  kindNamed,
  searchCatalogue,
} from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

export const registerCatalogue: Register = (program, run) => {
  const catalogue = program
    .command('catalogue')
    .description('the data standard: what each field of evidence means, its unit, owner, sensitivity and headers')
    .addHelpText('after', '\nExample: weir catalogue search 税额');
  catalogue
    .command('list')
    .description('the kinds of evidence, or every field of all of them')
    .option('--fields', 'list fields instead of kinds')
    .addHelpText('after', '\nExample: weir catalogue list --lang zh')
    .action(run(async (output, flags: { fields?: true }) => list(output, flags.fields ?? false)));
  catalogue
    .command('show')
    .description('one kind with its fields, or one field as kind.field')
    .argument('<name>', 'a kind, or a kind and a field: sales-invoices.amountFen')
    .addHelpText(
      'after',
      '\nExample: weir catalogue show bank-transactions\nExample: weir catalogue show sales-invoices.status',
    )
    .action(run(async (output, name: string) => show(output, name)));
  catalogue
    .command('search')
    .description('fields by words of their name, meaning or headers, in Chinese or English')
    .argument('<words...>')
    .addHelpText('after', '\nExample: weir catalogue search 税额')
    .action(run(async (output, words: string[]) => ok(entriesRendered(searchCatalogue(words.join(' ')), output))));
};

function list(output: OutputOptions, fields: boolean): Result<Rendered, Failure> {
  if (fields) return ok(entriesRendered(catalogueEntries(), output));
  const kinds = EVIDENCE_KINDS.map((kind) => CATALOGUE[kind]);
  const head =
    output.lang === 'zh' ? ['种类', '名称', '更新周期（天）', '字段数'] : ['kind', 'title', 'cadence (days)', 'fields'];
  return ok({
    json: kinds.map((kind) => ({ ...kindJson(kind), fields: kind.fields.map(({ name }) => name) })),
    text: () =>
      textTable(
        head,
        kinds.map((kind) => [kind.kind, kind.title[output.lang], kind.cadenceDays, kind.fields.length]),
      ),
  });
}

function show(output: OutputOptions, name: string): Result<Rendered, Failure> {
  const [kindName = '', ...rest] = name.split('.');
  const kind = kindNamed(kindName);
  if (!kind.ok) return kind;
  const wanted = rest.join('.');
  const fields = [FIRM_FIELD, ...kind.value.fields];
  if (wanted === '') {
    const entries = fields.map((field) => ({ kind: kind.value.kind, field }));
    const { text } = entriesRendered(entries, output);
    return ok({ json: { ...kindJson(kind.value), fields: fields.map(fieldJson) }, text });
  }
  const field = fields.find((known) => known.name.toLowerCase() === wanted.toLowerCase());
  if (!field) return fail('FIELD_UNKNOWN', { field: wanted, fields: fields.map((known) => known.name).join(', ') });
  return ok({ json: { kind: kind.value.kind, ...fieldJson(field) }, text: () => fieldText(field, output) });
}

function kindJson({ kind, title, cadenceDays, rhythm, eventField, identity }: KindDefinition) {
  return { kind, title, cadenceDays, rhythm, eventField, identity };
}

function fieldJson({ name, type, required, unit, meaning, owner, sensitivity, synonyms, choices }: FieldDefinition) {
  return { name, type, required, unit, meaning, owner, sensitivity, synonyms, ...(choices ? { choices } : {}) };
}

function entriesRendered(entries: readonly CatalogueEntry[], { lang }: OutputOptions): Rendered {
  const head =
    lang === 'zh'
      ? ['种类', '字段', '含义', '类型', '单位', '敏感级', '必需', '负责人']
      : ['kind', 'field', 'meaning', 'type', 'unit', 'sensitivity', 'required', 'owner'];
  const rows = () =>
    entries.map(({ kind, field }) => {
      const { name, meaning, type, unit, sensitivity, required, owner } = field;
      return [kind, name, meaning[lang], type, unit, sensitivity, required ? '✓' : '', owner];
    });
  return {
    json: entries.map(({ kind, field }) => ({ kind, ...fieldJson(field) })),
    text: () => textTable(head, rows()),
  };
}

function fieldText(field: FieldDefinition, { lang }: OutputOptions): string {
  const { name, meaning, type, unit, owner, sensitivity, synonyms, choices } = field;
  const lines = [
    `${name}: ${meaning[lang]} (${type}, ${unit}, ${sensitivity}, ${owner})`,
    `zh: ${synonyms.zh.join('、')}`,
    `en: ${synonyms.en.join(', ')}`,
    ...(choices ?? []).map(({ value, spellings }) => `  ${value}: ${spellings.slice(1).join('、')}`),
  ];
  return lines.join('\n');
}
