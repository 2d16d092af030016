import type { TableSql } from '../table-statement.ts';

/** Objections of firms to decisions. */
export const OBJECTIONS: TableSql = {
  columns:
    'o.objection_id, o.decision_id, o.firm_id, o.kind, o.state, o.opened_at, o.opened_by, o.due_on::text AS due_on, o.settled_at, o.settled_by, o.version',
  from: 'objection o',
  institution: 'o.institution_id',
  key: 'o.objection_id',
  sorts: {
    dueOn: { sql: 'o.due_on', type: 'date' },
    openedAt: { sql: 'o.opened_at', type: 'bigint' },
  },
  filters: {
    firm: { sql: 'o.firm_id', type: 'text', test: 'is' },
    kind: { sql: 'o.kind', type: 'text', test: 'in' },
    state: { sql: 'o.state', type: 'text', test: 'in' },
  },
  search: (text, firm) => `o.firm_id = ${firm} OR o.objection_id = ${text} OR o.decision_id = ${text}`,
};
