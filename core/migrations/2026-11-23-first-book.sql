-- The first book. Ids are UUIDv7 as text; days are ISO text; money is minor units beside a currency; weights are grams.
-- `version` counts changes of a row, so that a stale write is noticed.

-- The book's own trail.

CREATE TABLE audit_event (
  id          TEXT NOT NULL PRIMARY KEY,
  happened_at TEXT NOT NULL,
  action      TEXT NOT NULL,
  params      TEXT NOT NULL CHECK (json_valid(params))
) STRICT;

CREATE TABLE audit_subject (
  subject_id TEXT NOT NULL,
  event_id   TEXT NOT NULL REFERENCES audit_event (id),
  PRIMARY KEY (subject_id, event_id)
) STRICT;

-- company

CREATE TABLE company (
  only_row         INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version          INTEGER NOT NULL,
  name             TEXT NOT NULL,
  address          TEXT NOT NULL,
  phone            TEXT NOT NULL,
  email            TEXT NOT NULL,
  signatory_name   TEXT NOT NULL,
  signatory_role   TEXT NOT NULL,
  page_size        TEXT NOT NULL CHECK (page_size IN ('letter', 'a4')),
  currency         TEXT NOT NULL,
  pickup_prefix      TEXT NOT NULL,
  certificate_prefix TEXT NOT NULL,
  logo             BLOB
) STRICT;

CREATE TABLE numbering (
  series TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  used   INTEGER NOT NULL CHECK (used > 0),
  PRIMARY KEY (series, year)
) STRICT;

-- customers

CREATE TABLE customer (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE,
  note     TEXT    NOT NULL
) STRICT;

CREATE TABLE site (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  name        TEXT    NOT NULL,
  name_key    TEXT    NOT NULL,
  street      TEXT    NOT NULL,
  city        TEXT    NOT NULL,
  region      TEXT    NOT NULL,
  postal_code TEXT    NOT NULL,
  country     TEXT    NOT NULL,
  UNIQUE (customer_id, name_key)
) STRICT;

CREATE TABLE contact (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  name        TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  email       TEXT    NOT NULL,
  phone       TEXT    NOT NULL
) STRICT;
CREATE INDEX contact_of_customer ON contact (customer_id, name);

-- catalogue: the models that this reseller has met

CREATE TABLE model (
  id         TEXT    NOT NULL PRIMARY KEY,
  version    INTEGER NOT NULL,
  maker      TEXT    NOT NULL,
  maker_key  TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  name_key   TEXT    NOT NULL,
  category   TEXT    NOT NULL,
  weight_g   INTEGER CHECK (weight_g > 0),
  UNIQUE (maker_key, name_key)
) STRICT;

-- recyclers

