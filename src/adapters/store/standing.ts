import type { Daily, Standing, StandingBook, Waiting } from '#app/ports/standing.ts';
import { type Instant, instant } from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

const SHANGHAI_MS = 8 * 3_600_000;
/** A key that expires within two weeks is spoken of. */
const KEY_NOTICE_MS = 14 * 86_400_000;

type Counted = { readonly count: number; readonly since: string | null };
type Row = {
  readonly firms: number;
  readonly deliveries: {
    readonly count: number;
    readonly rows: number;
    readonly rejected: number;
    readonly lastAt: string | null;
  };
  readonly accepted_by_day: Daily;
  readonly refused_rows: Counted;
  readonly refused_deliveries: number;
  readonly applications: number;
  readonly undecided: Counted;
  readonly decisions: Readonly<Record<'count' | 'approve' | 'counter' | 'refer' | 'decline' | 'offers', number>> & {
    readonly doubt: number | null;
    readonly limit: string;
    readonly rate: string | null;
  };
  readonly examined: Omit<
    Standing['examined'],
    'blockedCases' | 'contradictedCases' | 'contradictionsByDay' | 'findingsByDay'
  >;
  readonly blocked_cases: Counted;
  readonly contradicted_cases: Counted;
  readonly contradictions_by_day: Daily;
  readonly findings_by_day: Daily;
  readonly decisions_by_day: Daily;
  readonly offers_by_day: Daily;
  readonly cases_open: Counted;
  readonly cases_proposed: Counted;
  readonly cases_closed: number;
  readonly cases_by_day: Daily;
  readonly log_size: number | null;
  readonly checkpoint_at: string | null;
  readonly unsequenced: Counted;
  readonly log_by_day: Daily;
  readonly jobs_running: number;
  readonly jobs_failed: Counted;
  readonly accounts_active: number;
  readonly accounts_locked: number;
  readonly keys_expiring: Counted;
};

