-- An entry is written in the transaction of the change that it tells of, without a position; the sequencer gives
-- leaf_index to committed entries. subject and payload are commitments; what they commit to is sealed beside them.
CREATE TABLE log_entry (
  institution_id text NOT NULL,
  entry_id text NOT NULL,
  at bigint NOT NULL,
  actor text NOT NULL,
  operation text NOT NULL,
  subject bytea NOT NULL CHECK (length(subject) = 32),
  payload bytea NOT NULL CHECK (length(payload) = 32),
  subject_id text NOT NULL,
  payload_sealed bytea NOT NULL,
  leaf_index bigint,
  PRIMARY KEY (institution_id, entry_id),
  UNIQUE (institution_id, leaf_index)
);
SELECT weir_protect('log_entry', 'SELECT, INSERT');
-- What was said is never said otherwise: only the position may be filled in.
GRANT UPDATE (leaf_index) ON log_entry TO weir_app;
CREATE INDEX log_entry_waiting ON log_entry (institution_id, entry_id) WHERE leaf_index IS NULL;
CREATE INDEX log_entry_by_subject ON log_entry (institution_id, subject_id, at);
