-- A member of a group is reminded at its head when the head asks for it and the member does not pay alone, and only then.
select c.org_id, c.id, c.payer_id
from parties.customer c
left join parties.customer h on h.org_id = c.org_id and h.id = c.parent_id
where c.payer_id is distinct from case when h.group_reminders and not c.pays_alone then h.id end
