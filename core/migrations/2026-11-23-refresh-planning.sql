-- Refresh planning: policies of more than one kind, customers' answers, replacement prices, scenarios, vendors' end of support.

-- customers: what a customer asks of planning

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

-- refresh

ALTER TABLE refresh_policy RENAME TO category_policy;
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
CREATE INDEX refresh_policy_of_customer ON refresh_policy (customer_id);
CREATE INDEX refresh_policy_of_asset ON refresh_policy (asset_id) WHERE asset_id IS NOT NULL;
INSERT INTO refresh_policy (scope, version, category, months, warranty, support, pick, moved_to)
SELECT 'category:' || category, version, category, months, 0, 0, 'earliest', 'as-counted' FROM category_policy;
DROP TABLE category_policy;

-- When a vendor ends the support of a model: as somebody found it, on a day.
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

-- Where dates of support are looked up, when it is not the public service.
CREATE TABLE support_service (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version  INTEGER NOT NULL,
  address  TEXT    NOT NULL
) STRICT;

-- deployments

ALTER TABLE asset ADD COLUMN warranty_until TEXT;
-- Why the refresh date is what it is (refresh::Why).
ALTER TABLE asset ADD COLUMN refresh_why TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(refresh_why));
ALTER TABLE asset ADD COLUMN answer TEXT NOT NULL DEFAULT 'none' CHECK (answer IN ('none', 'declined', 'replaced'));
ALTER TABLE asset ADD COLUMN replaced_by TEXT REFERENCES deployment (id);
-- A policy used to hold only for what was deployed after it: a device with other months than the policy of today keeps its
-- date, and names no policy, until one is changed.
UPDATE asset SET refresh_why = json_object('months', refresh_months, 'counted', refresh_on) WHERE refresh_source = 'policy';
UPDATE asset SET refresh_why = json_object('scope', 'category', 'months', refresh_months, 'counted', refresh_on)
 WHERE refresh_source = 'policy'
   AND refresh_months = (SELECT p.months FROM refresh_policy p WHERE p.category = asset.category);
UPDATE asset SET refresh_why = json_object('scope', 'default', 'months', refresh_months, 'counted', refresh_on)
 WHERE refresh_source = 'policy' AND category NOT IN (SELECT p.category FROM refresh_policy p);
UPDATE asset SET refresh_why = json_object('scope', 'default') WHERE refresh_source = 'none';
ALTER TABLE asset ADD COLUMN dated_by TEXT NOT NULL DEFAULT 'none'
  CHECK (dated_by IN ('policy', 'warranty', 'support', 'manual', 'none'));
UPDATE asset SET dated_by = refresh_source;
ALTER TABLE asset DROP COLUMN refresh_source;
ALTER TABLE asset DROP COLUMN refresh_months;
ALTER TABLE asset RENAME COLUMN dated_by TO refresh_source;
CREATE INDEX asset_replaced_by ON asset (replaced_by) WHERE replaced_by IS NOT NULL;
DROP INDEX asset_of_site;
CREATE INDEX asset_due_of_site ON asset (site_id, due_on, seq);

-- planning

-- What a customer said to due dates. The newest of a device is its answer now.
CREATE TABLE acknowledgement (
  id            TEXT    NOT NULL PRIMARY KEY,
  customer_id   TEXT    NOT NULL REFERENCES customer (id),
  answer        TEXT    NOT NULL CHECK (answer IN ('extended', 'declined', 'replaced', 'reopened')),
  answered_on   TEXT    NOT NULL,
  until         TEXT,
  deployment_id TEXT    REFERENCES deployment (id),
  reason        TEXT    NOT NULL
) STRICT;
CREATE INDEX acknowledgement_of_customer ON acknowledgement (customer_id, id);

CREATE TABLE acknowledgement_line (
  acknowledgement_id TEXT NOT NULL REFERENCES acknowledgement (id),
  asset_id           TEXT NOT NULL REFERENCES asset (id),
  -- The refresh date that was answered.
  refresh_on         TEXT,
  PRIMARY KEY (acknowledgement_id, asset_id)
) STRICT;
CREATE INDEX acknowledgement_of_asset ON acknowledgement_line (asset_id, acknowledgement_id);

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

