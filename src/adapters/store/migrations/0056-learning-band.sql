-- Refusals in the learning band: with which chance each was to be lent to, whether it was, and what came of it. In clear stand the
-- division of GB/T 4754 and figures; who it is, only by an id.
CREATE TABLE band_draw (
  institution_id text NOT NULL,
  decision_id text NOT NULL,
  firm_id text NOT NULL,
  segment text NOT NULL,
  propensity double precision NOT NULL,
  accepted boolean NOT NULL,
  drawn_at bigint NOT NULL,
  bad boolean,
  result_fen bigint NOT NULL DEFAULT 0,
  told_at bigint,
  told_by text,
  PRIMARY KEY (institution_id, decision_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('band_draw', 'SELECT, INSERT, UPDATE');
