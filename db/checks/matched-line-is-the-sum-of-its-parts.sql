-- Of every live match of money received, the amount is what the money settled plus what it left on account; what was written off
-- beside it settled documents to the cent; a document that was corrected counts as it is now, and one that is
-- owed in another currency is settled through transfers. With `bank-line-gives-what-its-matches-take`, a matched line is the sum of its parts.
with settled as (
  select e.org_id, e.match_id, sum(a.amount_cents) filter (where c.id = any(own.credits)) as by_money_cents,
    sum(a.amount_cents) filter (where not c.id = any(own.credits) and c.kind = 'write_off') as by_gap_cents
  from cash.match_effect e
  join cash.match o on o.org_id = e.org_id and o.id = e.match_id
  join cash.line l on l.org_id = o.org_id and l.id = o.line_id
  join ledger.allocation a on a.org_id = e.org_id and a.id = e.id and a.currency = l.currency
  join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
  join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind <> 'transfer' and not d.reversed
  join lateral (
    select array_agg(i.id) as credits from cash.match_effect o join ledger.item i on i.org_id = o.org_id and i.id = o.id
    where o.org_id = e.org_id and o.match_id = e.match_id and o.what = 'item' and i.side = -1 and i.kind in ('receipt', 'transfer')
  ) own on true
  where e.what = 'allocation' group by e.org_id, e.match_id
), booked as (
  select e.org_id, e.match_id, coalesce(sum(i.amount_cents) filter (where i.kind = 'receipt'), 0) as receipt_cents,
    coalesce(sum(i.amount_cents) filter (where i.kind = 'write_off'), 0) as gap_cents
  from cash.match_effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
  where e.what = 'item' and i.side = -1 group by e.org_id, e.match_id
)
select m.org_id, m.line_id, m.id, m.cents, b.receipt_cents, s.by_money_cents, b.gap_cents, s.by_gap_cents
from cash.match m
join booked b on b.org_id = m.org_id and b.match_id = m.id
left join settled s on s.org_id = m.org_id and s.match_id = m.id
where m.undone_at is null and m.cents > 0
  and (b.receipt_cents <> m.cents or coalesce(s.by_money_cents, 0) > m.cents or coalesce(s.by_gap_cents, 0) <> b.gap_cents)
