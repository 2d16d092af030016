// Writes docs/reference/catalogue.md from the catalogue: node tools/document-catalogue.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CATALOGUE,
  EVIDENCE_KINDS,
  FIRM_FIELD,
  type FieldDefinition,
  type KindDefinition,
} from '#domain/evidence/index.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');

function fieldRow({
  name,
  type,
  required,
  unit,
  meaning,
  owner,
  sensitivity,
  synonyms,
  choices,
}: FieldDefinition): string {
  const headers = [...new Set([...synonyms.zh, ...synonyms.en])].join('; ');
  const values = choices?.map(({ value, spellings }) => [value, ...spellings.slice(1, 4)].join(' / ')).join('; ') ?? '';
  const columns = [
    `\`${name}\`${required ? ' *' : ''}`,
    `${meaning.en}; ${meaning.zh}`,
    type,
    unit,
    owner,
    sensitivity,
    headers,
    values,
  ];
  return `| ${columns.map(cell).join(' | ')} |`;
}

const TABLE_HEAD = `| field | meaning | type | unit | owner | level | headers | values |
|---|---|---|---|---|---|---|---|`;

function kindSection(kind: KindDefinition): string {
  const identity =
    kind.identity.length > 0 ? kind.identity.map((name) => `\`${name}\``).join(', ') : 'all fields together';
  return `## ${kind.kind} — ${kind.title.zh}

True on \`${kind.eventField}\`; renewed every ${kind.cadenceDays} days; ${kind.rhythm === 'flow' ? 'months without records are gaps' : 'holds until the next record'}. The same record: ${identity}.

${TABLE_HEAD}
${kind.fields.map(fieldRow).join('\n')}`;
}

/** The reference page of all kinds of evidence and their fields. */
export function cataloguePage(): string {
  return `# Catalogue of evidence

The data standard: every kind of evidence, its fields, and the headers by which an importer knows them. Case, blanks, width and punctuation of
a header do not count; a unit at its end does (\`金额（万元）\`, \`amount_fen\`). A field marked * is required, unless others give it. Levels are those of
JR/T 0171-2020. Money is held in fen; a column without a unit is in yuan.
This page is written by \`node tools/document-catalogue.ts\`; a test holds it against the code. \`weir catalogue search <words>\` searches the same.

Every kind has:

${TABLE_HEAD}
${fieldRow(FIRM_FIELD)}

${EVIDENCE_KINDS.map((kind) => kindSection(CATALOGUE[kind])).join('\n\n')}
`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/reference/catalogue.md'), cataloguePage());
