-- How many checks and findings stood beside a decision, so that the overview need not open its record. Null: nothing was examined.
ALTER TABLE decision_record
  ADD COLUMN checks_agree smallint,
  ADD COLUMN checks_contradict smallint,
  ADD COLUMN checks_unclear smallint,
  ADD COLUMN findings_review smallint,
  ADD COLUMN findings_block smallint;
