import type { TableSql } from '../table-statement.ts';

/** What examinations found about firms. */
export const FRAUD_FINDINGS: TableSql = {
  columns:
    'f.finding_id, f.firm_id, f.code, f.severity, f.state, f.amount_fen, f.as_of::text AS as_of, f.found_at, f.seen_at, f.judged_at, f.judged_by, f.version',
  from: 'fraud_finding f',
  institution: 'f.institution_id',
  key: 'f.finding_id',
  sorts: {
    seenAt: { sql: 'f.seen_at', type: 'bigint' },
    amountFen: { sql: 'f.amount_fen', type: 'bigint', nullable: true },
  },
  filters: {
    firm: { sql: 'f.firm_id', type: 'text', test: 'is' },
    code: { sql: 'f.code', type: 'text', test: 'in' },
    severity: { sql: 'f.severity', type: 'text', test: 'in' },
    state: { sql: 'f.state', type: 'text', test: 'in' },
  },
  search: (text, firm) => `f.firm_id = ${firm} OR f.finding_id = ${text} OR f.code = ${text}`,
};
