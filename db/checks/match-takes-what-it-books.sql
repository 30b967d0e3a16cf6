-- A live match books, as receipts or as money gone out, exactly what it takes of its line; one recognised in the accounts is
-- receipts of that amount, or of as much more as its evidence says that the bank kept of them for a fee.
select m.org_id, m.id, m.cents, coalesce(booked.cents, 0) as booked_cents
from cash.match m
left join lateral (
  select sum(i.amount_cents) as cents
  from cash.match_effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id
  where e.org_id = m.org_id and e.match_id = m.id and not i.reversed
    and ((e.what = 'item' and i.kind in ('receipt', 'returned', 'refund')) or e.what = 'known_item')
) booked on true
left join lateral (
  select (told->'params'->'fee'->>'cents')::bigint as cents from jsonb_array_elements(m.evidence) told where told->>'code' = 'booked_gross'
) fee on true
where m.undone_at is null and abs(m.cents) + coalesce(fee.cents, 0) <> coalesce(booked.cents, 0)
