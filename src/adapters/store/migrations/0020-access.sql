CREATE TABLE account (
  institution_id text NOT NULL REFERENCES institution,
  account_id text NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  roles text[] NOT NULL,
  -- The code of the firm that a borrower speaks for.
  firm text,
  state text NOT NULL CHECK (state IN ('active', 'disabled')),
  failures integer NOT NULL DEFAULT 0,
  locked_until bigint,
  created_at bigint NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (institution_id, account_id),
  UNIQUE (institution_id, name)
);
SELECT weir_protect('account', 'SELECT, INSERT, UPDATE');

-- A session is proved by a secret of which only the digest is here: who reads this table cannot sign in with it.
CREATE TABLE session (
  institution_id text NOT NULL,
  session_id text NOT NULL,
  account_id text NOT NULL,
  secret_hash text NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (institution_id, session_id),
  FOREIGN KEY (institution_id, account_id) REFERENCES account
);
SELECT weir_protect('session');
CREATE INDEX session_by_account ON session (institution_id, account_id);

CREATE TABLE api_key (
  institution_id text NOT NULL REFERENCES institution,
  key_id text NOT NULL,
  name text NOT NULL,
  secret_hash text NOT NULL,
  roles text[] NOT NULL,
  created_by text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint,
  PRIMARY KEY (institution_id, key_id)
);
SELECT weir_protect('api_key', 'SELECT, INSERT, UPDATE');

-- Who looked at whose data. Written once, never changed.
CREATE TABLE access_event (
  institution_id text NOT NULL,
  event_id text NOT NULL,
  at bigint NOT NULL,
  by_id text NOT NULL,
  audit text NOT NULL,
  subject text NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (institution_id, event_id)
);
SELECT weir_protect('access_event', 'SELECT, INSERT');
