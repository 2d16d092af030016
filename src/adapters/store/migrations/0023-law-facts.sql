-- The facts of law that decisions shared, by their digest: a record names the digest and is replayed from this. Nothing
-- here is about a borrower; facts of one case lie sealed in its record.
CREATE TABLE law_facts (
  institution_id text NOT NULL,
  digest text NOT NULL,
  facts jsonb NOT NULL,
  kept_at bigint NOT NULL,
  PRIMARY KEY (institution_id, digest)
);
SELECT weir_protect('law_facts', 'SELECT, INSERT');
