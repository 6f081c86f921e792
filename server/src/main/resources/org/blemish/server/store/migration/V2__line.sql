-- Files of watched folders that were seen, so that none is inspected twice.
CREATE TABLE folder_file (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL REFERENCES product (id),
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  modified BIGINT NOT NULL,
  digest TEXT NOT NULL,
  outcome TEXT NOT NULL,
  part TEXT,
  problem TEXT,
  time TEXT NOT NULL
);

CREATE INDEX folder_file_name ON folder_file (folder, name);
CREATE INDEX folder_file_digest ON folder_file (product, digest);

-- Messages that are not delivered yet, one row for each target. The place gives the order; it does
-- not depend on a clock.
CREATE TABLE outbox (
  place BIGINT PRIMARY KEY,
  id TEXT NOT NULL,
  target TEXT NOT NULL,
  product TEXT NOT NULL,
  time TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  problem TEXT,
  body TEXT NOT NULL
);

CREATE INDEX outbox_order ON outbox (target, state, product, place);
