CREATE INDEX acknowledgement_of_asset ON acknowledgement_line (asset_id, acknowledgement_id);

CREATE INDEX acknowledgement_of_customer ON acknowledgement (customer_id, id);

CREATE INDEX acknowledgement_of_deployment ON acknowledgement (deployment_id) WHERE deployment_id IS NOT NULL;

CREATE INDEX asset_due ON asset (due_on, seq);

CREATE INDEX asset_due_of_category ON asset (category, due_on, seq);

CREATE INDEX asset_due_of_customer ON asset (customer_id, due_on, seq);

CREATE INDEX asset_due_of_site ON asset (site_id, due_on, seq);

CREATE INDEX asset_group_of_customer ON asset_group (customer_id);

CREATE INDEX asset_group_of_model ON asset_group (model_id);

CREATE INDEX asset_group_of_site ON asset_group (site_id);

CREATE INDEX asset_of_group ON asset (deployment_id, model_id, category, site_id, seq);

CREATE INDEX asset_of_model ON asset (model_id);

CREATE INDEX asset_of_state ON asset (state, seq) WHERE state <> 'in-service';

CREATE INDEX asset_replaced_by ON asset (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE INDEX asset_serial ON asset (serial_key, seq);

CREATE INDEX asset_tag ON asset (tag_key, seq) WHERE tag_key <> '';

CREATE INDEX certificate_of_customer ON certificate (customer_id, id);

CREATE INDEX certificate_of_line ON certificate_line (pickup_line_id);

CREATE INDEX certificate_of_pickup ON certificate (pickup_id);

CREATE INDEX certification_of_facility ON certification (facility_id, valid_until);

CREATE INDEX contact_of_customer ON contact (customer_id, name);

CREATE INDEX custody_event_of_pickup ON custody_event (pickup_id, id);

CREATE INDEX deployment_of_customer ON deployment (customer_id, deployed_on);

CREATE INDEX deployment_of_import ON deployment (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX deployment_of_order ON deployment (order_number) WHERE order_number <> '';

CREATE INDEX deployment_of_site ON deployment (site_id);

CREATE INDEX facility_of_recycler ON facility (recycler_id);

CREATE INDEX fleet_due ON fleet (due_on, customer_id);

CREATE INDEX forecast_of_model ON forecast (model_id, month);

CREATE INDEX import_change_of_deployment ON import_change (deployment_id);

CREATE INDEX pickup_by_number ON pickup (number DESC);

CREATE INDEX pickup_by_step ON pickup (step, moved_on);

CREATE INDEX pickup_line_of_lot ON pickup_line (supply_lot_id) WHERE supply_lot_id IS NOT NULL;

CREATE INDEX pickup_line_of_pickup ON pickup_line (pickup_id, id);

CREATE INDEX pickup_of_customer ON pickup (customer_id, planned_on);

CREATE INDEX processing_of_pickup ON processing (pickup_id, id);

CREATE INDEX refresh_policy_of_asset ON refresh_policy (asset_id) WHERE asset_id IS NOT NULL;

CREATE INDEX refresh_policy_of_customer ON refresh_policy (customer_id);

CREATE INDEX release_check_of_pickup ON release_check (pickup_id, id);

CREATE INDEX route_group_of_model ON route_group (model_id);

CREATE INDEX route_group_of_outlet ON route_group (outlet, n);

CREATE INDEX route_group_routed ON route_group (routed, n);

CREATE INDEX scenario_of_customer ON scenario (customer_id, id);

CREATE INDEX status_check_of_certification ON status_check (certification_id, checked_on);

CREATE INDEX supply_lot_of_customer ON supply_lot (customer_id);

CREATE INDEX supply_lot_of_deployment ON supply_lot (deployment_id);

CREATE INDEX supply_lot_of_site ON supply_lot (site_id);

CREATE INDEX terms_of_facility ON terms (facility_id, applies_from) WHERE facility_id IS NOT NULL;

CREATE INDEX terms_of_programme ON terms (programme_id, applies_from) WHERE programme_id IS NOT NULL;

CREATE TABLE acknowledgement (
  id            TEXT    NOT NULL PRIMARY KEY,
  customer_id   TEXT    NOT NULL REFERENCES customer (id),
  answer        TEXT    NOT NULL CHECK (answer IN ('extended', 'declined', 'replaced', 'reopened')),
  answered_on   TEXT    NOT NULL,
  until         TEXT,
  deployment_id TEXT    REFERENCES deployment (id),
  reason        TEXT    NOT NULL
) STRICT;

CREATE TABLE acknowledgement_line (
  acknowledgement_id TEXT NOT NULL REFERENCES acknowledgement (id),
  asset_id           TEXT NOT NULL REFERENCES asset (id),
  -- The refresh date that was answered.
  refresh_on         TEXT,
  PRIMARY KEY (acknowledgement_id, asset_id)
) STRICT;

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
  state          TEXT    NOT NULL CHECK (state IN ('in-service', 'retired', 'disposed')),
  -- When it needs somebody's attention: the refresh date while in service, afterwards 'never', which sorts behind all days.
  due_on         TEXT    NOT NULL CHECK (due_on = 'never' OR (due_on = refresh_on AND state = 'in-service')),
  disposition    TEXT, warranty_until TEXT, refresh_why TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(refresh_why)), answer TEXT NOT NULL DEFAULT 'none' CHECK (answer IN ('none', 'declined', 'replaced')), replaced_by TEXT REFERENCES deployment (id), refresh_source TEXT NOT NULL DEFAULT 'none'
  CHECK (refresh_source IN ('policy', 'warranty', 'support', 'manual', 'none')), note TEXT NOT NULL DEFAULT '', followed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (maker_key, serial_key)
) STRICT;

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