CREATE TABLE inflation (
  only_row  INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  version   INTEGER NOT NULL,
  -- How much dearer things become in a year, in thousandths.
  per_mille INTEGER NOT NULL CHECK (per_mille BETWEEN -500 AND 1000)
) STRICT;

-- A plan that levels a customer's spend. It moves no date until it is adopted.
CREATE TABLE scenario (
  id          TEXT    NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  name        TEXT    NOT NULL,
  made_on     TEXT    NOT NULL,
  adopted_on  TEXT
) STRICT;
CREATE INDEX scenario_of_customer ON scenario (customer_id, id);

CREATE TABLE scenario_move (
  scenario_id  TEXT NOT NULL REFERENCES scenario (id),
  site_id      TEXT NOT NULL REFERENCES site (id),
  category     TEXT NOT NULL,
  -- First days of quarters.
  from_quarter TEXT NOT NULL,
  to_quarter   TEXT NOT NULL CHECK (to_quarter <> from_quarter),
  PRIMARY KEY (scenario_id, site_id, category, from_quarter)
) STRICT;

-- Derived: what falls due in each month, by place and model, and for the whole book.

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
CREATE INDEX forecast_of_model ON forecast (model_id, month);

CREATE TABLE forecast_book (
  month      TEXT    NOT NULL,
  category   TEXT    NOT NULL,
  currency   TEXT    NOT NULL,
  devices    INTEGER NOT NULL,
  priced     INTEGER NOT NULL,
  cost_minor INTEGER NOT NULL,
  PRIMARY KEY (month, category, currency)
) STRICT;

-- How often what falls due for a customer in a month was changed: the sequence of its calendar event, which never goes back.
CREATE TABLE calendar_event (
  customer_id TEXT    NOT NULL,
  month       TEXT    NOT NULL,
  sequence    INTEGER NOT NULL,
  PRIMARY KEY (customer_id, month)
) STRICT;

CREATE TRIGGER forecast_book_gains AFTER INSERT ON forecast BEGIN
  INSERT INTO forecast_book (month, category, currency, devices, priced, cost_minor)
  VALUES (new.month, new.category, new.currency, new.devices, new.priced, new.cost_minor)
  ON CONFLICT DO UPDATE SET devices = devices + excluded.devices, priced = priced + excluded.priced,
                            cost_minor = cost_minor + excluded.cost_minor;
  INSERT INTO calendar_event (customer_id, month, sequence) VALUES (new.customer_id, new.month, 0)
  ON CONFLICT DO UPDATE SET sequence = sequence + 1;
END;
CREATE TRIGGER forecast_book_moves AFTER UPDATE OF devices, priced, cost_minor ON forecast BEGIN
  UPDATE forecast_book
     SET devices = devices + new.devices - old.devices, priced = priced + new.priced - old.priced,
         cost_minor = cost_minor + new.cost_minor - old.cost_minor
   WHERE month = new.month AND category = new.category AND currency = new.currency;
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.customer_id AND month = new.month;
END;
CREATE TRIGGER forecast_book_loses AFTER DELETE ON forecast BEGIN
  DELETE FROM forecast_book
   WHERE month = old.month AND category = old.category AND currency = old.currency AND devices = 0;
END;

-- An event names its customer and its sites.
CREATE TRIGGER calendar_event_of_customer AFTER UPDATE OF name ON customer WHEN old.name <> new.name BEGIN
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.id;
END;
CREATE TRIGGER calendar_event_of_site AFTER UPDATE OF name ON site WHEN old.name <> new.name BEGIN
  UPDATE calendar_event SET sequence = sequence + 1 WHERE customer_id = new.customer_id;
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

INSERT INTO forecast (customer_id, site_id, month, category, model_id, currency, devices, priced, cost_minor)
SELECT customer_id, site_id, substr(due_on, 1, 7), category, model_id, currency,
       count(*), count(price_minor), coalesce(sum(price_minor), 0)
  FROM asset WHERE due_on <> 'never' GROUP BY 1, 2, 3, 4, 5, 6;
