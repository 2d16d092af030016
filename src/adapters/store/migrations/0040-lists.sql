-- What lists look up: the newest decision of an application, and what arrives or waits by its own columns. Decisions that
-- belong to no application do not pay for it.
CREATE INDEX decision_by_application ON decision_record (institution_id, application_id, decided_at, decision_id)
  WHERE application_id IS NOT NULL;
CREATE INDEX application_by_amount ON application (institution_id, requested_fen, application_id);
CREATE INDEX evidence_segment_by_import ON evidence_segment (institution_id, import_id, firm_id);
CREATE INDEX job_progress_by_state ON job_progress (institution_id, state, requested_at, job_id);
