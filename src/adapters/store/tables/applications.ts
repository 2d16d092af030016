import type { TableSql } from '../table-statement.ts';

/** What a person reads of an application: it is new, waits for a person, waits for a second one, or is done. */
const STAGE = `CASE WHEN f.state = 'proposed' THEN 'second' WHEN f.state IN ('open', 'claimed') THEN 'review'
  WHEN a.state = 'decided' THEN 'done' ELSE 'new' END`;

/** A person's outcome counts in place of the engine's. */
const OUTCOME = 'COALESCE(o.outcome_after, d.outcome)';

/** Applications with their newest decision, its case and what a person made of it. */
export const APPLICATIONS: TableSql = {
  columns: `a.application_id, a.firm_id, a.product, a.requested_fen, a.requested_days, a.state, a.submitted_at, a.submitted_by, a.version,
    ${STAGE} AS stage, ${OUTCOME} AS outcome, d.decision_id, d.decided_at, d.as_of, d.grade, d.pd, d.pd_low, d.pd_high, d.limit_fen,
    d.tenor_days, d.rate_ppb, f.referral_id, f.opened_at`,
  from: `application a
    LEFT JOIN LATERAL (SELECT decision_id, decided_at, as_of, outcome, grade, pd, pd_low, pd_high, limit_fen, tenor_days, rate_ppb
      FROM decision_record r WHERE r.institution_id = a.institution_id AND r.application_id = a.application_id
      ORDER BY decided_at DESC, decision_id DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT referral_id, state, opened_at FROM referral r
      WHERE r.institution_id = a.institution_id AND r.decision_id = d.decision_id ORDER BY opened_at DESC, referral_id DESC LIMIT 1) f ON true
    LEFT JOIN LATERAL (SELECT outcome_after FROM decision_override v
      WHERE v.institution_id = a.institution_id AND v.decision_id = d.decision_id AND approved_by IS NOT NULL
      ORDER BY approved_at DESC LIMIT 1) o ON true`,
  institution: 'a.institution_id',
  key: 'a.application_id',
  sorts: {
    submittedAt: { sql: 'a.submitted_at', type: 'bigint' },
    requestedFen: { sql: 'a.requested_fen', type: 'bigint' },
    decidedAt: { sql: 'd.decided_at', type: 'bigint', nullable: true },
    waitingSince: { sql: 'f.opened_at', type: 'bigint', nullable: true },
    pd: { sql: 'd.pd', type: 'float8', nullable: true },
    limitFen: { sql: 'd.limit_fen', type: 'bigint', nullable: true },
  },
  filters: {
    firm: { sql: 'a.firm_id', type: 'text', test: 'is' },
    product: { sql: 'a.product', type: 'text', test: 'is' },
    stage: { sql: STAGE, type: 'text', test: 'in' },
    outcome: { sql: OUTCOME, type: 'text', test: 'in' },
    grade: { sql: 'd.grade', type: 'text', test: 'in' },
    submittedFrom: { sql: 'a.submitted_at', type: 'moment', test: 'from' },
    submittedTo: { sql: 'a.submitted_at', type: 'moment', test: 'to' },
    requestedMin: { sql: 'a.requested_fen', type: 'bigint', test: 'from' },
    requestedMax: { sql: 'a.requested_fen', type: 'bigint', test: 'to' },
  },
  search: (text, firm) => `a.firm_id = ${firm} OR a.application_id = ${text} OR d.decision_id = ${text}`,
};
