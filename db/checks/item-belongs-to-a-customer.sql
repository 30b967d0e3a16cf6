-- Every item is owed by, or owed to, a customer of the same organisation.
select i.org_id, i.id, i.customer_id
from ledger.item i
left join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
where c.id is null
