-- Keys are written with the year's last two digits since a payer writes FA26-0142 as often as FA2026-0142: they are made anew
-- when lines are next matched.
truncate cash.item_key, cash.keyed_item;

-- A bank line is recognised as a receipt of the accounts by its amount and day; amounts of a price list are borne by thousands
-- of invoices, and by few receipts.
create index item_receipt on ledger.item (org_id, amount_cents, issued_on)
  where kind = 'receipt' and source_id is not null and not reversed;
