import type { TableSql } from '../table-statement.ts';

/** Cases with the figures of the decision that they are about. */
export const REFERRALS: TableSql = {
  columns: 'f.*, d.application_id, d.outcome, d.grade, d.pd, d.pd_low, d.pd_high',
  from: `referral f JOIN decision_record d ON d.institution_id = f.institution_id AND d.decision_id = f.decision_id`,
  institution: 'f.institution_id',
  key: 'f.referral_id',
  sorts: {
    openedAt: { sql: 'f.opened_at', type: 'bigint' },
    closedAt: { sql: 'f.closed_at', type: 'bigint', nullable: true },
    pd: { sql: 'd.pd', type: 'float8', nullable: true },
  },
  filters: {
    firm: { sql: 'f.firm_id', type: 'text', test: 'is' },
    state: { sql: 'f.state', type: 'text', test: 'in' },
    openedFrom: { sql: 'f.opened_at', type: 'moment', test: 'from' },
    openedTo: { sql: 'f.opened_at', type: 'moment', test: 'to' },
  },
  search: (text, firm) => `f.firm_id = ${firm} OR f.referral_id = ${text} OR f.decision_id = ${text}`,
};
