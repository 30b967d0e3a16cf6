-- What every customer owes in every currency, kept beside the items so that the longest list of customers is sorted by money
-- without adding up all they owe. Moved in the transaction that moves the items; db/checks proves it equal to them.
create table ledger.balance (
  org_id int not null,
  customer_id uuid not null,
  currency text not null,
  -- The days on which something open falls due, in order, and what is open up to and including each. What is overdue on any
  -- day is one look into them: no night has to pass for it to be true.
  due_days date[] not null,
  upto_cents bigint[] not null,
  unapplied_cents bigint not null,
  primary key (org_id, customer_id, currency),
  check (cardinality(due_days) = cardinality(upto_cents))
) with (fillfactor = 80);

alter table ledger.balance enable row level security;
create policy one_organisation on ledger.balance using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update on ledger.balance to quittance_app;

insert into ledger.balance (org_id, customer_id, currency, due_days, upto_cents, unapplied_cents)
select org_id, customer_id, currency, coalesce(array_agg(due_on order by due_on) filter (where due_cents > 0), '{}'),
  coalesce(array_agg(upto_cents order by due_on) filter (where due_cents > 0), '{}'), sum(unapplied_cents)
from (
  select *, sum(due_cents) over (partition by org_id, customer_id, currency order by due_on)::bigint as upto_cents
  from (
    select org_id, customer_id, currency, due_on, coalesce(sum(open_cents) filter (where side = 1), 0) as due_cents,
      coalesce(sum(open_cents) filter (where side = -1), 0) as unapplied_cents
    from ledger.item where open_cents > 0 group by org_id, customer_id, currency, due_on
  ) day
) running
group by org_id, customer_id, currency;

-- As before, and for the balances that the same booking moved.
create or replace function ledger.refresh_statistics(booked int) returns void language plpgsql security definer set search_path = '' as $$
begin
  if booked > 50 + 0.1 * (select greatest(reltuples, 0) from pg_catalog.pg_class where oid = 'ledger.item'::regclass) then
    analyze ledger.item;
    analyze ledger.allocation;
    analyze ledger.balance;
  end if;
end $$;
