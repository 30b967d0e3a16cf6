-- What an agency left in doubt, and what comes back to it: answers and bounces that reach its own mailbox are the creditor's when they are about
-- what was placed with it.

-- Both sides read what an agency wrote.
create policy as_agency on correspondence.message for select to quittance_app using (agency_org_id = platform.org());
create index message_of_agency on correspondence.message (agency_org_id, id) where agency_org_id is not null;
create index message_doubted on correspondence.message (agency_org_id) where agency_org_id is not null and state = 'uncertain';

-- Which agency a mail is for: it answers what that agency wrote, or reached its mailbox. `mailbox_org_id`: the organisation whose mailbox it
-- reached; null: ours.
alter table replies.mail
  add column agency_org_id int,
  add column agency_name text not null default '' check (length(agency_name) <= 200),
  add column mailbox_org_id int,
  add check ((agency_org_id is null) = (agency_name = '')),
  add check (mailbox_org_id is null or mailbox_org_id = agency_org_id);
create index mail_of_agency on replies.mail (agency_org_id, arrived_at) where agency_org_id is not null;
-- The agency reads it for as long as something of that debtor is in its hands.
create policy as_agency on replies.mail for select to quittance_app using (agency_org_id = platform.org() and exists (
  select 1 from outsourcing.placement p
  where p.org_id = mail.org_id and p.customer_id = mail.customer_id and p.agency_org_id = platform.org() and p.ended_on is null));

-- In an agency's own organisation: mails of its mailbox that went into the books of a creditor, by their hash. Found again in the folder, they
-- are not taken twice.
create table replies.handed_on (
  org_id int not null,
  sha256 bytea not null check (length(sha256) = 32),
  creditor_org_id int not null,
  handed_at timestamptz not null,
  primary key (org_id, sha256)
);
alter table replies.handed_on enable row level security;
create policy one_organisation on replies.handed_on to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on replies.handed_on to quittance_app;
select in_hand.decide('replies.handed_on', 'nothing');

create index contact_email on parties.contact (org_id, lower(email)) where email is not null and removed_at is null;

-- Debtors in the hands of the organisation that asks: those who have a person with this address, those of whom their creditor learnt that it is
-- theirs, and those of whose placed documents one bears such a number. It tells of nobody else, and to agents of none.
create function replies.debtors_meant(address text, numbers text[])
  returns table (org_id int, customer_id uuid, known_by text) language sql stable security definer set search_path to '' as $$
  with creditor as materialized (
    select distinct d.org_id as id from access.delegation d
    where d.agency_org_id = platform.org() and d.ended_at is null and not platform.is_agent()),
  meant as (
    select c.id as org_id, k.customer_id, 'sender' as known_by from creditor c cross join lateral (
      select p.customer_id from parties.contact p
      where p.org_id = c.id and lower(p.email) = address and p.email is not null and p.removed_at is null limit 200) k
    union all
    select c.id, a.customer_id, 'alias' from creditor c join replies.alias a on a.org_id = c.id and a.address = debtors_meant.address
    union all
    -- Each creditor is asked by its own index.
    select c.id, i.customer_id, 'document' from creditor c cross join lateral (
      select d.org_id, d.id, d.customer_id from ledger.item d
      where d.org_id = c.id and upper(d.document_no) = any(numbers) and d.document_no <> '' and not d.reversed and d.reverses is null limit 200) i
    where exists (
      select 1 from outsourcing.placed_item w join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id
      where w.org_id = i.org_id and w.item_id = i.id and w.is_live and p.agency_org_id = platform.org() and p.ended_on is null))
  select distinct m.org_id, m.customer_id, m.known_by from meant m
  where exists (
    select 1 from outsourcing.placement p
    where p.org_id = m.org_id and p.customer_id = m.customer_id and p.agency_org_id = platform.org() and p.ended_on is null)
  order by 1, 2, 3
$$;
revoke all on function replies.debtors_meant(text, text[]) from public;
grant execute on function replies.debtors_meant(text, text[]) to quittance_app;
