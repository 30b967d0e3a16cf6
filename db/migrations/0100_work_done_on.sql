-- The day the work of a document was done or its goods delivered, as a list says: limitation runs from it, and not from the invoice.
create table ledger.performance (
  org_id int not null,
  item_id uuid not null,
  performed_on date not null,
  -- The import that says so.
  source_id uuid not null,
  recorded_at timestamptz not null,
  primary key (org_id, item_id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index performance_source on ledger.performance (org_id, source_id);
alter table ledger.performance enable row level security;
create policy one_organisation on ledger.performance using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on ledger.performance to quittance_app;

alter table intake.staged_item add column performed_on date;
