-- A bank line that was withdrawn with its statement is matched with nothing.
select l.org_id, l.id, m.id as match_id, m.cents
from cash.line l
join cash.match m on m.org_id = l.org_id and m.line_id = l.id and m.undone_at is null
where l.state = 'withdrawn'
