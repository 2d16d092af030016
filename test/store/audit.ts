import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { sessionOf } from './rows.ts';

/** What the store holds of the workload, read with plain statements that share nothing with the code that wrote it. */
export interface Holdings {
  /** Keys with an answer, and how many parts of each there are: 1 everywhere, or something is half or double. */
  readonly posted: readonly { readonly key: string; readonly firm: string; readonly parts: readonly number[] }[];
  readonly imports: readonly {
    readonly id: string;
    readonly accepted: number;
    readonly records: number;
    readonly inSegments: number;
  }[];
  readonly records: number;
  /** Log entries of requests that were sent without a key. */
  readonly unkeyed: number;
  /** Rows without what they belong to, by what they are. */
  readonly strays: Readonly<Record<string, number>>;
}

export async function readHoldings(unitOfWork: UnitOfWork, context: WorkContext): Promise<Holdings> {
  const read = await unitOfWork.run(context, async (tx) => {
    const query = async <R extends Record<string, unknown>>(text: string) => sessionOf(tx).query<R>(text, []);
    const posted = await query<{
      key: string;
      firm: string;
      firms: bigint;
      snapshots: bigint;
      decisions: bigint;
      entries: bigint;
      told: bigint;
    }>(
      `SELECT i.key, i.response AS firm,
         (SELECT count(*) FROM firm f WHERE f.firm_id = i.response) AS firms,
         (SELECT count(*) FROM snapshot s WHERE s.firm_id = i.response) AS snapshots,
         (SELECT count(*) FROM decision_record d WHERE d.firm_id = i.response) AS decisions,
         (SELECT count(*) FROM log_entry l WHERE l.subject_id = i.response AND l.operation = 'test.posted') AS entries,
         (SELECT count(*) FROM outbox o WHERE o.payload ->> 'key' = i.key) AS told
       FROM idempotency i ORDER BY i.key`,
    );
    const imports = await query<{ id: string; accepted: number; records: bigint; segments: bigint }>(
      `SELECT i.import_id AS id, i.accepted, (SELECT count(*) FROM evidence_record r WHERE r.import_id = i.import_id) AS records,
         (SELECT coalesce(sum(rows), 0) FROM evidence_segment s WHERE s.import_id = i.import_id) AS segments
       FROM evidence_import i ORDER BY 1`,
    );
    const [strays] = await query<
      Record<'claims' | 'snapshots' | 'entries' | 'told' | 'records' | 'all' | 'unkeyed', bigint>
    >(
      `SELECT (SELECT count(*) FROM idempotency WHERE response IS NULL) AS claims,
         (SELECT count(*) FROM snapshot s WHERE NOT EXISTS (SELECT 1 FROM idempotency i WHERE i.response = s.firm_id)) AS snapshots,
         (SELECT count(*) FROM log_entry l WHERE NOT EXISTS (SELECT 1 FROM idempotency i WHERE i.response = l.subject_id)
            AND l.operation = 'test.posted') AS entries,
         (SELECT count(*) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM idempotency i WHERE i.key = o.payload ->> 'key')) AS told,
         (SELECT count(*) FROM evidence_record r WHERE NOT EXISTS (SELECT 1 FROM evidence_import i WHERE i.import_id = r.import_id)) AS records,
         (SELECT count(*) FROM evidence_record) AS all, (SELECT count(*) FROM log_entry WHERE operation = 'test.unkeyed') AS unkeyed`,
    );
    const { all, unkeyed, ...rest } = strays!;
    return ok<Holdings>({
      posted: posted.map((row) => ({
        key: row.key,
        firm: row.firm,
        parts: [row.firms, row.snapshots, row.decisions, row.entries, row.told].map(Number),
      })),
      imports: imports.map((row) => ({
        id: row.id,
        accepted: row.accepted,
        records: Number(row.records),
        inSegments: Number(row.segments),
      })),
      records: Number(all),
      unkeyed: Number(unkeyed),
      strays: Object.fromEntries(Object.entries(rest).map(([name, count]) => [name, Number(count)])),
    });
  });
  return unwrap(read);
}

/** What is wrong with holdings by themselves, in words; empty where every record is whole and there once. */
export function faultsOf(holdings: Holdings): string[] {
  const faults = holdings.posted
    .filter(({ parts }) => parts.some((count) => count !== 1))
    .map(({ key, parts }) => `the request ${key} left ${parts.join('/')} firms/snapshots/decisions/entries/tidings`);
  for (const { id, accepted, records, inSegments } of holdings.imports)
    if (accepted !== records || accepted !== inSegments)
      faults.push(
        `the import ${id} says ${accepted} accepted, has ${records} records and ${inSegments} rows of content`,
      );
  const total = holdings.imports.reduce((sum, one) => sum + one.accepted, 0);
  if (total !== holdings.records)
    faults.push(`imports accepted ${total} records in all, there are ${holdings.records}`);
  for (const [what, count] of Object.entries(holdings.strays)) if (count > 0) faults.push(`${count} stray ${what}`);
  return faults;
}
