-- Every allocation joins a debit and a credit of one customer and one currency, and repeats their facts faithfully.
select a.org_id, a.id, a.debit_id, a.credit_id
from ledger.allocation a
left join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
left join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
where d.id is null or c.id is null or d.side <> 1 or c.side <> -1
  or d.customer_id <> a.customer_id or c.customer_id <> a.customer_id
  or d.currency <> a.currency or c.currency <> a.currency or d.due_on <> a.debit_due_on
  or a.allocated_on < d.issued_on or a.allocated_on < c.issued_on
