-- The key that seals what belongs to one subject (a firm, a person, or the institution itself), wrapped by the master
-- key. Erasing a subject empties wrapped_key: what was sealed under it can then be read by nobody, in backups neither.
CREATE TABLE subject_key (
  institution_id text NOT NULL,
  subject_id text NOT NULL,
  wrapped_key bytea,
  created_at bigint NOT NULL,
  erased_at bigint,
  PRIMARY KEY (institution_id, subject_id),
  CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
);
SELECT weir_protect('subject_key', 'SELECT, INSERT, UPDATE');

-- What belongs to the database as a whole, such as the fingerprint of the master key that its subject keys are wrapped by.
CREATE TABLE weir_setting (
  name text PRIMARY KEY,
  value text NOT NULL
);
GRANT SELECT ON weir_setting TO weir_app;