CREATE TABLE recycler (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE facility (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  recycler_id TEXT    NOT NULL REFERENCES recycler (id),
  name        TEXT    NOT NULL,
  street      TEXT    NOT NULL,
  city        TEXT    NOT NULL,
  region      TEXT    NOT NULL,
  postal_code TEXT    NOT NULL,
  country     TEXT    NOT NULL
) STRICT;
CREATE INDEX facility_of_recycler ON facility (recycler_id);

CREATE TABLE certification (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  facility_id TEXT    NOT NULL REFERENCES facility (id),
  standard    TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  valid_from  TEXT    NOT NULL,
  valid_until TEXT    NOT NULL CHECK (valid_until >= valid_from),
  checked_on  TEXT,
  checked_at  TEXT    NOT NULL
) STRICT;
CREATE INDEX certification_of_facility ON certification (facility_id, valid_until);

-- refresh and value: what the owner changed; the defaults are bundled

CREATE TABLE refresh_policy (
  category TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  months   INTEGER NOT NULL CHECK (months BETWEEN 1 AND 600)
) STRICT;

CREATE TABLE value_policy (
  category  TEXT    NOT NULL PRIMARY KEY,
  version   INTEGER NOT NULL,
  per_mille INTEGER NOT NULL CHECK (per_mille BETWEEN 0 AND 1000)
) STRICT;

-- pickups (named by assets, therefore before them)

CREATE TABLE pickup (
  id           TEXT    NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  number       TEXT    NOT NULL UNIQUE,
  customer_id  TEXT    NOT NULL REFERENCES customer (id),
  site_id      TEXT    NOT NULL REFERENCES site (id),
  facility_id  TEXT    REFERENCES facility (id),
  carrier      TEXT    NOT NULL,
  planned_on   TEXT    NOT NULL,
  step         TEXT    NOT NULL CHECK (step IN ('planned', 'collected', 'received', 'processed', 'closed', 'cancelled')),
  moved_on     TEXT    NOT NULL
) STRICT;
CREATE INDEX pickup_by_number ON pickup (number DESC);
CREATE INDEX pickup_by_step ON pickup (step, moved_on);
CREATE INDEX pickup_of_customer ON pickup (customer_id, planned_on);

-- deployments

CREATE TABLE deployment (
  id           TEXT    NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  customer_id  TEXT    NOT NULL REFERENCES customer (id),
  site_id      TEXT    NOT NULL REFERENCES site (id),
  deployed_on  TEXT    NOT NULL,
  order_number TEXT    NOT NULL
) STRICT;
CREATE INDEX deployment_of_customer ON deployment (customer_id, deployed_on);
CREATE INDEX deployment_of_order ON deployment (order_number) WHERE order_number <> '';

CREATE TABLE asset (
  seq            INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL UNIQUE,
  version        INTEGER NOT NULL,
  deployment_id  TEXT    NOT NULL REFERENCES deployment (id),
  customer_id    TEXT    NOT NULL REFERENCES customer (id),
  site_id        TEXT    NOT NULL REFERENCES site (id),
  model_id       TEXT    NOT NULL REFERENCES model (id),
  category       TEXT    NOT NULL,
  serial         TEXT    NOT NULL,
  serial_key     TEXT    NOT NULL,
  maker_key      TEXT    NOT NULL,
  tag            TEXT    NOT NULL,
  tag_key        TEXT    NOT NULL,
  price_minor    INTEGER CHECK (price_minor >= 0),
  currency       TEXT    NOT NULL,
  deployed_on    TEXT    NOT NULL,
  refresh_on     TEXT,
  refresh_source TEXT    NOT NULL CHECK (refresh_source IN ('policy', 'manual', 'none')),
  refresh_months INTEGER,
  outlet         TEXT    NOT NULL CHECK (outlet IN ('certified-recycler', 'take-back')),
  outlet_reason  TEXT    NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('in-service', 'retired', 'disposed')),
  -- When it needs somebody's attention: the refresh date while in service, afterwards 'never', which sorts behind all days.
  due_on         TEXT    NOT NULL CHECK (due_on = 'never' OR (due_on = refresh_on AND state = 'in-service')),
  disposition    TEXT,
  UNIQUE (maker_key, serial_key)
) STRICT;
CREATE INDEX asset_due ON asset (due_on, seq);
CREATE INDEX asset_due_of_customer ON asset (customer_id, due_on, seq);
CREATE INDEX asset_due_of_category ON asset (category, due_on, seq);
CREATE INDEX asset_of_state ON asset (state, seq) WHERE state <> 'in-service';
CREATE INDEX asset_serial ON asset (serial_key, seq);
CREATE INDEX asset_tag ON asset (tag_key, seq) WHERE tag_key <> '';
CREATE INDEX asset_of_group ON asset (deployment_id, model_id, category, site_id, seq);
CREATE INDEX asset_of_site ON asset (site_id);
CREATE INDEX asset_of_model ON asset (model_id);

CREATE TABLE supply_lot (
  id            TEXT    NOT NULL PRIMARY KEY,
  version       INTEGER NOT NULL,
  deployment_id TEXT    NOT NULL REFERENCES deployment (id),
  customer_id   TEXT    NOT NULL REFERENCES customer (id),
  site_id       TEXT    NOT NULL REFERENCES site (id),
  model_id      TEXT    NOT NULL REFERENCES model (id),
  category      TEXT    NOT NULL,
  part_number   TEXT    NOT NULL,
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  retired       INTEGER NOT NULL CHECK (retired BETWEEN 0 AND quantity),
  price_minor   INTEGER CHECK (price_minor >= 0),
  currency      TEXT    NOT NULL,
  outlet        TEXT    NOT NULL CHECK (outlet IN ('certified-recycler', 'take-back')),
  outlet_reason TEXT    NOT NULL
) STRICT;
CREATE INDEX supply_lot_of_site ON supply_lot (site_id);
CREATE INDEX supply_lot_of_customer ON supply_lot (customer_id);
CREATE INDEX supply_lot_of_deployment ON supply_lot (deployment_id);

