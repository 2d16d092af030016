-- What happened to models and to the techniques that an institution uses, in order; how they stand is the fold of it.
CREATE TABLE model_event (
  institution_id text NOT NULL,
  position bigint NOT NULL,
  at bigint NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  event jsonb NOT NULL,
  PRIMARY KEY (institution_id, position)
);
SELECT weir_protect('model_event', 'SELECT, INSERT');

-- What a model that runs beside the champion would have said of a decided case.
CREATE TABLE shadow_score (
  institution_id text NOT NULL,
  model text NOT NULL,
  decision_id text NOT NULL,
  policy text NOT NULL,
  at bigint NOT NULL,
  pd double precision NOT NULL,
  pd_low double precision NOT NULL,
  pd_high double precision NOT NULL,
  score double precision NOT NULL,
  grade text NOT NULL,
  action text NOT NULL,
  champion_pd double precision,
  champion_outcome text NOT NULL,
  PRIMARY KEY (institution_id, model, decision_id)
);
SELECT weir_protect('shadow_score', 'SELECT, INSERT');
