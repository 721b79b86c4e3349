-- Where it goes: status checks, terms of recyclers and programmes, the routing table, and the route of everything there is.

ALTER TABLE facility ADD COLUMN closed_on TEXT;

ALTER TABLE certification ADD COLUMN revision    TEXT NOT NULL DEFAULT '';
ALTER TABLE certification ADD COLUMN body        TEXT NOT NULL DEFAULT '';
-- Words of what the certificate covers, such as ["r2-b"], and the text of its scope.
ALTER TABLE certification ADD COLUMN scopes      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(scopes));
ALTER TABLE certification ADD COLUMN scope_text  TEXT NOT NULL DEFAULT '';
ALTER TABLE certification ADD COLUMN file_name   TEXT NOT NULL DEFAULT '';
ALTER TABLE certification ADD COLUMN file_sha256 TEXT NOT NULL DEFAULT '';

-- Somebody looked a certification up. Evidence.
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
CREATE INDEX status_check_of_certification ON status_check (certification_id, checked_on);
CREATE TRIGGER status_check_kept BEFORE UPDATE ON status_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER status_check_stays BEFORE DELETE ON status_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

INSERT INTO status_check (id, certification_id, checked_on, checked_by, checked_at, status, note, file_name, file_sha256)
SELECT id, id, checked_on, '', checked_at, 'listed', '', '', '' FROM certification WHERE checked_on IS NOT NULL;
ALTER TABLE certification DROP COLUMN checked_on;
ALTER TABLE certification DROP COLUMN checked_at;

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

-- What a facility or a programme takes, and how, from a day on. A change is a new row.
CREATE TABLE terms (
  id           TEXT    NOT NULL PRIMARY KEY,
  facility_id  TEXT    REFERENCES facility (id),
  programme_id TEXT    REFERENCES programme (id),
  applies_from TEXT    NOT NULL,
  noted_on     TEXT    NOT NULL,
  terms        TEXT    NOT NULL CHECK (json_valid(terms)),
  CHECK ((facility_id IS NULL) <> (programme_id IS NULL))
) STRICT;
CREATE INDEX terms_of_facility ON terms (facility_id, applies_from) WHERE facility_id IS NOT NULL;
CREATE INDEX terms_of_programme ON terms (programme_id, applies_from) WHERE programme_id IS NOT NULL;

-- The owner's routing table, once it differs from the bundled one.
CREATE TABLE routing_table (
  only_row   INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version    INTEGER NOT NULL,
  rules      TEXT    NOT NULL CHECK (json_valid(rules)),
  -- How many days old a status check may be when a load leaves.
  fresh_days INTEGER NOT NULL CHECK (fresh_days BETWEEN 1 AND 365)
) STRICT;

-- What a customer asks of whoever processes its equipment.
CREATE TABLE customer_requirement (
  customer_id         TEXT    NOT NULL PRIMARY KEY REFERENCES customer (id),
  version             INTEGER NOT NULL,
  -- Standards of which the facility must hold one; none: as the routing table says.
  standards           TEXT    NOT NULL CHECK (json_valid(standards)),
  on_site_destruction INTEGER NOT NULL CHECK (on_site_destruction IN (0, 1)),
  no_export           INTEGER NOT NULL CHECK (no_export IN (0, 1)),
  note                TEXT    NOT NULL
) STRICT;

-- Why a device may not leave yet, or not this way.
CREATE TABLE asset_hold (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  asset_id TEXT    NOT NULL REFERENCES asset (id),
  kind     TEXT    NOT NULL CHECK (kind IN ('leased', 'legal-hold', 'warranty-claim', 'locked')),
  since    TEXT    NOT NULL,
  note     TEXT    NOT NULL,
  UNIQUE (asset_id, kind)
) STRICT;

ALTER TABLE pickup ADD COLUMN programme_id TEXT REFERENCES programme (id);

-- What was looked at when a load changed hands: certifications, terms, what spoke against it, and who let it go all the
-- same. Evidence.
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
CREATE INDEX release_check_of_pickup ON release_check (pickup_id, id);
CREATE TRIGGER release_check_kept BEFORE UPDATE ON release_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
CREATE TRIGGER release_check_stays BEFORE DELETE ON release_check BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- Where things go stands in route_group now.
ALTER TABLE asset DROP COLUMN outlet;
ALTER TABLE asset DROP COLUMN outlet_reason;
ALTER TABLE supply_lot DROP COLUMN outlet;
ALTER TABLE supply_lot DROP COLUMN outlet_reason;

-- Everything that is routed alike: of one model at one site. Counted by triggers, routed by deployments/route_store.rs.
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
CREATE INDEX route_group_routed ON route_group (routed, n);
CREATE INDEX route_group_of_outlet ON route_group (outlet, n);
CREATE INDEX route_group_of_model ON route_group (model_id);

