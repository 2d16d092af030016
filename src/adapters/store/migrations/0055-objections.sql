-- What a firm objects to in a decision: a datum that is wrong, or a result that a person should look at. What it wrote and what
-- it was answered are sealed with the firm.
CREATE TABLE objection (
  institution_id text NOT NULL,
  objection_id text NOT NULL,
  decision_id text NOT NULL,
  firm_id text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  opened_at bigint NOT NULL,
  opened_by text NOT NULL,
  due_on date NOT NULL,
  settled_at bigint,
  settled_by text,
  grounds_sealed bytea NOT NULL,
  answer_sealed bytea,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (institution_id, objection_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('objection', 'SELECT, INSERT, UPDATE');
CREATE INDEX objection_by_due ON objection (institution_id, due_on, objection_id);
CREATE INDEX objection_by_opened ON objection (institution_id, opened_at, objection_id);
CREATE INDEX objection_by_decision ON objection (institution_id, decision_id, opened_at);
