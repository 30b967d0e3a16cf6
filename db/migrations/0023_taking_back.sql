-- A refusal is one act of a person, whatever it names: it is shown under its line as one, and taken back as one.
alter table cash.refusal add column act_id uuid;
update cash.refusal r set act_id = a.id
from (
  select org_id, line_id, refused_at, refused_by, platform.new_id() as id from cash.refusal group by org_id, line_id, refused_at, refused_by
) a
where a.org_id = r.org_id and a.line_id = r.line_id and a.refused_at = r.refused_at and a.refused_by = r.refused_by;
alter table cash.refusal alter column act_id set not null;

-- The answer that a refusal was goes with it.
alter table cash.answer add column refusal_id uuid;
update cash.answer w set refusal_id = r.act_id
from cash.refusal r
where r.org_id = w.org_id and r.line_id = w.line_id and r.refused_at = w.answered_at and r.refused_by = w.answered_by and w.answer = 'wrong';

-- Whether customers pay into an account: as its receipts say, until a person says otherwise.
alter table cash.account alter column is_followed drop not null;
alter table cash.account alter column is_followed drop default;
update cash.account set is_followed = null where is_followed;
