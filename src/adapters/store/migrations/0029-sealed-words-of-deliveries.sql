-- Words that come with deliveries are sealed under the institution's own key: a file is often named after its firm, and why a row
-- or a file was refused often quotes what stood in it. What was kept in clear goes.
ALTER TABLE evidence_import DROP COLUMN file_name;
ALTER TABLE evidence_import ADD COLUMN file_name_sealed bytea;
ALTER TABLE evidence_rejection DROP COLUMN params;
ALTER TABLE evidence_rejection ADD COLUMN params_sealed bytea;
ALTER TABLE job_progress DROP COLUMN message;
ALTER TABLE job_progress ADD COLUMN message_sealed bytea;
