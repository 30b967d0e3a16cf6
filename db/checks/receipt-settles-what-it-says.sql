-- A receipt of a placed claim is the sum of its documents; one that stands settles each of them for that much in the creditor's books, and one that came back settles nothing.
select r.org_id, r.id, r.no, r.cents, p.item_id, p.cents as part_cents, coalesce(a.cents, 0) as settled_cents
from outsourcing.receipt r
join outsourcing.receipt_item p on p.org_id = r.org_id and p.receipt_id = r.id
join lateral (select sum(o.cents) as cents from outsourcing.receipt_item o where o.org_id = r.org_id and o.receipt_id = r.id) s on true
left join lateral (
  select sum(l.amount_cents) as cents from ledger.allocation l
  where l.org_id = r.org_id and l.debit_id = p.item_id and l.credit_id = r.credit_item_id) a on true
where s.cents <> r.cents
  or r.paid_to = 'agency' and coalesce(a.cents, 0) <> case when r.returned_on is null then p.cents else 0 end
