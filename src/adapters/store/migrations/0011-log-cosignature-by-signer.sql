-- A witness that is asked again signs again with a later time: only its latest line is kept, since a note holds so many
-- lines and no more. No release has written the table before.
DROP TABLE log_cosignature;
CREATE TABLE log_cosignature (
  institution_id text NOT NULL,
  size bigint NOT NULL,
  -- The witness's name and key id.
  signer text NOT NULL,
  line text NOT NULL,
  PRIMARY KEY (institution_id, size, signer),
  FOREIGN KEY (institution_id, size) REFERENCES log_checkpoint
);
SELECT weir_protect('log_cosignature', 'SELECT, INSERT, UPDATE');
