-- Of every direct debit, the amount asked of the bank is what its documents come to, credits deducted.
select d.org_id, d.collection_id, d.id, d.end_to_end, d.cents, coalesce(p.cents, 0) as parts_cents
from cash.debit d
left join (select org_id, debit_id, sum(cents) as cents from cash.debit_part group by org_id, debit_id) p on p.org_id = d.org_id and p.debit_id = d.id
where d.cents <> coalesce(p.cents, 0)
