-- An item taken back has one twin of the opposite side, the same customer, day and amount, and both are closed.
select i.org_id, i.id
from ledger.item i
left join ledger.item t on t.org_id = i.org_id and t.reverses = i.id
where (i.reversed <> (t.id is not null))
  or (t.id is not null and (t.side <> -i.side or t.amount_cents <> i.amount_cents or t.customer_id <> i.customer_id
    or t.currency <> i.currency or t.issued_on <> i.issued_on or t.open_cents <> 0 or i.open_cents <> 0))
