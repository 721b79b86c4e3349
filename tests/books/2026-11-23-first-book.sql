-- A reseller's rows as the first released schema kept them: an owner's policy for laptops, bundled months for the rest.
INSERT INTO company VALUES
  (1, 1, 'Northwind IT', '214 Commerce Street', '', 'service@northwind.example', 'Dana Whitfield', 'Service manager',
   'letter', 'USD', 'P', 'C', NULL);
INSERT INTO customer VALUES
  ('01930000-0000-7000-8000-000000000001', 1, 'Harbor Dental Group', 'harbor dental group', '');
INSERT INTO site VALUES
  ('01930000-0000-7000-8000-000000000002', 1, '01930000-0000-7000-8000-000000000001', 'Main site', 'main site',
   '88 State Street', 'Boston', 'MA', '02109', '');
INSERT INTO model VALUES
  ('01930000-0000-7000-8000-000000000003', 1, 'Dell', 'dell', 'Latitude 5420', 'latitude 5420', 'laptop', 1400),
  ('01930000-0000-7000-8000-000000000004', 1, 'HP', 'hp', 'E24 G4 Monitor', 'e24 g4 monitor', 'monitor_lcd', NULL),
  ('01930000-0000-7000-8000-000000000005', 1, 'Sony', 'sony', 'Trinitron', 'trinitron', 'monitor_crt', NULL);
INSERT INTO refresh_policy VALUES ('laptop', 2, 40);
INSERT INTO deployment VALUES
  ('01930000-0000-7000-8000-000000000006', 1, '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', '2023-08-31', 'SO-1');
INSERT INTO numbering VALUES ('pickup', 0, 1);
INSERT INTO pickup VALUES
  ('01930000-0000-7000-8000-000000000007', 1, 'P-0001', '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', NULL, '', '2026-12-01', 'planned', '2026-11-20');
INSERT INTO asset (id, version, deployment_id, customer_id, site_id, model_id, category, serial, serial_key, maker_key, tag,
                   tag_key, price_minor, currency, deployed_on, refresh_on, refresh_source, refresh_months, outlet,
                   outlet_reason, state, due_on) VALUES
  ('01930000-0000-7000-8000-000000000011', 1, '01930000-0000-7000-8000-000000000006', '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000003', 'laptop', 'OLD111', 'OLD111', 'dell', '',
   '', 106970, 'USD', '2023-08-31', '2026-12-31', 'policy', 40, 'certified-recycler', 'holds-data', 'in-service',
   '2026-12-31'),
  ('01930000-0000-7000-8000-000000000012', 1, '01930000-0000-7000-8000-000000000006', '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000004', 'monitor_lcd', 'OLD222', 'OLD222', 'hp',
   '', '', NULL, 'USD', '2023-08-31', '2030-08-31', 'policy', 84, 'certified-recycler', 'large', 'in-service',
   '2030-08-31'),
  ('01930000-0000-7000-8000-000000000013', 2, '01930000-0000-7000-8000-000000000006', '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000003', 'laptop', 'OLD333', 'OLD333', 'dell', '',
   '', 106970, 'USD', '2023-08-31', '2026-12-31', 'policy', 40, 'certified-recycler', 'holds-data', 'retired', 'never'),
  ('01930000-0000-7000-8000-000000000014', 1, '01930000-0000-7000-8000-000000000006', '01930000-0000-7000-8000-000000000001',
   '01930000-0000-7000-8000-000000000002', '01930000-0000-7000-8000-000000000005', 'monitor_crt', 'OLD444', 'OLD444', 'sony',
   '', '', 5000, 'USD', '2023-08-31', NULL, 'none', NULL, 'certified-recycler', 'large', 'in-service', 'never');
INSERT INTO pickup_line VALUES
  ('01930000-0000-7000-8000-000000000008', '01930000-0000-7000-8000-000000000007', '01930000-0000-7000-8000-000000000013',
   NULL, 1);
