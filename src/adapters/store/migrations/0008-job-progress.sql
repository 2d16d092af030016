-- How far a job is, for whoever waits for it. Jobs themselves belong to the queue's own schema.
CREATE TABLE job_progress (
  institution_id text NOT NULL,
  job_id text NOT NULL,
  queue text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  done bigint NOT NULL,
  total bigint,
  message jsonb,
  requested_by text NOT NULL,
  requested_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  PRIMARY KEY (institution_id, job_id)
);
SELECT weir_protect('job_progress');
CREATE INDEX job_progress_by_time ON job_progress (institution_id, requested_at, job_id);
