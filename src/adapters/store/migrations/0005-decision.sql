CREATE TABLE application (
  institution_id text NOT NULL,
  application_id text NOT NULL,
  firm_id text NOT NULL,
  product text NOT NULL,
  requested_fen bigint NOT NULL CHECK (requested_fen > 0),
  requested_days integer NOT NULL CHECK (requested_days > 0),
  state text NOT NULL,
  submitted_at bigint NOT NULL,
  submitted_by text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, application_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('application');
CREATE INDEX application_by_time ON application (institution_id, submitted_at, application_id);
CREATE INDEX application_by_firm ON application (institution_id, firm_id, submitted_at);

-- The record is its canonical bytes, sealed; the columns beside it are for lists and never for replay. Append only.
CREATE TABLE decision_record (
  institution_id text NOT NULL,
  decision_id text NOT NULL,
  application_id text,
  firm_id text NOT NULL,
  as_of date NOT NULL,
  decided_at bigint NOT NULL,
  decided_by text NOT NULL,
  mode text NOT NULL,
  outcome text NOT NULL,
  grade text,
  pd double precision,
  pd_low double precision,
  pd_high double precision,
  limit_fen bigint,
  tenor_days integer,
  rate_ppb bigint,
  snapshot_digest text NOT NULL,
  model_digest text NOT NULL,
  rules_digest text NOT NULL,
  record_digest text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, decision_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm,
  FOREIGN KEY (institution_id, application_id) REFERENCES application
);
ALTER TABLE decision_record ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT weir_protect('decision_record', 'SELECT, INSERT');
CREATE INDEX decision_by_time ON decision_record (institution_id, decided_at, decision_id);
CREATE INDEX decision_by_firm ON decision_record (institution_id, firm_id, decided_at);

CREATE TABLE referral (
  institution_id text NOT NULL,
  referral_id text NOT NULL,
  decision_id text NOT NULL,
  firm_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'claimed', 'proposed', 'closed')),
  asks jsonb NOT NULL,
  opened_at bigint NOT NULL,
  claimed_by text,
  claimed_at bigint,
  closed_at bigint,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (institution_id, referral_id),
  FOREIGN KEY (institution_id, decision_id) REFERENCES decision_record
);
SELECT weir_protect('referral');
CREATE INDEX referral_by_state ON referral (institution_id, state, opened_at, referral_id);

-- A person's outcome in place of the engine's. Whoever approves is another than whoever proposed.
CREATE TABLE decision_override (
  institution_id text NOT NULL,
  override_id text NOT NULL,
  decision_id text NOT NULL,
  referral_id text,
  outcome_before text NOT NULL,
  outcome_after text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at bigint NOT NULL,
  approved_by text,
  approved_at bigint,
  refused_by text,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, override_id),
  FOREIGN KEY (institution_id, decision_id) REFERENCES decision_record,
  CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);
SELECT weir_protect('decision_override', 'SELECT, INSERT, UPDATE');
CREATE INDEX decision_override_by_decision ON decision_override (institution_id, decision_id);
