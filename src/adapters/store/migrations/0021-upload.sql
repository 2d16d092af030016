-- Bytes of a file that was sent and waits for its job, sealed under the institution's own key: whichever machine runs
-- the job can read them. They go away with the job.
CREATE TABLE upload_chunk (
  institution_id text NOT NULL,
  upload_id text NOT NULL,
  ordinal integer NOT NULL,
  created_at bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, upload_id, ordinal)
);
ALTER TABLE upload_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT weir_protect('upload_chunk', 'SELECT, INSERT, DELETE');
