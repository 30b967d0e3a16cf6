-- An allocation that undoes another has its exact opposite amount and the same two items, and is not dated before it.
select r.org_id, r.id, r.reverses
from ledger.allocation r
left join ledger.allocation a on a.org_id = r.org_id and a.id = r.reverses
where r.reverses is not null
  and (a.id is null or a.reverses is not null or r.amount_cents <> -a.amount_cents or r.debit_id <> a.debit_id
    or r.credit_id <> a.credit_id or r.allocated_on < a.allocated_on)
