-- What examinations found about firms, each finding once however often it is seen again, and what a person made of it.
CREATE TABLE fraud_finding (
  institution_id text NOT NULL,
  finding_id text NOT NULL,
  firm_id text NOT NULL,
  -- Of what makes it the same finding: its detector, its parties and the day on which it begins.
  sameness text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  state text NOT NULL,
  amount_fen bigint,
  as_of date NOT NULL,
  found_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  judged_at bigint,
  judged_by text,
  version integer NOT NULL DEFAULT 1,
  -- The finding itself, and what the person wrote, under the key of the firm.
  sealed bytea NOT NULL,
  note_sealed bytea,
  PRIMARY KEY (institution_id, finding_id),
  UNIQUE (institution_id, firm_id, sameness),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('fraud_finding', 'SELECT, INSERT, UPDATE');
CREATE INDEX fraud_finding_by_time ON fraud_finding (institution_id, seen_at, finding_id);
CREATE INDEX fraud_finding_by_state ON fraud_finding (institution_id, state, seen_at, finding_id);
