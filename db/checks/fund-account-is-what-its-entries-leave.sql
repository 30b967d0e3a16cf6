-- Of every account of third-party funds, the balance is what receipts bring less returns, remittances and fees; every receipt paid to an agency is in it once, and out once it came back before it was handed over.
with entered as (
  select org_id, creditor_org_id, currency, sum(cents) as cents from outsourcing.fund_entry group by 1, 2, 3
)
select org_id, creditor_org_id, currency, a.balance_cents, e.cents as expected_cents, null::uuid as receipt_id
from outsourcing.fund_account a full join entered e using (org_id, creditor_org_id, currency)
where coalesce(a.balance_cents, 0) <> coalesce(e.cents, 0)
union all
select r.agency_org_id, r.org_id, r.currency, i.cents, r.cents, r.id
from outsourcing.receipt r
left join outsourcing.fund_entry i on i.org_id = r.agency_org_id and i.creditor_org_id = r.org_id and i.receipt_id = r.id and i.kind = 'receipt'
left join outsourcing.fund_entry o on o.org_id = r.agency_org_id and o.creditor_org_id = r.org_id and o.receipt_id = r.id and o.kind = 'return'
where r.agency_org_id is not null and (
  case when r.paid_to = 'agency' then i.cents is distinct from r.cents else i.cents is not null end
  or o.cents is not null and r.returned_on is null
  or o.cents is null and r.paid_to = 'agency' and r.returned_on is not null and r.remitted_on is null)
