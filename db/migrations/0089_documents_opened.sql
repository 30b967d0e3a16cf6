-- When a file was last opened from a link to a customer's page: one reading is one line of the timeline.
create table portal.opened (
  org_id int not null,
  link_id uuid not null,
  document_id uuid not null,
  opened_at timestamptz not null,
  primary key (org_id, link_id, document_id)
);
alter table portal.opened enable row level security;
create policy one_organisation on portal.opened using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update on portal.opened to quittance_app;