-- What a pickup carries: one device, or a quantity of a supply lot.
CREATE TABLE pickup_line (
  id            TEXT    NOT NULL PRIMARY KEY,
  pickup_id     TEXT    NOT NULL REFERENCES pickup (id),
  asset_id      TEXT    UNIQUE REFERENCES asset (id),
  supply_lot_id TEXT    REFERENCES supply_lot (id),
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  CHECK ((asset_id IS NULL) <> (supply_lot_id IS NULL))
) STRICT;
CREATE INDEX pickup_line_of_pickup ON pickup_line (pickup_id, id);
CREATE INDEX pickup_line_of_lot ON pickup_line (supply_lot_id) WHERE supply_lot_id IS NOT NULL;

-- Evidence: rows are added, never changed.

CREATE TABLE custody_event (
  id             TEXT    NOT NULL PRIMARY KEY,
  pickup_id      TEXT    NOT NULL REFERENCES pickup (id),
  kind           TEXT    NOT NULL CHECK (kind IN ('collected', 'received')),
  happened_on    TEXT    NOT NULL,
  from_party     TEXT    NOT NULL,
  from_person    TEXT    NOT NULL,
  to_party       TEXT    NOT NULL,
  to_person      TEXT    NOT NULL,
  counted        INTEGER NOT NULL CHECK (counted >= 0),
  seal           TEXT    NOT NULL,
  document       TEXT    NOT NULL,
  note           TEXT    NOT NULL
) STRICT;
CREATE INDEX custody_event_of_pickup ON custody_event (pickup_id, id);

-- What the recycler documented. A correction is a newer row for the same pickup.
CREATE TABLE processing (
  id              TEXT NOT NULL PRIMARY KEY,
  pickup_id       TEXT NOT NULL REFERENCES pickup (id),
  facility_id     TEXT NOT NULL REFERENCES facility (id),
  processed_on    TEXT NOT NULL,
  document_number TEXT NOT NULL,
  document_date   TEXT NOT NULL,
  level           TEXT NOT NULL CHECK (level IN ('weight-ticket', 'lot', 'serial')),
  file_name       TEXT NOT NULL,
  file_sha256     TEXT NOT NULL
) STRICT;
CREATE INDEX processing_of_pickup ON processing (pickup_id, id);

CREATE TABLE processing_line (
  processing_id  TEXT NOT NULL REFERENCES processing (id),
  pickup_line_id TEXT NOT NULL REFERENCES pickup_line (id),
  disposition    TEXT NOT NULL CHECK (disposition IN ('reused', 'resold', 'donated', 'recycled', 'destroyed', 'not-received')),
  weight_g       INTEGER CHECK (weight_g > 0),
  weighed        TEXT NOT NULL CHECK (weighed IN ('measured', 'estimated')),
  PRIMARY KEY (processing_id, pickup_line_id)
) STRICT;

CREATE TABLE certificate (
  id          TEXT    NOT NULL PRIMARY KEY,
  number      TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL CHECK (kind IN ('recycling', 'custody')),
  pickup_id   TEXT    NOT NULL REFERENCES pickup (id),
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  issued_on   TEXT    NOT NULL,
  frozen      TEXT    NOT NULL CHECK (json_valid(frozen)),
  -- The recycler's document it relies on; nothing on a custody record.
  processing_id TEXT  REFERENCES processing (id),
  pages       INTEGER NOT NULL,
  sha256      TEXT    NOT NULL UNIQUE
) STRICT;
CREATE INDEX certificate_of_pickup ON certificate (pickup_id);
CREATE INDEX certificate_of_customer ON certificate (customer_id, id);

-- A certificate speaks of lines, never of a whole load.
CREATE TABLE certificate_line (
  certificate_id TEXT NOT NULL REFERENCES certificate (id),
  pickup_line_id TEXT NOT NULL REFERENCES pickup_line (id),
  PRIMARY KEY (certificate_id, pickup_line_id)
) STRICT;
CREATE INDEX certificate_of_line ON certificate_line (pickup_line_id);

