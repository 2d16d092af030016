-- What every business table shares. A table is a business table unless the exemption test names it, and then it must
-- have institution_id first in its key and pass through weir_protect.

CREATE FUNCTION weir_protect(target regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  -- Forced: the owner that migrates sees no more than the application does.
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY of_institution ON %s
       USING (institution_id = current_setting(''weir.institution_id'', true))
       WITH CHECK (institution_id = current_setting(''weir.institution_id'', true))', target);
  EXECUTE format('GRANT %s ON %s TO weir_app', privileges, target);
END
$$;
REVOKE ALL ON FUNCTION weir_protect(regclass, text) FROM PUBLIC;

CREATE TABLE institution (
  institution_id text PRIMARY KEY,
  -- The short name that people sign in under; the one value that is unique across institutions.
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  actor_types text[] NOT NULL,
  province text NOT NULL,
  licences jsonb NOT NULL,
  created_at bigint NOT NULL
);
SELECT weir_protect('institution', 'SELECT, INSERT, UPDATE');

-- Someone who signs in names an institution, and a worker must know which there are, before either can act for one: this
-- table may be listed by a transaction that says so. No other table can.
CREATE POLICY directory ON institution FOR SELECT USING (current_setting('weir.scope', true) = 'directory');
