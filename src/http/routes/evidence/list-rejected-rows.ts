import { workOf } from '#app/access/shell.ts';
import type { Rejection } from '#app/ports/evidence-repository.ts';
import * as contract from '#contract/evidence.ts';
import { type Failure, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireRejection } from '#http/wire/evidence.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listRejectedRowsRoute = route(
  'list-rejected-rows',
  contract.listRejectedRows,
  async ({ access }: Application, { params, query, language }, caller) => {
    const cursor = readCursor(query);
    if (!cursor.ok) return cursor;
    const afterRow = Number(cursor.value ?? 0);
    if (!Number.isSafeInteger(afterRow) || afterRow > 2_147_483_647) return fail('CURSOR_UNKNOWN');
    const rows = await access.unitOfWork.run<readonly Rejection[], Failure>(workOf(caller), async ({ evidence }) => {
      if (!(await evidence.getImport(params.import))) return fail('NOT_FOUND', { what: params.import });
      return evidence.rejections(params.import, { limit: query.limit + 1, afterRow });
    });
    if (!rows.ok) return rows;
    const wire = (row: Rejection) => wireRejection(row, language);
    return ok({ body: page(rows.value, query.limit, (row) => String(row.rowNumber), wire), about: params.import });
  },
);
