-- Models, rule packs, policies and parameters as they were released: who released which bytes, and who approved.
CREATE TABLE artefact (
  institution_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  digest text NOT NULL,
  content bytea NOT NULL,
  card jsonb NOT NULL,
  registered_by text NOT NULL,
  registered_at bigint NOT NULL,
  PRIMARY KEY (institution_id, kind, name, version)
);
SELECT weir_protect('artefact', 'SELECT, INSERT');
CREATE INDEX artefact_by_digest ON artefact (institution_id, digest);

-- Which version is in use from when. A release is a new line, so that a rollback is one too and the past stays readable.
CREATE TABLE artefact_release (
  institution_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  released_at bigint NOT NULL,
  version text NOT NULL,
  stage text NOT NULL,
  released_by text NOT NULL,
  approved_by text,
  PRIMARY KEY (institution_id, kind, name, released_at),
  FOREIGN KEY (institution_id, kind, name, version) REFERENCES artefact,
  CHECK (approved_by IS NULL OR approved_by <> released_by)
);
SELECT weir_protect('artefact_release', 'SELECT, INSERT');

-- Counsel's word that the text of a rule was read against its source.
CREATE TABLE counsel_confirmation (
  institution_id text NOT NULL,
  rule_id text NOT NULL,
  text_digest text NOT NULL,
  confirmed_by text NOT NULL,
  confirmed_at bigint NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (institution_id, rule_id, text_digest)
);
SELECT weir_protect('counsel_confirmation', 'SELECT, INSERT, UPDATE');
