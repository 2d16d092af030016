-- Payments between parties, as the bank statements of firms tell them, so that the money around a firm can be walked without
-- opening anybody's evidence. Parties are blind indexes under the institution's key: no name stands here. Rows of a firm go with its erasure.
CREATE TABLE party_edge (
  institution_id text NOT NULL,
  payer bigint NOT NULL,
  -- Seconds since 1970 from which on the payment may have been made, and for how many seconds: a statement may name the day alone.
  at bigint NOT NULL,
  -- The record of the statement that tells it, under the key of its firm.
  record_id bytea NOT NULL,
  payee bigint NOT NULL,
  span integer NOT NULL,
  amount_fen bigint NOT NULL,
  -- Whose statement it is: the payer's, or else the payee's.
  by_payer boolean NOT NULL,
  firm_id text NOT NULL,
  arrived_at bigint NOT NULL,
  PRIMARY KEY (institution_id, payer, at, record_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('party_edge', 'SELECT, INSERT, DELETE');
CREATE INDEX party_edge_by_payee ON party_edge (institution_id, payee, at);

-- The parties under which statements know a firm: its code, and the name and credit code of the register.
CREATE TABLE party_of_firm (
  institution_id text NOT NULL,
  party bigint NOT NULL,
  firm_id text NOT NULL,
  PRIMARY KEY (institution_id, party, firm_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('party_of_firm', 'SELECT, INSERT, DELETE');
CREATE INDEX party_of_firm_by_firm ON party_of_firm (institution_id, firm_id);

-- The part of the graph by which a firm was examined, sealed under its key: an examination is repeated from it.
CREATE TABLE money_neighbourhood (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  digest text NOT NULL,
  as_of date NOT NULL,
  built_at bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, firm_id, digest),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
ALTER TABLE money_neighbourhood ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT weir_protect('money_neighbourhood');
