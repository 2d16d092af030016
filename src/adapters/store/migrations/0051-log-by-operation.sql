-- Entries of one kind of act, newest first: most entries are decisions, and whoever looks for a confirmation or a release
-- must not read through them.
CREATE INDEX log_entry_by_operation ON log_entry (institution_id, operation, entry_id);
