-- The Merkle tree over the entries that have an index. One row an institution: its size, the frontier to append to
-- (32 bytes a node), and the key that signs, so that a process with another key cannot fork the log.
CREATE TABLE log_tree (
  institution_id text PRIMARY KEY,
  size bigint NOT NULL,
  frontier bytea NOT NULL,
  public_key bytea NOT NULL CHECK (length(public_key) = 32)
);
SELECT weir_protect('log_tree', 'SELECT, INSERT, UPDATE');

-- Hashes of the tree, up to 256 to a row (C2SP tlog-tiles): any proof needs a handful of rows.
CREATE TABLE log_tile (
  institution_id text NOT NULL,
  level integer NOT NULL,
  tile_index bigint NOT NULL,
  hashes bytea NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  PRIMARY KEY (institution_id, level, tile_index)
);
SELECT weir_protect('log_tile', 'SELECT, INSERT, UPDATE');

-- What the log signed, never changed and never taken back.
CREATE TABLE log_checkpoint (
  institution_id text NOT NULL,
  size bigint NOT NULL,
  at bigint NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  PRIMARY KEY (institution_id, size)
);
SELECT weir_protect('log_checkpoint', 'SELECT, INSERT');

-- Signature lines that witnesses gave to a checkpoint.
CREATE TABLE log_cosignature (
  institution_id text NOT NULL,
  size bigint NOT NULL,
  line text NOT NULL,
  PRIMARY KEY (institution_id, size, line),
  FOREIGN KEY (institution_id, size) REFERENCES log_checkpoint
);
SELECT weir_protect('log_cosignature', 'SELECT, INSERT');
