import type { TableSql } from '../table-statement.ts';

/** Deliveries. What their files are called is sealed, so it is shown and neither sorted by nor searched. */
export const IMPORTS: TableSql = {
  columns: 'i.*',
  from: 'evidence_import i',
  institution: 'i.institution_id',
  key: 'i.import_id',
  sorts: {
    arrivedAt: { sql: 'i.arrived_at', type: 'bigint' },
    rows: { sql: 'i.rows', type: 'int' },
    rejected: { sql: 'i.rejected', type: 'int' },
  },
  filters: {
    kind: { sql: 'i.kind', type: 'text', test: 'in' },
    source: { sql: 'i.source', type: 'text', test: 'is' },
    arrivedFrom: { sql: 'i.arrived_at', type: 'moment', test: 'from' },
    arrivedTo: { sql: 'i.arrived_at', type: 'moment', test: 'to' },
    rejectedMin: { sql: 'i.rejected', type: 'int', test: 'from' },
  },
  search: (
    text,
    firm,
  ) => `i.import_id = ${text} OR i.file_digest = ${text} OR i.source = ${text} OR EXISTS (SELECT 1 FROM evidence_segment s
    WHERE s.institution_id = i.institution_id AND s.firm_id = ${firm} AND s.import_id = i.import_id)`,
};
