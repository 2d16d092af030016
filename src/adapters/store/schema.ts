import type { ColumnType, Generated } from 'kysely';

/** Moments and money are bigint when read; a moment may be written as the number that it is. */
type Moment = ColumnType<bigint, number | bigint, number | bigint>;
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
type Json<T> = ColumnType<T, string, string>;

interface InstitutionTable {
  institution_id: string;
  code: string;
  name: string;
  actor_types: readonly string[];
  province: string;
  licences: Json<unknown>;
  created_at: Moment;
}

interface SubjectKeyTable {
  institution_id: string;
  subject_id: string;
  wrapped_key: Uint8Array | null;
  created_at: Moment;
  erased_at: ColumnType<bigint | null, number | null, number | null>;
}

interface LeaseTable {
  institution_id: string;
  name: string;
  holder: string;
  token: bigint;
  expires_at: Moment;
}

interface FirmTable {
  institution_id: string;
  firm_id: string;
  code_index: Bytes;
  code_sealed: Bytes;
  created_at: Moment;
}

export interface EvidenceImportTable {
  institution_id: string;
  import_id: string;
  kind: string;
  source: string;
  consent_id: string | null;
  file_name_sealed: Bytes | null;
  file_digest: string;
  actor_id: string;
  arrived_at: Moment;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  reading_sealed: Bytes | null;
  corrects: string | null;
}

interface EvidenceRejectionTable {
  institution_id: string;
  import_id: string;
  row_number: number;
  code: string;
  params_sealed: Bytes | null;
  column_name: string | null;
  raw_sealed: Bytes;
}

interface EvidenceSegmentTable {
  institution_id: string;
  firm_id: string;
  kind: string;
  import_id: string;
  rows: number;
  first_on: string | null;
  last_on: string | null;
  sealed: Bytes;
}

interface EvidenceRecordTable {
  institution_id: string;
  firm_id: string;
  kind: string;
  record_id: Bytes;
  import_id: string;
  ordinal: number;
  occurred_on: string | null;
}

interface SnapshotTable {
  institution_id: string;
  firm_id: string;
  digest: string;
  as_of: string;
  built_at: Moment;
  sealed: Bytes;
}

interface ApplicationTable {
  institution_id: string;
  application_id: string;
  firm_id: string;
  product: string;
  requested_fen: bigint;
  requested_days: number;
  state: string;
  submitted_at: Moment;
  submitted_by: string;
  version: Generated<number>;
  sealed: Bytes;
}

export interface DecisionRecordTable {
  institution_id: string;
  decision_id: string;
  application_id: string | null;
  firm_id: string;
  as_of: string;
  decided_at: Moment;
  decided_by: string;
  mode: string;
  outcome: string;
  grade: string | null;
  pd: number | null;
  pd_low: number | null;
  pd_high: number | null;
  limit_fen: bigint | null;
  tenor_days: number | null;
  rate_ppb: bigint | null;
  snapshot_digest: string;
  model_digest: string;
  rules_digest: string;
  record_digest: string;
  sealed: Bytes;
}

export interface ReferralTable {
  institution_id: string;
  referral_id: string;
  decision_id: string;
  firm_id: string;
  state: 'open' | 'claimed' | 'proposed' | 'closed';
  asks: Json<readonly { document: string; value: number }[]>;
  opened_at: Moment;
  claimed_by: string | null;
  claimed_at: ColumnType<bigint | null, number | null, number | null>;
  closed_at: ColumnType<bigint | null, number | null, number | null>;
  version: Generated<number>;
}

export interface DecisionOverrideTable {
  institution_id: string;
  override_id: string;
  decision_id: string;
  referral_id: string | null;
  outcome_before: string;
  outcome_after: string;
  proposed_by: string;
  proposed_at: Moment;
  approved_by: string | null;
  approved_at: ColumnType<bigint | null, number | null, number | null>;
  refused_by: string | null;
  sealed: Bytes;
}

export interface ArtefactTable {
  institution_id: string;
  kind: 'model' | 'rule-pack' | 'policy' | 'parameters';
  name: string;
  version: string;
  digest: string;
  content: Bytes;
  card: Json<Record<string, unknown>>;
  registered_by: string;
  registered_at: Moment;
}

interface ArtefactReleaseTable {
  institution_id: string;
  kind: 'model' | 'rule-pack' | 'policy' | 'parameters';
  name: string;
  released_at: Moment;
  version: string;
  stage: 'shadow' | 'live' | 'withdrawn';
  released_by: string;
  approved_by: string | null;
}

interface CounselConfirmationTable {
  institution_id: string;
  rule_id: string;
  text_digest: string;
  confirmed_by: string;
  confirmed_at: Moment;
  withdrawn_at: ColumnType<bigint | null, number | null, number | null>;
}

export interface JobProgressTable {
  institution_id: string;
  job_id: string;
  queue: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: Moment;
  total: ColumnType<bigint | null, number | null, number | null>;
  message_sealed: Bytes | null;
  requested_by: string;
  requested_at: Moment;
  updated_at: Moment;
  called_off_by: string | null;
}

interface LogEntryTable {
  institution_id: string;
  entry_id: string;
  at: Moment;
  actor: string;
  operation: string;
  subject: Bytes;
  payload: Bytes;
  subject_id: string;
  payload_sealed: Bytes;
  leaf_index: ColumnType<bigint | null, never, number | bigint>;
}

/** The tables as the query builder sees them; other modules' tables join through their own file. */
export interface Database {
  institution: InstitutionTable;
  subject_key: SubjectKeyTable;
  lease: LeaseTable;
  firm: FirmTable;
  evidence_import: EvidenceImportTable;
  evidence_rejection: EvidenceRejectionTable;
  evidence_segment: EvidenceSegmentTable;
  evidence_record: EvidenceRecordTable;
  snapshot: SnapshotTable;
  application: ApplicationTable;
  decision_record: DecisionRecordTable;
  referral: ReferralTable;
  decision_override: DecisionOverrideTable;
  artefact: ArtefactTable;
  artefact_release: ArtefactReleaseTable;
  counsel_confirmation: CounselConfirmationTable;
  job_progress: JobProgressTable;
  log_entry: LogEntryTable;
}
