-- Who is reminded for whom in a group: a head may ask that its group be written to as one, and a member may stay apart.
alter table parties.customer
  -- On a head: reminders of its group go to it, in one message.
  add column group_reminders boolean not null default false,
  -- On a member: it pays for itself, and is reminded itself, whatever its head asks.
  add column pays_alone boolean not null default false,
  -- Who is reminded for this customer; null: itself. Kept beside the three columns it follows from, and checked against them.
  add column payer_id uuid,
  add constraint customer_payer foreign key (org_id, payer_id) references parties.customer (org_id, id),
  add constraint customer_payer_leads_it check (payer_id = parent_id);
create index customer_payer on parties.customer (org_id, payer_id) where payer_id is not null;
