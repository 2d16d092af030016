-- What firms of one book have in common in the register: who stands for them, and where they are. Only a blind index is kept, so that
-- firms with the same one are found and nothing is read; the lines go when the firm's key is destroyed.
CREATE TABLE firm_tie (
  institution_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('representative', 'address')),
  tie bytea NOT NULL,
  firm_id text NOT NULL,
  PRIMARY KEY (institution_id, kind, tie, firm_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('firm_tie', 'SELECT, INSERT, DELETE');
CREATE INDEX firm_tie_by_firm ON firm_tie (institution_id, firm_id);
