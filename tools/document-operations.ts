// Writes docs/reference/operations.md from the table of operations: node tools/document-operations.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '#contract/operation.ts';
import { OPERATIONS, type OperationId, operation } from '#contract/operations.ts';
import { ROLES, STAFF } from '#contract/roles.ts';

function audience({ may }: Operation): string {
  if (typeof may === 'string')
    return may === 'anyone' ? 'anyone' : may === 'installer' ? 'the installer' : 'every role';
  const staff = STAFF.every((role) => may.includes(role));
  const others = ROLES.filter((role) => may.includes(role) && !(staff && (STAFF as readonly string[]).includes(role)));
  return [...(staff ? ['all staff'] : []), ...others].join(', ');
}

function marks({ personal, idempotent, verb }: Operation): string {
  return [personal ? 'recorded' : '', idempotent ? 'idempotent' : '', verb ? `licence: ${verb}` : '']
    .filter(Boolean)
    .join(', ');
}

/** The reference page of who may ask for what. */
export function operationsPage(): string {
  const rows = (Object.keys(OPERATIONS) as OperationId[]).map((id) => {
    const row = operation(id);
    return `| \`${id}\` | ${row.method} \`${row.path.replace(/:(\w+)/g, '{$1}')}\` | ${row.summary} | ${audience(row)} | ${marks(row)} |`;
  });
  return `# Operations and roles

Who may ask for what: the one table that the server holds every request against (\`src/contract/operations.ts\`). A test tries each role on each
operation. This page is written by \`node tools/document-operations.ts\`; a test holds it against the table.

Staff are ${STAFF.join(', ')}. A borrower sees its own firm only. *Recorded*: who looked at whose data is kept. *Idempotent*: honours
\`Idempotency-Key\`. *Licence*: off, with the article, where the institution's licences forbid it.

| operation | request | what | who | |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/reference/operations.md'), operationsPage());
