-- Times are texts in UTC with milliseconds; ids ascend with time. The same script runs on SQLite and
-- PostgreSQL.

CREATE TABLE product (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created TEXT NOT NULL,
  model TEXT,
  ignored TEXT
);

-- One row for each model file of a product; the file is found by its digest.
CREATE TABLE model (
  product TEXT NOT NULL REFERENCES product (id),
  digest TEXT NOT NULL,
  added TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT NOT NULL,
  detail TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  PRIMARY KEY (product, digest)
);

-- The last row of a product names its active model; a roll back removes none, it adds one.
CREATE TABLE activation (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL REFERENCES product (id),
  digest TEXT NOT NULL,
  previous TEXT,
  time TEXT NOT NULL,
  actor TEXT NOT NULL
);

CREATE INDEX activation_product ON activation (product, id);

CREATE TABLE part (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL REFERENCES product (id),
  time TEXT NOT NULL,
  origin TEXT NOT NULL,
  source TEXT NOT NULL,
  model TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  reject DOUBLE PRECISION,
  unsure DOUBLE PRECISION,
  verdict TEXT NOT NULL,
  reason TEXT,
  regions TEXT NOT NULL,
  milliseconds DOUBLE PRECISION NOT NULL,
  image TEXT,
  scan TEXT,
  map TEXT,
  word TEXT
);

CREATE INDEX part_product ON part (product, id);
CREATE INDEX part_time ON part (time);
CREATE INDEX part_image ON part (image);
CREATE INDEX part_scan ON part (scan);
CREATE INDEX part_map ON part (map);

-- What operators say about parts: 'good' or 'defect'.
CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  part TEXT NOT NULL,
  product TEXT NOT NULL REFERENCES product (id),
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  word TEXT NOT NULL,
  model_before TEXT,
  model_after TEXT,
  undone TEXT
);

CREATE INDEX feedback_product ON feedback (product, id);
CREATE INDEX feedback_part ON feedback (part);

-- Images of a product that models are trained and tried with.
CREATE TABLE image (
  product TEXT NOT NULL REFERENCES product (id),
  digest TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  label TEXT NOT NULL,
  added TEXT NOT NULL,
  PRIMARY KEY (product, digest)
);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL REFERENCES product (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  settings TEXT NOT NULL,
  actor TEXT NOT NULL,
  created TEXT NOT NULL,
  started TEXT,
  finished TEXT,
  stage TEXT,
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,
  message TEXT,
  model TEXT
);

CREATE INDEX job_product ON job (product, id);
CREATE INDEX job_state ON job (state);

CREATE TABLE account (
  name TEXT PRIMARY KEY,
  password TEXT NOT NULL,
  changed TEXT NOT NULL
);

-- Sessions and tokens are found by the SHA-256 of their secret, which is stored nowhere.
CREATE TABLE login_session (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name),
  created TEXT NOT NULL,
  expires TEXT NOT NULL
);

CREATE TABLE token (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  created TEXT NOT NULL,
  expires TEXT,
  revoked TEXT
);

CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL
);