CREATE TABLE certificate_file (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES certificate (sha256),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER audit_subject_kept BEFORE UPDATE ON audit_subject BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER audit_subject_stays BEFORE DELETE ON audit_subject BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER custody_event_kept BEFORE UPDATE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER custody_event_stays BEFORE DELETE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER processing_kept BEFORE UPDATE ON processing BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER processing_stays BEFORE DELETE ON processing BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER processing_line_kept BEFORE UPDATE ON processing_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER processing_line_stays BEFORE DELETE ON processing_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_kept BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_line_kept BEFORE UPDATE ON certificate_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_line_stays BEFORE DELETE ON certificate_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_file_kept BEFORE UPDATE ON certificate_file BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER certificate_file_stays BEFORE DELETE ON certificate_file BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Derived: kept from the tables above by the triggers below, never written by hand.

-- How many devices are alike in all that a summary asks for; a few rows for each deployment, however many devices.
CREATE TABLE fleet (
  customer_id TEXT    NOT NULL,
  site_id     TEXT    NOT NULL,
  category    TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  due_on      TEXT    NOT NULL,
  deployed_on TEXT    NOT NULL,
  currency    TEXT    NOT NULL,
  devices     INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  PRIMARY KEY (customer_id, site_id, category, state, due_on, deployed_on, currency)
) STRICT;
CREATE INDEX fleet_due ON fleet (due_on, customer_id);

CREATE TRIGGER fleet_gains AFTER INSERT ON asset BEGIN
  INSERT INTO fleet (customer_id, site_id, category, state, due_on, deployed_on, currency, devices, price_minor)
  VALUES (new.customer_id, new.site_id, new.category, new.state, new.due_on, new.deployed_on, new.currency,
          1, coalesce(new.price_minor, 0))
  ON CONFLICT DO UPDATE SET devices = devices + 1, price_minor = price_minor + excluded.price_minor;
END;

CREATE TRIGGER fleet_loses AFTER DELETE ON asset BEGIN
  UPDATE fleet SET devices = devices - 1, price_minor = price_minor - coalesce(old.price_minor, 0)
   WHERE customer_id = old.customer_id AND site_id = old.site_id AND category = old.category AND state = old.state
     AND due_on = old.due_on AND deployed_on = old.deployed_on AND currency = old.currency;
  DELETE FROM fleet
   WHERE customer_id = old.customer_id AND site_id = old.site_id AND category = old.category AND state = old.state
     AND due_on = old.due_on AND deployed_on = old.deployed_on AND currency = old.currency AND devices = 0;
END;

CREATE TRIGGER fleet_moves
AFTER UPDATE OF customer_id, site_id, category, state, due_on, deployed_on, currency, price_minor ON asset BEGIN
  UPDATE fleet SET devices = devices - 1, price_minor = price_minor - coalesce(old.price_minor, 0)
   WHERE customer_id = old.customer_id AND site_id = old.site_id AND category = old.category AND state = old.state
     AND due_on = old.due_on AND deployed_on = old.deployed_on AND currency = old.currency;
  DELETE FROM fleet
   WHERE customer_id = old.customer_id AND site_id = old.site_id AND category = old.category AND state = old.state
     AND due_on = old.due_on AND deployed_on = old.deployed_on AND currency = old.currency AND devices = 0;
  INSERT INTO fleet (customer_id, site_id, category, state, due_on, deployed_on, currency, devices, price_minor)
  VALUES (new.customer_id, new.site_id, new.category, new.state, new.due_on, new.deployed_on, new.currency,
          1, coalesce(new.price_minor, 0))
  ON CONFLICT DO UPDATE SET devices = devices + 1, price_minor = price_minor + excluded.price_minor;
END;

-- Devices of one model from one deployment are described by the same words: they are indexed once, however many they are.
CREATE TABLE asset_group (
  n             INTEGER PRIMARY KEY,
  deployment_id TEXT    NOT NULL,
  customer_id   TEXT    NOT NULL,
  site_id       TEXT    NOT NULL,
  model_id      TEXT    NOT NULL,
  category      TEXT    NOT NULL,
  devices       INTEGER NOT NULL,
  UNIQUE (deployment_id, model_id, category, site_id)
) STRICT;
CREATE INDEX asset_group_of_customer ON asset_group (customer_id);
CREATE INDEX asset_group_of_site ON asset_group (site_id);
CREATE INDEX asset_group_of_model ON asset_group (model_id);

-- The words of a group; `rowid` is its `n`. A list for every beginning of up to eight letters, so that the beginning of a word is
-- found as fast as a whole one.
CREATE VIRTUAL TABLE asset_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4 5 6 7 8',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE VIEW asset_group_text AS
SELECT g.n, g.customer_id, g.site_id, g.model_id,
       -- Without what a search leaves out (foundation/key.rs): O’Hara is ohara, 23.8 is 238.
       replace(replace(replace(m.maker || ' ' || m.name || ' ' || replace(g.category, '_', ' ') || ' ' || c.name || ' ' || s.name
         || ' ' || s.city || ' ' || d.order_number, '’', ''), '''', ''), '.', '') AS words
  FROM asset_group g
  JOIN model m ON m.id = g.model_id
  JOIN customer c ON c.id = g.customer_id
  JOIN site s ON s.id = g.site_id
  JOIN deployment d ON d.id = g.deployment_id;

CREATE TRIGGER asset_group_gains AFTER INSERT ON asset BEGIN
  INSERT INTO asset_group (deployment_id, customer_id, site_id, model_id, category, devices)
  VALUES (new.deployment_id, new.customer_id, new.site_id, new.model_id, new.category, 1)
  ON CONFLICT DO UPDATE SET devices = devices + 1;
END;
CREATE TRIGGER asset_group_loses AFTER DELETE ON asset BEGIN
  UPDATE asset_group SET devices = devices - 1
   WHERE deployment_id = old.deployment_id AND model_id = old.model_id AND category = old.category AND site_id = old.site_id;
  DELETE FROM asset_group
   WHERE deployment_id = old.deployment_id AND model_id = old.model_id AND category = old.category AND site_id = old.site_id
     AND devices = 0;
END;
CREATE TRIGGER asset_group_moves AFTER UPDATE OF deployment_id, customer_id, site_id, model_id, category ON asset BEGIN
  UPDATE asset_group SET devices = devices - 1
   WHERE deployment_id = old.deployment_id AND model_id = old.model_id AND category = old.category AND site_id = old.site_id;
  DELETE FROM asset_group
   WHERE deployment_id = old.deployment_id AND model_id = old.model_id AND category = old.category AND site_id = old.site_id
     AND devices = 0;
  INSERT INTO asset_group (deployment_id, customer_id, site_id, model_id, category, devices)
  VALUES (new.deployment_id, new.customer_id, new.site_id, new.model_id, new.category, 1)
  ON CONFLICT DO UPDATE SET devices = devices + 1;
END;

CREATE TRIGGER asset_words_gain AFTER INSERT ON asset_group BEGIN
  INSERT INTO asset_words (rowid, words) SELECT n, words FROM asset_group_text WHERE n = new.n;
END;
CREATE TRIGGER asset_words_lose AFTER DELETE ON asset_group BEGIN
  DELETE FROM asset_words WHERE rowid = old.n;
END;
CREATE TRIGGER asset_words_of_customer AFTER UPDATE OF name ON customer WHEN old.name <> new.name BEGIN
  DELETE FROM asset_words WHERE rowid IN (SELECT n FROM asset_group WHERE customer_id = new.id);
  INSERT INTO asset_words (rowid, words) SELECT n, words FROM asset_group_text WHERE customer_id = new.id;
END;
CREATE TRIGGER asset_words_of_site AFTER UPDATE OF name, city ON site WHEN old.name <> new.name OR old.city <> new.city BEGIN
  DELETE FROM asset_words WHERE rowid IN (SELECT n FROM asset_group WHERE site_id = new.id);
  INSERT INTO asset_words (rowid, words) SELECT n, words FROM asset_group_text WHERE site_id = new.id;
END;
CREATE TRIGGER asset_words_of_model AFTER UPDATE OF maker, name ON model WHEN old.maker <> new.maker OR old.name <> new.name BEGIN
  DELETE FROM asset_words WHERE rowid IN (SELECT n FROM asset_group WHERE model_id = new.id);
  INSERT INTO asset_words (rowid, words) SELECT n, words FROM asset_group_text WHERE model_id = new.id;
END;
