-- Per customer and currency, debits less credits equals what is open: nothing is lost between items and allocations.
select org_id, customer_id, currency, sum(side * amount_cents) as balance_cents, sum(side * open_cents) as open_cents
from ledger.item
group by org_id, customer_id, currency
having sum(side * amount_cents) <> sum(side * open_cents)
