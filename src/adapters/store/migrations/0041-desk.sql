-- How a file was read, so that rows of it that were refused can be corrected and read the same way: the map of its headers and
-- the firm that it is of, sealed like its name. And the delivery whose refused rows it corrects.
ALTER TABLE evidence_import ADD COLUMN reading_sealed bytea;
ALTER TABLE evidence_import ADD COLUMN corrects text;

-- A refused row that was corrected and delivered again.
CREATE TABLE rejection_correction (
  institution_id text NOT NULL,
  import_id text NOT NULL,
  row_number integer NOT NULL,
  corrected_by text NOT NULL,
  corrected_at bigint NOT NULL,
  PRIMARY KEY (institution_id, import_id, row_number, corrected_by)
);
SELECT weir_protect('rejection_correction', 'SELECT, INSERT');

-- An application that is being filled in: what is kept of it now, and every version that was saved.
CREATE TABLE application_draft (
  institution_id text NOT NULL,
  draft_id text NOT NULL,
  firm_id text NOT NULL,
  account_id text NOT NULL,
  begun_at bigint NOT NULL,
  saved_at bigint NOT NULL,
  version integer NOT NULL,
  -- The application that it became.
  application_id text,
  PRIMARY KEY (institution_id, draft_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('application_draft', 'SELECT, INSERT, UPDATE');
CREATE INDEX application_draft_by_account ON application_draft (institution_id, account_id, saved_at);

CREATE TABLE application_draft_version (
  institution_id text NOT NULL,
  draft_id text NOT NULL,
  version integer NOT NULL,
  saved_at bigint NOT NULL,
  saved_by text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, draft_id, version)
);
SELECT weir_protect('application_draft_version', 'SELECT, INSERT');

-- Documents that a firm was asked for: by whom, when, and in which words.
CREATE TABLE document_ask (
  institution_id text NOT NULL,
  ask_id text NOT NULL,
  application_id text NOT NULL,
  firm_id text NOT NULL,
  asked_at bigint NOT NULL,
  asked_by text NOT NULL,
  documents text[] NOT NULL,
  note_sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, ask_id),
  FOREIGN KEY (institution_id, application_id) REFERENCES application
);
SELECT weir_protect('document_ask', 'SELECT, INSERT');
CREATE INDEX document_ask_by_application ON document_ask (institution_id, application_id, asked_at);

-- Filters that a person keeps for a list, under a name of their own.
CREATE TABLE saved_filter (
  institution_id text NOT NULL,
  account_id text NOT NULL,
  filter_id text NOT NULL,
  list text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  saved_at bigint NOT NULL,
  PRIMARY KEY (institution_id, account_id, filter_id)
);
SELECT weir_protect('saved_filter');
