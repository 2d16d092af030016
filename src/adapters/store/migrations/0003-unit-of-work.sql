-- A request that may be sent again: the first to commit keeps its answer, the same key with another input is refused.
CREATE TABLE idempotency (
  institution_id text NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  input_digest text NOT NULL,
  response text,
  created_at bigint NOT NULL,
  PRIMARY KEY (institution_id, operation, key)
);
SELECT weir_protect('idempotency');
CREATE INDEX idempotency_by_age ON idempotency (institution_id, created_at);

-- What is to be told to the outside once the change that causes it is committed.
CREATE TABLE outbox (
  institution_id text NOT NULL,
  outbox_id text NOT NULL,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  created_at bigint NOT NULL,
  published_at bigint,
  PRIMARY KEY (institution_id, outbox_id)
);
SELECT weir_protect('outbox');
CREATE INDEX outbox_waiting ON outbox (institution_id, outbox_id) WHERE published_at IS NULL;

-- One holder at a time. The token grows with every change of holder, so that a holder that lost its lease without noticing
-- cannot write: its transaction compares the token while it holds this row.
CREATE TABLE lease (
  institution_id text NOT NULL,
  name text NOT NULL,
  holder text NOT NULL,
  token bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (institution_id, name)
);
SELECT weir_protect('lease', 'SELECT, INSERT, UPDATE');
