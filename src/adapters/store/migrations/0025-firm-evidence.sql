-- When the evidence of a firm last changed: a snapshot that was built before it is not read by decisions any more, though
-- it is kept for those that were made from it.
CREATE TABLE firm_evidence (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (institution_id, firm_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('firm_evidence', 'SELECT, INSERT, UPDATE');
