-- What happened here and the accounts do not have yet, given back as accounting entries: each once, and once more the other way
-- round when it was undone after it had been given.
create table cash.journal_export (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  entries int not null,
  debit_cents bigint not null,
  from_on date not null,
  to_on date not null,
  exported_at timestamptz not null,
  exported_by text not null,
  primary key (org_id, id),
  unique (org_id, no)
);

create table cash.exported_item (
  org_id int not null,
  item_id uuid not null,
  -- The same item leaves twice at most: as it was booked, and as it was undone.
  is_undoing boolean not null,
  export_id uuid not null,
  primary key (org_id, item_id, is_undoing),
  foreign key (org_id, export_id) references cash.journal_export (org_id, id)
);
create index exported_item_export on cash.exported_item (org_id, export_id);

do $$
declare t text;
begin
  foreach t in array array['journal_export', 'exported_item'] loop
    execute format('alter table cash.%I enable row level security', t);
    execute format('create policy one_organisation on cash.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on cash.journal_export, cash.exported_item to quittance_app;
-- Items of ours, to be given back: few among millions.
create index item_ours on ledger.item (org_id, id) where source_id is null;
