-- Debits of which the file that brought them does not tell the day: it is older than the one on which they were carried forward, or listed. Named
-- by the line that made them, so that what is booked again after a withdrawal is still known to be one.
create table ledger.undated (
  org_id int not null,
  source_key uuid not null,
  -- The import that brought them.
  source_id uuid not null,
  primary key (org_id, source_key)
);
create index undated_source on ledger.undated (org_id, source_id);
alter table ledger.undated enable row level security;
create policy one_organisation on ledger.undated using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, delete on ledger.undated to quittance_app;

-- What is in the books already: brought forward with the day of the opening, or by an aged balance, which has none.
insert into ledger.undated (org_id, source_key, source_id)
select i.org_id, i.source_key, i.source_id
from ledger.item i join intake.import m on m.org_id = i.org_id and m.id = i.source_id
where i.kind = 'opening' and i.side = 1 and i.source_key is not null and not i.reversed
  and (m.kind = 'aged_balance' or (m.kind = 'fec' and i.issued_on = m.first_on))
on conflict do nothing;

alter table intake.staged_item add column is_dated boolean not null default true;

-- Interest and indemnities claimed of many customers at once: a job goes through them, and another takes back what is still to pay.
create table legal.charge_batch (
  org_id int not null,
  id uuid not null,
  state text not null check (state in ('claiming', 'claimed', 'taking_back', 'taken_back')),
  up_to date not null,
  kinds text[] not null check (cardinality(kinds) between 1 and 2),
  -- In the order in which they are gone through; the first `done` of them were.
  customer_ids uuid[] not null check (cardinality(customer_ids) > 0),
  done int not null default 0 check (done between 0 and cardinality(customer_ids)),
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_name text not null,
  ended_at timestamptz,
  -- Who had it taken back, since when, and why.
  back_at timestamptz,
  back_by text not null default '',
  back_by_name text not null default '',
  back_why text not null default '' check (length(back_why) <= 300),
  primary key (org_id, id),
  check ((state in ('taking_back', 'taken_back')) = (back_at is not null))
);
create index charge_batch_asked on legal.charge_batch (org_id, asked_at);

alter table legal.charge_note add column batch_id uuid;
create index charge_note_batch on legal.charge_note (org_id, batch_id) where batch_id is not null;

-- Where it is asked for, each month proposes to claim what ran until it began. `answered_at`: it was claimed, or set aside.
create table legal.charge_proposal (
  org_id int not null,
  up_to date not null,
  customers int not null check (customers > 0),
  interest jsonb not null,
  indemnity jsonb not null,
  proposed_at timestamptz not null,
  answered_at timestamptz,
  primary key (org_id, up_to)
);

alter table legal.interest_setting add column proposes_monthly boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['charge_batch', 'charge_proposal'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on legal.charge_batch, legal.charge_proposal to quittance_app;
grant update (state, done, ended_at, back_at, back_by, back_by_name, back_why) on legal.charge_batch to quittance_app;
grant update (answered_at) on legal.charge_proposal to quittance_app;