CREATE TABLE asset_hold (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  asset_id TEXT    NOT NULL REFERENCES asset (id),
  kind     TEXT    NOT NULL CHECK (kind IN ('leased', 'legal-hold', 'warranty-claim', 'locked')),
  since    TEXT    NOT NULL,
  note     TEXT    NOT NULL,
  UNIQUE (asset_id, kind)
) STRICT;

CREATE VIRTUAL TABLE asset_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4 5 6 7 8',
  tokenize = "unicode61 remove_diacritics 2"
);

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

CREATE TABLE calendar_event (
  customer_id TEXT    NOT NULL,
  month       TEXT    NOT NULL,
  sequence    INTEGER NOT NULL,
  PRIMARY KEY (customer_id, month)
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

CREATE TABLE certificate_file (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES certificate (sha256),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE certificate_line (
  certificate_id TEXT NOT NULL REFERENCES certificate (id),
  pickup_line_id TEXT NOT NULL REFERENCES pickup_line (id),
  PRIMARY KEY (certificate_id, pickup_line_id)
) STRICT;

CREATE TABLE certification (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  facility_id TEXT    NOT NULL REFERENCES facility (id),
  standard    TEXT    NOT NULL,
  number      TEXT    NOT NULL,
  valid_from  TEXT    NOT NULL,
  valid_until TEXT    NOT NULL CHECK (valid_until >= valid_from),
  revision    TEXT NOT NULL DEFAULT '', body        TEXT NOT NULL DEFAULT '', scopes      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(scopes)), scope_text  TEXT NOT NULL DEFAULT '', file_name   TEXT NOT NULL DEFAULT '', file_sha256 TEXT NOT NULL DEFAULT '') STRICT;

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

CREATE TABLE contact (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  name        TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  email       TEXT    NOT NULL,
  phone       TEXT    NOT NULL
) STRICT;

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

CREATE TABLE customer (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE,
  note     TEXT    NOT NULL
) STRICT;

CREATE TABLE customer_requirement (
  customer_id         TEXT    NOT NULL PRIMARY KEY REFERENCES customer (id),
  version             INTEGER NOT NULL,
  -- Standards of which the facility must hold one; none: as the routing table says.
  standards           TEXT    NOT NULL CHECK (json_valid(standards)),
  on_site_destruction INTEGER NOT NULL CHECK (on_site_destruction IN (0, 1)),
  no_export           INTEGER NOT NULL CHECK (no_export IN (0, 1)),
  note                TEXT    NOT NULL
) STRICT;

CREATE TABLE customer_terms (
  customer_id       TEXT    NOT NULL PRIMARY KEY REFERENCES customer (id),
  version           INTEGER NOT NULL,
  -- Empty: the company's.
  currency          TEXT    NOT NULL,
  due_soon_days     INTEGER NOT NULL CHECK (due_soon_days IN (90, 120, 180, 365)),
  -- `04-01`: the day that every year has.
  fiscal_year_start TEXT    NOT NULL,
  -- Bit n - 1 stands for month n; never all twelve.
  blackout_months   INTEGER NOT NULL CHECK (blackout_months BETWEEN 0 AND 4094)
) STRICT;

CREATE TABLE deployment (
  id           TEXT    NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  customer_id  TEXT    NOT NULL REFERENCES customer (id),
  site_id      TEXT    NOT NULL REFERENCES site (id),
  deployed_on  TEXT    NOT NULL,
  order_number TEXT    NOT NULL
, import_id TEXT REFERENCES import (id)) STRICT;

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
, closed_on TEXT) STRICT;

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

