-- Import, export and scanning: notes of devices, what each import made and changed, saved mappings, how labels are read.

-- exchange

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

-- Customers, sites and models that an import entered. Its devices are those of its deployments.
CREATE TABLE import_made (
  import_id  TEXT NOT NULL REFERENCES import (id),
  kind       TEXT NOT NULL CHECK (kind IN ('customer', 'site', 'model')),
  subject_id TEXT NOT NULL,
  PRIMARY KEY (import_id, kind, subject_id)
) STRICT;

-- What stood in the book before an import changed it.
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
CREATE INDEX import_change_of_deployment ON import_change (deployment_id);

-- How the columns of a source are read, under the name a person gave it.
CREATE TABLE import_mapping (
  id       TEXT    NOT NULL PRIMARY KEY,
  version  INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  name_key TEXT    NOT NULL UNIQUE,
  kind     TEXT    NOT NULL CHECK (kind IN ('devices', 'models')),
  mapping  TEXT    NOT NULL CHECK (json_valid(mapping))
) STRICT;

-- Where this reseller's Snipe-IT answers. Its token is in the system's keyring, never here.
CREATE TABLE snipe_it (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version  INTEGER NOT NULL,
  address  TEXT    NOT NULL
) STRICT;

-- scanning

CREATE TABLE scan_rules (
  only_row       INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version        INTEGER NOT NULL,
  -- What the scanner puts before and behind each code.
  prefix         TEXT    NOT NULL,
  suffix         TEXT    NOT NULL,
  -- Whether an S before a serial number and a P before a part number belong to the label, not to the number.
  label_letters  INTEGER NOT NULL CHECK (label_letters IN (0, 1))
) STRICT;

-- deployments

ALTER TABLE asset ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- How many of its versions came of a policy that its refresh date follows, and not of a person.
ALTER TABLE asset ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
-- The import that recorded it; nothing where a person did.
ALTER TABLE deployment ADD COLUMN import_id TEXT REFERENCES import (id);
CREATE INDEX deployment_of_import ON deployment (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX deployment_of_site ON deployment (site_id);

-- planning

CREATE INDEX acknowledgement_of_deployment ON acknowledgement (deployment_id) WHERE deployment_id IS NOT NULL;
