-- Why somebody wants a person to look at a decision, in their own words: a borrower who disputes it, or an underwriter who doubts it.
CREATE TABLE review_request (
  institution_id text NOT NULL,
  request_id text NOT NULL,
  decision_id text NOT NULL,
  firm_id text NOT NULL,
  asked_at bigint NOT NULL,
  asked_by text NOT NULL,
  why_sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, request_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('review_request', 'SELECT, INSERT');
CREATE INDEX review_request_by_decision ON review_request (institution_id, decision_id, asked_at);