const day = (column: string) =>
  `to_char(to_timestamp((${column} + ${SHANGHAI_MS}) / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/** A day's value for each day since `$2`, as one JSON array. */
const daily = (table: string, at: string, value: string, where = 'true') =>
  `(SELECT coalesce(json_agg(json_build_object('on', d, 'value', v) ORDER BY d), '[]') FROM (
     SELECT ${day(at)} AS d, ${value} AS v FROM ${table} WHERE institution_id = $1 AND ${at} >= $2 AND ${where} GROUP BY 1) AS days)`;

const waiting = (table: string, at: string, where: string) =>
  `(SELECT json_build_object('count', count(*), 'since', min(${at})::text) FROM ${table} WHERE institution_id = $1 AND ${where})`;

const count = (table: string, where = 'true') =>
  `(SELECT count(*)::int FROM ${table} WHERE institution_id = $1 AND ${where})`;

/** Refused rows without a correction, with the delivery and the moment that they arrived. */
const REFUSED = `(SELECT r.institution_id, r.import_id, i.arrived_at FROM evidence_rejection r
    JOIN evidence_import i ON i.institution_id = r.institution_id AND i.import_id = r.import_id
    WHERE r.institution_id = $1 AND NOT EXISTS (SELECT 1 FROM rejection_correction c
      WHERE c.institution_id = r.institution_id AND c.import_id = r.import_id AND c.row_number = r.row_number)) AS refused`;

/** Open cases about a decision of which something holds. */
const openCases = (name: string, where: string) => `(SELECT f.institution_id, f.opened_at FROM referral f
    JOIN decision_record d ON d.institution_id = f.institution_id AND d.decision_id = f.decision_id
    WHERE f.institution_id = $1 AND f.state <> 'closed' AND ${where}) AS ${name}`;

/** One statement, so that all counts are of one moment. Each reads an index of its table or a table that stays small. */
const STATEMENT = `SELECT
  ${count('firm')} AS firms,
  (SELECT json_build_object('count', count(*), 'rows', coalesce(sum(rows), 0), 'rejected', coalesce(sum(rejected), 0),
    'lastAt', max(arrived_at)::text) FROM evidence_import WHERE institution_id = $1) AS deliveries,
  ${daily('evidence_import', 'arrived_at', 'sum(accepted)')} AS accepted_by_day,
  ${waiting(REFUSED, 'arrived_at', 'true')} AS refused_rows,
  (SELECT count(DISTINCT import_id)::int FROM ${REFUSED}) AS refused_deliveries,
  ${count('application', 'submitted_at >= $2')} AS applications,
  ${waiting('application', 'submitted_at', `state <> 'decided'`)} AS undecided,
  (SELECT json_build_object('count', count(*), 'doubt', avg(pd_high - pd_low),
     'approve', count(*) FILTER (WHERE outcome = 'approve'), 'counter', count(*) FILTER (WHERE outcome = 'counter'),
     'refer', count(*) FILTER (WHERE outcome = 'refer'), 'decline', count(*) FILTER (WHERE outcome = 'decline'),
     'offers', count(*) FILTER (WHERE limit_fen > 0), 'limit', coalesce(sum(limit_fen), 0)::text,
     'rate', percentile_disc(0.5) WITHIN GROUP (ORDER BY rate_ppb)::text)
     FROM decision_record WHERE institution_id = $1 AND decided_at >= $2) AS decisions,
  (SELECT json_build_object('decisions', count(*), 'agree', coalesce(sum(checks_agree), 0), 'contradict', coalesce(sum(checks_contradict), 0),
     'unclear', coalesce(sum(checks_unclear), 0), 'withContradiction', count(*) FILTER (WHERE checks_contradict > 0),
     'withReview', count(*) FILTER (WHERE findings_review > 0 AND findings_block = 0),
     'withBlock', count(*) FILTER (WHERE findings_block > 0))
     FROM decision_record WHERE institution_id = $1 AND decided_at >= $2 AND checks_agree IS NOT NULL) AS examined,
  ${waiting(openCases('blocked', 'd.findings_block > 0'), 'opened_at', 'true')} AS blocked_cases,
  ${waiting(openCases('contradicted', 'd.checks_contradict > 0'), 'opened_at', 'true')} AS contradicted_cases,
  ${daily('decision_record', 'decided_at', 'count(*)', 'checks_contradict > 0')} AS contradictions_by_day,
  ${daily('decision_record', 'decided_at', 'count(*)', '(findings_review > 0 OR findings_block > 0)')} AS findings_by_day,
  ${daily('decision_record', 'decided_at', 'count(*)')} AS decisions_by_day,
  ${daily('decision_record', 'decided_at', 'count(*)', 'limit_fen > 0')} AS offers_by_day,
  ${waiting('referral', 'opened_at', `state IN ('open', 'claimed')`)} AS cases_open,
  ${waiting('referral', 'opened_at', `state = 'proposed'`)} AS cases_proposed,
  ${count('referral', `state = 'closed' AND closed_at >= $2`)} AS cases_closed,
  ${daily('referral', 'opened_at', 'count(*)')} AS cases_by_day,
  (SELECT size::int FROM log_tree WHERE institution_id = $1) AS log_size,
  (SELECT at::text FROM log_checkpoint WHERE institution_id = $1 ORDER BY size DESC LIMIT 1) AS checkpoint_at,
  ${waiting('log_entry', 'at', 'leaf_index IS NULL')} AS unsequenced,
  (SELECT coalesce(json_agg(json_build_object('on', d, 'value', v) ORDER BY d), '[]') FROM (
     SELECT ${day('at')} AS d, max(size) - coalesce(lag(max(size)) OVER (ORDER BY ${day('at')}),
       (SELECT max(size) FROM log_checkpoint WHERE institution_id = $1 AND at < $2), 0) AS v
     FROM log_checkpoint WHERE institution_id = $1 AND at >= $2 GROUP BY 1) AS days) AS log_by_day,
  ${count('job_progress', `state IN ('waiting', 'running')`)} AS jobs_running,
  ${waiting('job_progress', 'updated_at', `state = 'failed' AND requested_at >= $2`)} AS jobs_failed,
  ${count('account', `state = 'active'`)} AS accounts_active,
  ${count('account', `state = 'active' AND locked_until > $3`)} AS accounts_locked,
  ${waiting('api_key', 'expires_at', 'revoked_at IS NULL AND expires_at > $3 AND expires_at < $4')} AS keys_expiring`;

export class PostgresStanding implements StandingBook {
  readonly #session: Session;
  readonly #at: Instant;

  constructor(session: Session, at: Instant) {
    this.#session = session;
    this.#at = at;
  }

  async read(since: Instant): Promise<Standing> {
    const values = [this.#session.institutionId, since, this.#at, this.#at + KEY_NOTICE_MS];
    const [row] = await this.#session.query<Row>(STATEMENT, values);
    if (!row) throw new Error('the store gave no counts');
    const { deliveries, decisions } = row;
    const { approve, counter, refer, decline } = decisions;
    return {
      firms: row.firms,
      deliveries: { ...deliveries, lastAt: moment(deliveries.lastAt), acceptedByDay: row.accepted_by_day },
      refusedRows: { ...waitingOf(row.refused_rows), deliveries: row.refused_deliveries },
      applications: { taken: row.applications, undecided: waitingOf(row.undecided) },
      decisions: {
        count: decisions.count,
        byOutcome: { approve, counter, refer, decline },
        meanDoubt: decisions.doubt,
        byDay: row.decisions_by_day,
      },
      examined: {
        ...row.examined,
        blockedCases: waitingOf(row.blocked_cases),
        contradictedCases: waitingOf(row.contradicted_cases),
        contradictionsByDay: row.contradictions_by_day,
        findingsByDay: row.findings_by_day,
      },
      offers: {
        count: decisions.offers,
        limitFen: BigInt(decisions.limit),
        medianRatePpb: decisions.rate === null ? null : BigInt(decisions.rate),
        byDay: row.offers_by_day,
      },
      cases: {
        open: waitingOf(row.cases_open),
        proposed: waitingOf(row.cases_proposed),
        closed: row.cases_closed,
        openedByDay: row.cases_by_day,
      },
      log: {
        entries: row.log_size ?? 0,
        checkpointAt: moment(row.checkpoint_at),
        unsequenced: waitingOf(row.unsequenced),
        byDay: row.log_by_day,
      },
      jobs: { running: row.jobs_running, failed: waitingOf(row.jobs_failed) },
      accounts: { active: row.accounts_active, locked: row.accounts_locked },
      keysExpiring: waitingOf(row.keys_expiring),
    };
  }
}

function moment(text: string | null): Instant | null {
  return text === null ? null : instant(Number(text));
}

function waitingOf({ count, since }: Counted): Waiting {
  return { count, since: moment(since) };
}
