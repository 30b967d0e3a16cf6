-- Of every item, what is open is its amount less its live allocations.
select i.org_id, i.id, i.document_no, i.open_cents, i.amount_cents - coalesce(a.cents, 0) as expected_cents
from ledger.item i
left join (
  select org_id, item_id, sum(amount_cents) as cents
  from (select org_id, debit_id as item_id, amount_cents from ledger.allocation
        union all select org_id, credit_id, amount_cents from ledger.allocation) sides
  group by org_id, item_id
) a on a.org_id = i.org_id and a.item_id = i.id
where i.open_cents <> i.amount_cents - coalesce(a.cents, 0)
