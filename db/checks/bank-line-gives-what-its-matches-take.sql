-- Of every bank line, what is left is its amount less what its live matches take; a line with nothing left is matched.
select l.org_id, l.id, l.cents, l.left_cents, l.cents - coalesce(m.cents, 0) as expected_cents, l.state
from cash.line l
left join (
  select org_id, line_id, sum(cents) as cents from cash.match where undone_at is null group by org_id, line_id
) m on m.org_id = l.org_id and m.line_id = l.id
where l.left_cents <> l.cents - coalesce(m.cents, 0)
  or (l.state = 'matched') <> (l.left_cents = 0 and l.state <> 'withdrawn')
  or (l.state = 'set_aside' and l.left_cents <> l.cents)