INSERT INTO route_group (site_id, model_id, category, devices)
SELECT site_id, model_id, category, sum(state <> 'disposed') FROM asset GROUP BY site_id, model_id, category;
INSERT INTO route_group (site_id, model_id, category, supplies)
SELECT site_id, model_id, category, sum(quantity - retired) FROM supply_lot WHERE 1 GROUP BY site_id, model_id, category
ON CONFLICT (site_id, model_id, category) DO UPDATE SET supplies = excluded.supplies;

CREATE TRIGGER route_group_gains AFTER INSERT ON asset BEGIN
  INSERT INTO route_group (site_id, model_id, category, devices)
  VALUES (new.site_id, new.model_id, new.category, new.state <> 'disposed')
  ON CONFLICT DO UPDATE SET devices = devices + excluded.devices;
END;
CREATE TRIGGER route_group_loses AFTER DELETE ON asset BEGIN
  UPDATE route_group SET devices = devices - (old.state <> 'disposed')
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
CREATE TRIGGER route_group_gains_supplies AFTER INSERT ON supply_lot BEGIN
  INSERT INTO route_group (site_id, model_id, category, supplies)
  VALUES (new.site_id, new.model_id, new.category, new.quantity - new.retired)
  ON CONFLICT DO UPDATE SET supplies = supplies + excluded.supplies;
END;
CREATE TRIGGER route_group_loses_supplies AFTER DELETE ON supply_lot BEGIN
  UPDATE route_group SET supplies = supplies - (old.quantity - old.retired)
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
END;
CREATE TRIGGER route_group_moves_supplies AFTER UPDATE OF site_id, model_id, category, quantity, retired ON supply_lot BEGIN
  UPDATE route_group SET supplies = supplies - (old.quantity - old.retired)
   WHERE site_id = old.site_id AND model_id = old.model_id AND category = old.category;
  INSERT INTO route_group (site_id, model_id, category, supplies)
  VALUES (new.site_id, new.model_id, new.category, new.quantity - new.retired)
  ON CONFLICT DO UPDATE SET supplies = supplies + excluded.supplies;
END;
-- What decides a route besides the register.
CREATE TRIGGER route_group_of_site AFTER UPDATE OF region, country ON site
WHEN old.region <> new.region OR old.country <> new.country BEGIN
  UPDATE route_group SET routed = 0 WHERE site_id = new.id;
END;
CREATE TRIGGER route_group_of_weight AFTER UPDATE OF weight_g, maker_key ON model
WHEN old.weight_g IS NOT new.weight_g OR old.maker_key <> new.maker_key BEGIN
  UPDATE route_group SET routed = 0 WHERE model_id = new.id;
END;

-- How often the register changed, for which of its states everything was routed, and when that ends by itself.
CREATE TABLE route_stamp (
  only_row  INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  changes   INTEGER NOT NULL,
  -- The changes for which all groups are routed.
  routed    INTEGER NOT NULL,
  -- The first day on which a route may be another, because something begins or ends.
  next_on   TEXT    NOT NULL
) STRICT;
INSERT INTO route_stamp (only_row, changes, routed, next_on) VALUES (1, 1, 0, 'never');

-- What changed its route by itself, by outlet; kept for the first page of the day.
CREATE TABLE route_change (
  n        INTEGER PRIMARY KEY,
  found_on TEXT    NOT NULL,
  was      TEXT    NOT NULL,
  becomes  TEXT    NOT NULL,
  devices  INTEGER NOT NULL,
  supplies INTEGER NOT NULL,
  UNIQUE (found_on, was, becomes)
) STRICT;

-- What will lose its route on a day, as far as is known.
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

-- Each change of the register makes every route questionable.
CREATE TRIGGER route_stamp_facility_insert AFTER INSERT ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_facility_update AFTER UPDATE ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_facility_delete AFTER DELETE ON facility BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_certification_insert AFTER INSERT ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_certification_update AFTER UPDATE ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_certification_delete AFTER DELETE ON certification BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_status_check_insert AFTER INSERT ON status_check BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_programme_insert AFTER INSERT ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_programme_update AFTER UPDATE ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_programme_delete AFTER DELETE ON programme BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_terms_insert AFTER INSERT ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_terms_update AFTER UPDATE ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_terms_delete AFTER DELETE ON terms BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_routing_table_insert AFTER INSERT ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_routing_table_update AFTER UPDATE ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_routing_table_delete AFTER DELETE ON routing_table BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_customer_requirement_insert AFTER INSERT ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_customer_requirement_update AFTER UPDATE ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;
CREATE TRIGGER route_stamp_customer_requirement_delete AFTER DELETE ON customer_requirement BEGIN UPDATE route_stamp SET changes = changes + 1; END;
