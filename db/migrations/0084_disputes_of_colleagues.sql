-- A cause of dispute, and a task of it, may be answered for by a colleague without an account, whom a signed link reaches.
alter table disputes.category
  add column colleague_id uuid,
  -- Its colleague ends disputes alone; else what it says is proposed to a member.
  add column colleague_decides boolean not null default false,
  add constraint category_colleague foreign key (org_id, colleague_id) references parties.colleague (org_id, id),
  add constraint category_decides check (not colleague_decides or colleague_id is not null);
alter table disputes.dispute
  add column colleague_id uuid,
  add constraint dispute_colleague foreign key (org_id, colleague_id) references parties.colleague (org_id, id);
alter table disputes.task
  add column colleague_id uuid,
  add constraint task_colleague foreign key (org_id, colleague_id) references parties.colleague (org_id, id);
create index task_late on disputes.task (org_id, due_on) where done_at is null;
