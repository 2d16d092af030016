import type { TableSql } from '../table-statement.ts';

export const DECISIONS: TableSql = {
  columns: `d.decision_id, d.application_id, d.firm_id, d.as_of, d.decided_at, d.decided_by, d.mode, d.outcome, d.grade, d.pd, d.pd_low,
    d.pd_high, d.limit_fen, d.tenor_days, d.rate_ppb, d.snapshot_digest, d.model_digest, d.rules_digest, d.record_digest`,
  from: 'decision_record d',
  institution: 'd.institution_id',
  key: 'd.decision_id',
  sorts: {
    decidedAt: { sql: 'd.decided_at', type: 'bigint' },
    pd: { sql: 'd.pd', type: 'float8', nullable: true },
    limitFen: { sql: 'd.limit_fen', type: 'bigint', nullable: true },
    rate: { sql: 'd.rate_ppb', type: 'bigint', nullable: true },
  },
  filters: {
    firm: { sql: 'd.firm_id', type: 'text', test: 'is' },
    outcome: { sql: 'd.outcome', type: 'text', test: 'in' },
    grade: { sql: 'd.grade', type: 'text', test: 'in' },
    decidedFrom: { sql: 'd.decided_at', type: 'moment', test: 'from' },
    decidedTo: { sql: 'd.decided_at', type: 'moment', test: 'to' },
  },
  search: (text, firm) =>
    `d.firm_id = ${firm} OR d.decision_id = ${text} OR d.application_id = ${text} OR d.record_digest = ${text}`,
};
