-- How far an import tells what customers paid: a ledger to its last entry of money, whatever it sold since; a list to its day.
alter table intake.import add column receipts_through date;
update intake.import m set receipts_through = case when m.kind <> 'fec' then m.books_through else least(m.books_through, (
    select max(i.issued_on) from ledger.item i where i.org_id = m.org_id and i.source_id = m.id and i.kind in ('receipt', 'returned'))) end
where m.kind in ('fec', 'open_items', 'aged_balance');

-- Money in that the bank announces and has not booked: no line, and nothing to match. It holds reminders for some days.
create table cash.announced (
  org_id int not null,
  id uuid not null,
  import_id uuid not null,
  -- The statement of the file; its account is known once the import is in the books, and counts for nothing before.
  statement_no int not null,
  account_id uuid,
  expected_on date not null,
  cents bigint not null check (cents > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  details jsonb not null,
  end_to_end text not null,
  -- What the bank says of it but its day: the same announced again has the same.
  content_key bigint not null,
  primary key (org_id, id),
  foreign key (org_id, account_id) references cash.account (org_id, id)
);
create index announced_import on cash.announced (org_id, import_id);
create index announced_expected on cash.announced (org_id, expected_on) where account_id is not null;
alter table cash.announced enable row level security;
create policy one_organisation on cash.announced using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, delete on cash.announced to quittance_app;
grant update (account_id) on cash.announced to quittance_app;