CREATE TABLE forecast (
  customer_id TEXT    NOT NULL,
  site_id     TEXT    NOT NULL,
  month       TEXT    NOT NULL,
  category    TEXT    NOT NULL,
  model_id    TEXT    NOT NULL,
  currency    TEXT    NOT NULL,
  devices     INTEGER NOT NULL,
  -- Of how many the price is known, and what they cost together.
  priced      INTEGER NOT NULL,
  cost_minor  INTEGER NOT NULL,
  PRIMARY KEY (customer_id, month, site_id, category, model_id, currency)
) STRICT;

CREATE TABLE forecast_book (
  month      TEXT    NOT NULL,
  category   TEXT    NOT NULL,
  currency   TEXT    NOT NULL,
  devices    INTEGER NOT NULL,
  priced     INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  PRIMARY KEY (month, category, currency)
) STRICT;

CREATE TABLE import (
  id          TEXT    NOT NULL PRIMARY KEY,
  happened_at TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('devices', 'models')),
  -- The file's name, or where else it came from.
  source      TEXT    NOT NULL,
  added       INTEGER NOT NULL CHECK (added >= 0),
  changed     INTEGER NOT NULL CHECK (changed >= 0),
  undone_at   TEXT
) STRICT;

CREATE TABLE import_change (
  import_id  TEXT    NOT NULL REFERENCES import (id),
  subject_id TEXT    NOT NULL,
  -- The version that the import left, without those that only followed a policy.
  version    INTEGER NOT NULL,
  -- Where it stood: the import that made this deployment cannot be taken back before this one.
  deployment_id TEXT NOT NULL REFERENCES deployment (id),
  before     TEXT    NOT NULL CHECK (json_valid(before)),
  PRIMARY KEY (import_id, subject_id)
) STRICT;

CREATE TABLE import_made (
  import_id  TEXT NOT NULL REFERENCES import (id),
  kind       TEXT NOT NULL CHECK (kind IN ('customer', 'site', 'model')),
  subject_id TEXT NOT NULL,
  PRIMARY KEY (import_id, kind, subject_id)
) STRICT;

CREATE TABLE import_mapping (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE,
  kind     TEXT    NOT NULL CHECK (kind IN ('devices', 'models')),
  mapping  TEXT    NOT NULL CHECK (json_valid(mapping))
) STRICT;

CREATE TABLE inflation (
  only_row  INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version   INTEGER NOT NULL,
  -- How much dearer things become in a year, in thousandths.
  per_mille INTEGER NOT NULL CHECK (per_mille BETWEEN -500 AND 1000)
) STRICT;

CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;

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

CREATE TABLE numbering (
  series TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  used   INTEGER NOT NULL CHECK (used > 0),
  PRIMARY KEY (series, year)
) STRICT;

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
, programme_id TEXT REFERENCES programme (id)) STRICT;

CREATE TABLE pickup_line (
  id            TEXT    NOT NULL PRIMARY KEY,
  pickup_id     TEXT    NOT NULL REFERENCES pickup (id),
  asset_id      TEXT    UNIQUE REFERENCES asset (id),
  supply_lot_id TEXT    REFERENCES supply_lot (id),
  quantity      INTEGER NOT NULL CHECK (quantity > 0),
  CHECK ((asset_id IS NULL) <> (supply_lot_id IS NULL))
) STRICT;

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

CREATE TABLE processing_line (
  processing_id  TEXT NOT NULL REFERENCES processing (id),
  pickup_line_id TEXT NOT NULL REFERENCES pickup_line (id),
  disposition    TEXT NOT NULL CHECK (disposition IN ('reused', 'resold', 'donated', 'recycled', 'destroyed', 'not-received')),
  weight_g       INTEGER CHECK (weight_g > 0),
  weighed        TEXT NOT NULL CHECK (weighed IN ('measured', 'estimated')),
  PRIMARY KEY (processing_id, pickup_line_id)
) STRICT;

