-- What leaves for the accounts: with which accounts of the ledger, in one currency at a time, and which letterings with it.
create table cash.journal_setting (
  org_id int not null primary key,
  customers_account text not null,
  bank_fee_account text not null,
  discount_account text not null,
  rounding_account text not null,
  loss_account text not null,
  return_fee_account text not null,
  suspense_account text not null,
  bank_journal text not null check (bank_journal ~ '^[0-9A-Z]{1,10}$'),
  other_journal text not null check (other_journal ~ '^[0-9A-Z]{1,10}$'),
  updated_at timestamptz not null
);

-- An export downloaded again says the same, whatever accounts are chosen since: it keeps those it was made with.
alter table cash.journal_export add column currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$');
alter table cash.journal_export alter column currency drop default;
alter table cash.journal_export add column accounts jsonb not null default '{}';

-- An allocation made here, told to the accounts once, and once more when it was undone after that.
create table cash.exported_allocation (
  org_id int not null,
  allocation_id uuid not null,
  is_undoing boolean not null,
  export_id uuid not null,
  primary key (org_id, allocation_id, is_undoing),
  foreign key (org_id, export_id) references cash.journal_export (org_id, id)
);
create index exported_allocation_export on cash.exported_allocation (org_id, export_id);
-- Allocations of ours: few among millions.
create index allocation_ours on ledger.allocation (org_id, id) where source_id is null;

do $$
declare t text;
begin
  foreach t in array array['journal_setting', 'exported_allocation'] loop
    execute format('alter table cash.%I enable row level security', t);
    execute format('create policy one_organisation on cash.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on cash.journal_setting to quittance_app;
grant select, insert on cash.exported_allocation to quittance_app;

-- Whose documents an advice pays, when a person says so: numbers alone may be those of several customers.
alter table cash.advice add column customer_id uuid;
-- What a person should look at, as it was said when the advice was read.
alter table cash.advice add column remarks jsonb not null default '[]';
grant update (customer_id) on cash.advice to quittance_app;
create index advice_line on cash.advice (org_id, line_id) where line_id is not null;
