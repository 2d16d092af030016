-- Each of these references was looked up, and its row locked, for every decision, though decisions name only what their own
-- transaction has just read or written, and neither firms nor decisions are ever deleted.
ALTER TABLE decision_record DROP CONSTRAINT decision_record_institution_id_firm_id_fkey;
ALTER TABLE referral DROP CONSTRAINT referral_institution_id_decision_id_fkey;
