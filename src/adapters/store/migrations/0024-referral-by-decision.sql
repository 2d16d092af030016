CREATE INDEX referral_by_decision ON referral (institution_id, decision_id);
