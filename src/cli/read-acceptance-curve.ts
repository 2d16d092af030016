import { openRows } from '#adapters/files/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { type AcceptanceCurve, acceptanceCurve, type CurveRow } from '#domain/terms/index.ts';

/**
 * Reads a table of rates and of the churn of each grade: the first column is the rate; the others are named by their
 * grade, alone ("B") or after a word ("客户流失率_B", "churn B"). Columns of acceptance ("接受率_B", "acceptance B") count
 * as one less churn. Errors: those of opening a table, NOT_A_NUMBER, and those of the curve.
 */
export async function readAcceptanceCurve(path: string): Promise<Result<AcceptanceCurve>> {
  const source = await openRows(path);
  if (!source.ok) return source;
  const [, ...columns] = source.value.header;
  const rows: CurveRow[] = [];
  for await (const batch of source.value.batches) {
    if (!batch.ok) return batch;
    const { cells, width, lines } = batch.value;
    for (let i = 0; i < batch.value.rows; i++) {
      const numbers = cells.slice(i * width, (i + 1) * width).map(decimal);
      const wrong = numbers.indexOf(undefined);
      const where = { file: path, row: lines[i]!, column: source.value.header[wrong] ?? '' };
      if (wrong >= 0) return fail('NOT_A_NUMBER', { value: cells[i * width + wrong]!.slice(0, 40) }, where);
      const [rate, ...shares] = numbers as number[];
      const churn = shares.map((share, j) => (isAcceptance(columns[j]!) ? 1 - share : share));
      rows.push({ rate: rate!, churn, row: lines[i]! });
    }
  }
  const curve = acceptanceCurve(columns.map(gradeOf), rows);
  return curve.ok ? ok(curve.value) : { ok: false, error: { ...curve.error, file: path } };
}

/** 0.0425 or 4.25%; undefined for anything else. */
function decimal(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)$/.exec(text.trim());
  if (!match) return undefined;
  return match[2] ? Number(match[1]) / 100 : Number(match[1]);
}

function gradeOf(header: string): string {
  return /([A-Za-z0-9+-]+)$/.exec(header.replace(/[)）\]】]+$/, '').trim())?.[1] ?? header.trim();
}

function isAcceptance(header: string): boolean {
  return /接受|accept/i.test(header);
}
