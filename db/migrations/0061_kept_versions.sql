-- A scenario was changed and those it had begun with keep the version they had, until what was begun is settled.
create table dunning.kept_version (
  org_id int not null,
  customer_id uuid not null,
  scenario_id uuid not null,
  version int not null,
  -- The documents that had come to a step of it: once none of them is open, the customer follows the version in force.
  item_ids uuid[] not null,
  kept_on date not null,
  primary key (org_id, customer_id, scenario_id),
  constraint kept_version_scenario foreign key (org_id, scenario_id, version) references dunning.scenario (org_id, id, version)
);
alter table dunning.kept_version enable row level security;
create policy one_organisation on dunning.kept_version using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on dunning.kept_version to quittance_app;
