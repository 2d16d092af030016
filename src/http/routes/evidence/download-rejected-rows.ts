import { workOf } from '#app/access/shell.ts';
import type { Rejection } from '#app/ports/evidence-repository.ts';
import { describeFailure, type Language } from '#contract/errors.ts';
import * as contract from '#contract/evidence.ts';
import { csvLine, type Failure, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

const MOST = 100_000;

export const downloadRejectedRowsRoute = route(
  'download-rejected-rows',
  contract.downloadRejectedRows,
  async ({ access }: Application, { params, language }, caller) => {
    const rows = await access.unitOfWork.run<readonly Rejection[], Failure>(workOf(caller), async ({ evidence }) => {
      if (!(await evidence.getImport(params.import))) return fail('NOT_FOUND', { what: params.import });
      return evidence.rejections(params.import, { limit: MOST });
    });
    if (!rows.ok) return rows;
    const fileName = `rejected-${params.import}.csv`;
    return ok({ body: rejectedCsv(rows.value, language), about: params.import, fileName });
  },
);

/** The rows under their own header, ready to be corrected and sent again; what was wrong stands behind them, under headers that no kind of evidence has. */
function rejectedCsv(rows: readonly Rejection[], language: Language): string {
  const header = Object.keys(rows[0]?.raw ?? {});
  const lines = rows.map(({ rowNumber, column, code, params, raw }) => {
    const { message } = describeFailure({ code, params }, language);
    return csvLine([...header.map((name) => raw[name] ?? ''), String(rowNumber), column ?? '', code, message]);
  });
  const head = csvLine([...header, 'rejected row', 'rejected column', 'rejected code', 'rejected reason']);
  return [head, ...lines].map((line) => `${line}\r\n`).join('');
}
