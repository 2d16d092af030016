-- A record of seven kilobytes fits into a page: it is written once there instead of in four pieces beside it, each with an index entry.
ALTER TABLE decision_record SET (toast_tuple_target = 8160);