CREATE TABLE programme (
  id           TEXT    NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  name_key     TEXT    NOT NULL UNIQUE,
  sponsor      TEXT    NOT NULL,
  operator     TEXT    NOT NULL,
  -- Where the operator processes, where that is known.
  facility_id  TEXT    REFERENCES facility (id),
  valid_from   TEXT,
  valid_until  TEXT    CHECK (valid_until >= valid_from),
  -- Who last made sure of the terms, and where they stand.
  confirmed_on TEXT    NOT NULL,
  confirmed_by TEXT    NOT NULL,
  source       TEXT    NOT NULL,
  -- The bundled proposal that it was made from.
  proposal     TEXT    UNIQUE
) STRICT;

CREATE TABLE recycler (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE refresh_policy (
  -- What it holds for: `category:laptop`, `customer:<id>`, `customer:<id>:category:laptop`, `model:<id>`,
  -- `customer:<id>:model:<id>`, `asset:<id>`.
  scope       TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    REFERENCES customer (id),
  category    TEXT,
  model_id    TEXT    REFERENCES model (id),
  asset_id    TEXT    REFERENCES asset (id),
  months      INTEGER CHECK (months BETWEEN 1 AND 600),
  warranty    INTEGER NOT NULL CHECK (warranty IN (0, 1)),
  support     INTEGER NOT NULL CHECK (support IN (0, 1)),
  pick        TEXT    NOT NULL CHECK (pick IN ('earliest', 'latest')),
  moved_to    TEXT    NOT NULL CHECK (moved_to IN ('as-counted', 'month-end', 'quarter-end', 'fiscal-year-end'))
) STRICT;

CREATE TABLE release_check (
  id              TEXT NOT NULL PRIMARY KEY,
  pickup_id       TEXT NOT NULL REFERENCES pickup (id),
  at              TEXT NOT NULL CHECK (at IN ('collected', 'received', 'processed')),
  checked_for     TEXT NOT NULL,
  facility_id     TEXT REFERENCES facility (id),
  programme_id    TEXT REFERENCES programme (id),
  objections      TEXT NOT NULL CHECK (json_valid(objections)),
  frozen          TEXT NOT NULL CHECK (json_valid(frozen)),
  override_reason TEXT NOT NULL,
  override_by     TEXT NOT NULL,
  CHECK (objections = '[]' OR (override_reason <> '' AND override_by <> ''))
) STRICT;

CREATE TABLE replacement_price (
  -- `category:laptop:USD` or `model:<id>:USD`
  scope       TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  category    TEXT,
  model_id    TEXT    REFERENCES model (id),
  currency    TEXT    NOT NULL,
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  CHECK ((category IS NULL) <> (model_id IS NULL))
) STRICT;

CREATE TABLE route_change (
  n        INTEGER PRIMARY KEY,
  found_on TEXT    NOT NULL,
  was      TEXT    NOT NULL,
  becomes  TEXT    NOT NULL,
  devices  INTEGER NOT NULL,
  supplies INTEGER NOT NULL,
  UNIQUE (found_on, was, becomes)
) STRICT;

CREATE TABLE route_group (
  n        INTEGER PRIMARY KEY,
  site_id  TEXT    NOT NULL,
  model_id TEXT    NOT NULL,
  category TEXT    NOT NULL,
  -- Devices that are not disposed of, and supplies that were not fetched.
  devices  INTEGER NOT NULL DEFAULT 0,
  supplies INTEGER NOT NULL DEFAULT 0,
  -- The kind of outlet they should have.
  kind     TEXT    NOT NULL DEFAULT 'certified-recycler' CHECK (kind IN ('certified-recycler', 'take-back')),
  -- The outlet itself: 'facility:<id>', 'programme:<id>', or empty when none may be offered.
  outlet   TEXT    NOT NULL DEFAULT '',
  -- The count of changes for which it was routed; 0: not yet.
  routed   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (site_id, model_id, category)
) STRICT;

CREATE TABLE route_loss (
  n        INTEGER PRIMARY KEY,
  -- The first day without it.
  lost_on  TEXT    NOT NULL,
  was      TEXT    NOT NULL,
  devices  INTEGER NOT NULL,
  supplies INTEGER NOT NULL,
  -- Of these, how many will have no outlet at all.
  without  INTEGER NOT NULL,
  UNIQUE (lost_on, was)
) STRICT;

CREATE TABLE route_stamp (
  only_row  INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  changes   INTEGER NOT NULL,
  -- The changes for which all groups are routed.
  routed    INTEGER NOT NULL,
  -- The first day on which a route may be another, because something begins or ends.
  next_on   TEXT    NOT NULL
) STRICT;

CREATE TABLE routing_table (
  only_row   INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version    INTEGER NOT NULL,
  rules      TEXT    NOT NULL CHECK (json_valid(rules)),
  -- How many days old a status check may be when a load leaves.
  fresh_days INTEGER NOT NULL CHECK (fresh_days BETWEEN 1 AND 365)
) STRICT;

CREATE TABLE scan_rules (
  only_row       INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version        INTEGER NOT NULL,
  -- What the scanner puts before and behind each code.
  prefix         TEXT    NOT NULL,
  suffix         TEXT    NOT NULL,
  -- Whether an S before a serial number and a P before a part number belong to the label, not to the number.
  label_letters  INTEGER NOT NULL CHECK (label_letters IN (0, 1))
) STRICT;

CREATE TABLE scenario (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  name        TEXT    NOT NULL,
  made_on     TEXT    NOT NULL,
  adopted_on  TEXT
) STRICT;

CREATE TABLE scenario_move (
  scenario_id  TEXT NOT NULL REFERENCES scenario (id),
  site_id      TEXT NOT NULL REFERENCES site (id),
  category     TEXT NOT NULL,
  -- First days of quarters.
  from_quarter TEXT NOT NULL,
  to_quarter   TEXT NOT NULL CHECK (to_quarter <> from_quarter),
  PRIMARY KEY (scenario_id, site_id, category, from_quarter)
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

CREATE TABLE snipe_it (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version  INTEGER NOT NULL,
  address  TEXT    NOT NULL
) STRICT;

CREATE TABLE status_check (
  id               TEXT NOT NULL PRIMARY KEY,
  certification_id TEXT NOT NULL REFERENCES certification (id),
  checked_on       TEXT NOT NULL,
  checked_by       TEXT NOT NULL,
  -- Where it was looked up.
  checked_at       TEXT NOT NULL,
  status           TEXT NOT NULL CHECK (status IN ('listed', 'in-process', 'suspended', 'withdrawn', 'expired', 'moved',
                                                   'closed', 'not-listed')),
  -- The day from which what was seen holds, where the directory told it.
  since            TEXT,
  note             TEXT NOT NULL,
  file_name        TEXT NOT NULL,
  file_sha256      TEXT NOT NULL
) STRICT;

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
  currency      TEXT    NOT NULL) STRICT;

CREATE TABLE support_service (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version  INTEGER NOT NULL,
  address  TEXT    NOT NULL
) STRICT;

CREATE TABLE terms (
  id           TEXT    NOT NULL PRIMARY KEY,
  facility_id  TEXT    REFERENCES facility (id),
  programme_id TEXT    REFERENCES programme (id),
  applies_from TEXT    NOT NULL,
  noted_on     TEXT    NOT NULL,
  terms        TEXT    NOT NULL CHECK (json_valid(terms)),
  CHECK ((facility_id IS NULL) <> (programme_id IS NULL))
) STRICT;

CREATE TABLE value_policy (
  category  TEXT    NOT NULL PRIMARY KEY,
  version   INTEGER NOT NULL,
  per_mille INTEGER NOT NULL CHECK (per_mille BETWEEN 0 AND 1000)
) STRICT;

CREATE TABLE vendor_support (
  id        TEXT    NOT NULL PRIMARY KEY,
  version   INTEGER NOT NULL,
  maker     TEXT    NOT NULL,
  maker_key TEXT    NOT NULL,
  model     TEXT    NOT NULL,
  model_key TEXT    NOT NULL,
  ends_on   TEXT    NOT NULL,
  as_of     TEXT    NOT NULL,
  source    TEXT    NOT NULL,
  UNIQUE (maker_key, model_key)
) STRICT;

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

CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER audit_subject_kept BEFORE UPDATE ON audit_subject BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER audit_subject_stays BEFORE DELETE ON audit_subject BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER calendar_event_of_customer AFTER UPDATE OF name ON customer WHEN old.name <> new.name BEGIN
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.id;
END;

CREATE TRIGGER calendar_event_of_site AFTER UPDATE OF name ON site WHEN old.name <> new.name BEGIN
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.customer_id;
END;

CREATE TRIGGER certificate_file_kept BEFORE UPDATE ON certificate_file BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER certificate_file_stays BEFORE DELETE ON certificate_file BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER certificate_kept BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER certificate_line_kept BEFORE UPDATE ON certificate_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER certificate_line_stays BEFORE DELETE ON certificate_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER custody_event_kept BEFORE UPDATE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER custody_event_stays BEFORE DELETE ON custody_event BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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

CREATE TRIGGER forecast_book_gains AFTER INSERT ON forecast BEGIN
  INSERT INTO forecast_book (month, category, currency, devices, priced, cost_minor)
  VALUES (new.month, new.category, new.currency, new.devices, new.priced, new.cost_minor)
  ON CONFLICT DO UPDATE SET devices = devices + excluded.devices, priced = priced + excluded.priced,
                            cost_minor = cost_minor + excluded.cost_minor;
  INSERT INTO calendar_event (customer_id, month, sequence) VALUES (new.customer_id, new.month, 0)
  ON CONFLICT DO UPDATE SET sequence = sequence + 1;
END;

CREATE TRIGGER forecast_book_loses AFTER DELETE ON forecast BEGIN
  DELETE FROM forecast_book
   WHERE month = old.month AND category = old.category AND currency = old.currency AND devices = 0;
END;

CREATE TRIGGER forecast_book_moves AFTER UPDATE OF devices, priced, cost_minor ON forecast BEGIN
  UPDATE forecast_book
     SET devices = devices + new.devices - old.devices, priced = priced + new.priced - old.priced,
         cost_minor = cost_minor + new.cost_minor - old.cost_minor
   WHERE month = new.month AND category = new.category AND currency = new.currency;
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.customer_id AND month = new.month;
END;

CREATE TRIGGER forecast_gains AFTER INSERT ON asset WHEN new.due_on <> 'never' BEGIN
  INSERT INTO forecast (customer_id, site_id, month, category, model_id, currency, devices, priced, cost_minor)
  VALUES (new.customer_id, new.site_id, substr(new.due_on, 1, 7), new.category, new.model_id, new.currency,
          1, new.price_minor IS NOT NULL, coalesce(new.price_minor, 0))
  ON CONFLICT DO UPDATE SET devices = devices + 1, priced = priced + excluded.priced,
                            cost_minor = cost_minor + excluded.cost_minor;
END;

CREATE TRIGGER forecast_loses AFTER DELETE ON asset WHEN old.due_on <> 'never' BEGIN
  UPDATE forecast
     SET devices = devices - 1, priced = priced - (old.price_minor IS NOT NULL),
         cost_minor = cost_minor - coalesce(old.price_minor, 0)
   WHERE customer_id = old.customer_id AND month = substr(old.due_on, 1, 7) AND site_id = old.site_id
     AND category = old.category AND model_id = old.model_id AND currency = old.currency;
  DELETE FROM forecast
   WHERE customer_id = old.customer_id AND month = substr(old.due_on, 1, 7) AND site_id = old.site_id
     AND category = old.category AND model_id = old.model_id AND currency = old.currency AND devices = 0;
END;

CREATE TRIGGER forecast_moves_away
AFTER UPDATE OF customer_id, site_id, category, model_id, currency, price_minor, due_on ON asset
WHEN old.due_on <> 'never' BEGIN
  UPDATE forecast
     SET devices = devices - 1, priced = priced - (old.price_minor IS NOT NULL),
         cost_minor = cost_minor - coalesce(old.price_minor, 0)
   WHERE customer_id = old.customer_id AND month = substr(old.due_on, 1, 7) AND site_id = old.site_id
     AND category = old.category AND model_id = old.model_id AND currency = old.currency;
  DELETE FROM forecast
   WHERE customer_id = old.customer_id AND month = substr(old.due_on, 1, 7) AND site_id = old.site_id
     AND category = old.category AND model_id = old.model_id AND currency = old.currency AND devices = 0;
END;

CREATE TRIGGER forecast_moves_here
AFTER UPDATE OF customer_id, site_id, category, model_id, currency, price_minor, due_on ON asset
WHEN new.due_on <> 'never' BEGIN
  INSERT INTO forecast (customer_id, site_id, month, category, model_id, currency, devices, priced, cost_minor)
  VALUES (new.customer_id, new.site_id, substr(new.due_on, 1, 7), new.category, new.model_id, new.currency,
          1, new.price_minor IS NOT NULL, coalesce(new.price_minor, 0))
  ON CONFLICT DO UPDATE SET devices = devices + 1, priced = priced + excluded.priced,
                            cost_minor = cost_minor + excluded.cost_minor;
END;

CREATE TRIGGER processing_kept BEFORE UPDATE ON processing BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER processing_line_kept BEFORE UPDATE ON processing_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER processing_line_stays BEFORE DELETE ON processing_line BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER processing_stays BEFORE DELETE ON processing BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER release_check_kept BEFORE UPDATE ON release_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER release_check_stays BEFORE DELETE ON release_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER route_group_gains AFTER INSERT ON asset BEGIN
  INSERT INTO route_group (site_id, model_id, category, devices)
  VALUES (new.site_id, new.model_id, new.category, new.state <> 'disposed')
  ON CONFLICT DO UPDATE SET devices = devices + excluded.devices;
END;

CREATE TRIGGER route_group_gains_supplies AFTER INSERT ON supply_lot BEGIN
  INSERT INTO route_group (site_id, model_id, category, supplies)
  VALUES (new.site_id, new.model_id, new.category, new.quantity - new.retired)
  ON CONFLICT DO UPDATE SET supplies = supplies + excluded.supplies;
END;

CREATE TRIGGER route_group_loses AFTER DELETE ON asset BEGIN
  UPDATE route_group SET devices = devices - (old.state <> 'disposed')
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
END;

CREATE TRIGGER route_group_loses_supplies AFTER DELETE ON supply_lot BEGIN
  UPDATE route_group SET supplies = supplies - (old.quantity - old.retired)
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
END;

CREATE TRIGGER route_group_moves AFTER UPDATE OF site_id, model_id, category, state ON asset
WHEN old.site_id <> new.site_id OR old.model_id <> new.model_id OR old.category <> new.category
  OR (old.state <> 'disposed') <> (new.state <> 'disposed') BEGIN
  UPDATE route_group SET devices = devices - (old.state <> 'disposed')
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
  INSERT INTO route_group (site_id, model_id, category, devices)
  VALUES (new.site_id, new.model_id, new.category, new.state <> 'disposed')
  ON CONFLICT DO UPDATE SET devices = devices + excluded.devices;
END;

CREATE TRIGGER route_group_moves_supplies AFTER UPDATE OF site_id, model_id, category, quantity, retired ON supply_lot BEGIN
  UPDATE route_group SET supplies = supplies - (old.quantity - old.retired)
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
  INSERT INTO route_group (site_id, model_id, category, supplies)
  VALUES (new.site_id, new.model_id, new.category, new.quantity - new.retired)
  ON CONFLICT DO UPDATE SET supplies = supplies + excluded.supplies;
END;

CREATE TRIGGER route_group_of_site AFTER UPDATE OF region, country ON site
WHEN old.region <> new.region OR old.country <> new.country BEGIN
  UPDATE route_group SET routed = 0 WHERE site_id = new.id;
END;

CREATE TRIGGER route_group_of_weight AFTER UPDATE OF weight_g, maker_key ON model
WHEN old.weight_g IS NOT new.weight_g OR old.maker_key <> new.maker_key BEGIN
  UPDATE route_group SET routed = 0 WHERE model_id = new.id;
END;

CREATE TRIGGER route_stamp_certification_delete AFTER DELETE ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_certification_insert AFTER INSERT ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_certification_update AFTER UPDATE ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_customer_requirement_delete AFTER DELETE ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_customer_requirement_insert AFTER INSERT ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_customer_requirement_update AFTER UPDATE ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_facility_delete AFTER DELETE ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_facility_insert AFTER INSERT ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_facility_update AFTER UPDATE ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_programme_delete AFTER DELETE ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_programme_insert AFTER INSERT ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_programme_update AFTER UPDATE ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_routing_table_delete AFTER DELETE ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_routing_table_insert AFTER INSERT ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_routing_table_update AFTER UPDATE ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_status_check_insert AFTER INSERT ON status_check BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_terms_delete AFTER DELETE ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_terms_insert AFTER INSERT ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER route_stamp_terms_update AFTER UPDATE ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;

CREATE TRIGGER status_check_kept BEFORE UPDATE ON status_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER status_check_stays BEFORE DELETE ON status_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

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
