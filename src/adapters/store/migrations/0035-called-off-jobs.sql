-- A job can be called off: one that waits ends at once, one that runs is told and ends when it has let go.
ALTER TABLE job_progress DROP CONSTRAINT job_progress_state_check;
ALTER TABLE job_progress ADD CONSTRAINT job_progress_state_check
  CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE job_progress ADD COLUMN called_off_by text;
