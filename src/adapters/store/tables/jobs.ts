import type { TableSql } from '../table-statement.ts';

export const JOBS: TableSql = {
  columns: 'j.*',
  from: 'job_progress j',
  institution: 'j.institution_id',
  key: 'j.job_id',
  sorts: {
    requestedAt: { sql: 'j.requested_at', type: 'bigint' },
    updatedAt: { sql: 'j.updated_at', type: 'bigint' },
  },
  filters: {
    state: { sql: 'j.state', type: 'text', test: 'in' },
    queue: { sql: 'j.queue', type: 'text', test: 'is' },
    requestedFrom: { sql: 'j.requested_at', type: 'moment', test: 'from' },
    requestedTo: { sql: 'j.requested_at', type: 'moment', test: 'to' },
  },
  search: (text) => `j.job_id = ${text} OR j.queue = ${text} OR j.requested_by = ${text}`,
};
