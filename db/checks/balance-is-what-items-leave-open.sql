-- What is kept of a customer's balance in a currency is what its open items add up to, day by day.
select org_id, customer_id, currency, b.due_days, i.due_days as expected_days, b.upto_cents, i.upto_cents as expected_cents,
  b.unapplied_cents, i.unapplied_cents as expected_unapplied_cents
from ledger.balance b
full join (
  select org_id, customer_id, currency, array_agg(due_on order by due_on) filter (where due_cents > 0) as due_days,
    array_agg(upto_cents order by due_on) filter (where due_cents > 0) as upto_cents, sum(unapplied_cents) as unapplied_cents
  from (
    select *, sum(due_cents) over (partition by org_id, customer_id, currency order by due_on)::bigint as upto_cents
    from (
      select org_id, customer_id, currency, due_on, coalesce(sum(open_cents) filter (where side = 1), 0) as due_cents,
        coalesce(sum(open_cents) filter (where side = -1), 0) as unapplied_cents
      from ledger.item where open_cents > 0 group by org_id, customer_id, currency, due_on
    ) day
  ) running
  group by org_id, customer_id, currency
) i using (org_id, customer_id, currency)
where coalesce(b.due_days, '{}') <> coalesce(i.due_days, '{}') or coalesce(b.upto_cents, '{}') <> coalesce(i.upto_cents, '{}')
  or coalesce(b.unapplied_cents, 0) <> coalesce(i.unapplied_cents, 0)
