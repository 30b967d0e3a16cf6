-- Each invoice of fees, what a paid remittance keeps back, and the money of one that reached the bank is told to the accounts by one entry of that amount that stands; nothing else is.
with due as (
  select org_id, 'fee_invoice' as kind, id as about_id, abs(net_cents + vat_cents) as cents from outsourcing.fee_invoice where net_cents + vat_cents <> 0
  union all
  select org_id, 'fee_set_off', id, fees_cents from outsourcing.remittance where state = 'paid' and fees_cents > 0
  union all
  select org_id, 'remittance', id, cents from outsourcing.remittance where line_id is not null
)
select org_id, kind, about_id, d.cents as due_cents, e.amount_cents as told_cents
from due d full join (
  select org_id, kind, about_id, amount_cents from cash.told_entry where reverses is null and not is_reversed) e using (org_id, kind, about_id)
where d.cents is distinct from e.amount_cents
