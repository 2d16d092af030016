-- How often the evidence of a firm changed: moments of two machines can be alike or go back, a count cannot.
ALTER TABLE firm_evidence ADD COLUMN changes bigint NOT NULL DEFAULT 1;

-- What a firm's evidence tells through time, summed when it arrives: a page about a firm reads one line instead of all records,
-- and lists sort without opening them. In clear stand only counts, the last day and two standard codes (the division of GB/T 4754
-- and the province of GB/T 2260), to filter by; they go when the firm's key is destroyed.
CREATE TABLE firm_history (
  institution_id text NOT NULL,
  firm_id text NOT NULL,
  -- The count of changes of the firm's evidence that the history was told from: another count, and it is out of date.
  changes bigint NOT NULL,
  industry text,
  province text,
  kinds integer NOT NULL,
  records integer NOT NULL,
  last_on date,
  -- What lists show, monthly sales for the band of its peers, and the whole history.
  line_sealed bytea NOT NULL,
  sales_sealed bytea NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (institution_id, firm_id),
  FOREIGN KEY (institution_id, firm_id) REFERENCES firm
);
SELECT weir_protect('firm_history');
CREATE INDEX firm_history_by_industry ON firm_history (institution_id, industry, province);
