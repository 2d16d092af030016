-- A filter may name a firm, whose code is sealed wherever it stands: what a person keeps is sealed as well. What was kept in clear goes.
ALTER TABLE saved_filter DROP COLUMN name;
ALTER TABLE saved_filter DROP COLUMN query;
ALTER TABLE saved_filter ADD COLUMN sealed bytea;
