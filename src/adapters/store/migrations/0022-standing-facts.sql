-- What the law asks about the institution itself and that holds for every case (net assets, balances, disclosures), as
-- it was stated. The newest line counts; older ones say what counted before.
CREATE TABLE standing_facts (
  institution_id text NOT NULL,
  statement_id text NOT NULL,
  stated_at bigint NOT NULL,
  stated_by text NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (institution_id, statement_id)
);
SELECT weir_protect('standing_facts', 'SELECT, INSERT');
