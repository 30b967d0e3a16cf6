-- Where a bank writes what in its files of returns (CFONB 240): no public notice says it, so a person does, once for each bank.
create table intake.column_map (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  map jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, id),
  unique (org_id, name)
);
alter table intake.column_map enable row level security;
create policy one_organisation on intake.column_map using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on intake.column_map to quittance_app;
