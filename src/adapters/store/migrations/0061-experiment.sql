-- Changes of policy that were tried on stored decisions. The result names firms by their ids.
CREATE TABLE experiment (
  institution_id text NOT NULL,
  experiment_id text NOT NULL,
  job_id text NOT NULL,
  asked jsonb NOT NULL,
  asked_by text NOT NULL,
  asked_at bigint NOT NULL,
  result jsonb,
  PRIMARY KEY (institution_id, experiment_id)
);
SELECT weir_protect('experiment', 'SELECT, INSERT, UPDATE');
