-- The firm that a borrower speaks for, by its id: its code may be a credit code, which is sealed with the firm and erased with
-- it. A borrower from before has no firm until an administrator makes the account anew, and is not let in.
ALTER TABLE account DROP COLUMN firm;
ALTER TABLE account ADD COLUMN firm_id text;
ALTER TABLE account ADD FOREIGN KEY (institution_id, firm_id) REFERENCES firm;
