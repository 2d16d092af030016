-- A firm that evidence or an application speaks of. Its code is an attribute: sealed, and found by its blind index.
CREATE TABLE firm (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  code_index bytea NOT NULL,
  code_sealed bytea NOT NULL,
  created_at bigint NOT NULL,
  PRIMARY KEY (institution_id, firm_id),
  UNIQUE (institution_id, code_index)
);
SELECT weir_protect('firm');

-- One delivery of evidence: who brought it, from which source, under which consent, and what became of its rows.
CREATE TABLE evidence_import (
  institution_id text NOT NULL,
  import_id text NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  consent_id text,
  file_name text NOT NULL,
  file_digest text NOT NULL,
  actor_id text NOT NULL,
  arrived_at bigint NOT NULL,
  rows integer NOT NULL,
  accepted integer NOT NULL,
  duplicates integer NOT NULL,
  rejected integer NOT NULL,
  PRIMARY KEY (institution_id, import_id)
);
SELECT weir_protect('evidence_import', 'SELECT, INSERT');
CREATE INDEX evidence_import_by_arrival ON evidence_import (institution_id, arrived_at, import_id);
CREATE INDEX evidence_import_by_file ON evidence_import (institution_id, kind, file_digest);

-- A row that was refused, as it was delivered, so that it can be downloaded, corrected and imported again.
CREATE TABLE evidence_rejection (
  institution_id text NOT NULL,
  import_id text NOT NULL,
  row_number integer NOT NULL,
  code text NOT NULL,
  params jsonb NOT NULL,
  column_name text,
  raw_sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, import_id, row_number),
  FOREIGN KEY (institution_id, import_id) REFERENCES evidence_import
);
SELECT weir_protect('evidence_rejection', 'SELECT, INSERT, DELETE');

-- The content of one firm's records of one kind in one delivery: columns, compressed, sealed under the firm's key.
CREATE TABLE evidence_segment (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  kind text NOT NULL,
  import_id text NOT NULL,
  rows integer NOT NULL,
  first_on date,
  last_on date,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, firm_id, kind, import_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm,
  FOREIGN KEY (institution_id, import_id) REFERENCES evidence_import
);
-- The content is compressed before it is sealed; sealed bytes do not compress again.
ALTER TABLE evidence_segment ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT weir_protect('evidence_segment');

-- One line a record: its key is what makes the same record delivered twice count once, whoever delivers it and when.
CREATE TABLE evidence_record (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  kind text NOT NULL,
  record_id bytea NOT NULL,
  import_id text NOT NULL,
  ordinal integer NOT NULL,
  occurred_on date,
  PRIMARY KEY (institution_id, firm_id, kind, record_id)
);
SELECT weir_protect('evidence_record', 'SELECT, INSERT, DELETE');

-- What a decision reads of one firm on one day; kept under its digest as long as a decision names it.
CREATE TABLE snapshot (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  digest text NOT NULL,
  as_of date NOT NULL,
  built_at bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, firm_id, digest),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('snapshot');
CREATE INDEX snapshot_latest ON snapshot (institution_id, firm_id, as_of, built_at);
