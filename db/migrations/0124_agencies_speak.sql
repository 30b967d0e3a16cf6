-- An agency in its own voice: whose a message is and who carries it, what is decided for an agency about what is placed with it, the scenario
-- that a mandate follows, and the letter by which a debtor learnt of the agency.

-- Whose words a message is, when a provider wrote it: its organisation, and its name as it was then. `sender_org_id`: the organisation whose
-- mail server and post carry it; null: this one.
alter table correspondence.message
  add column agency_org_id int references access.organisation (org_id),
  add column agency_name text not null default '' check (length(agency_name) <= 200),
  add column sender_org_id int,
  add check ((agency_org_id is null) = (agency_name = '')),
  add check (sender_org_id is null or sender_org_id = agency_org_id);
create index message_carried_elsewhere on correspondence.message (org_id, sender_org_id)
  where sender_org_id is not null and state = 'queued';

-- What was decided for an agency: by its scenario, about what is placed under the mandate. Null: decided for the creditor itself.
alter table dunning.action
  add column mandate_id uuid,
  add column agency_org_id int references access.organisation (org_id),
  add column agency_name text not null default '',
  -- Its step as it is called there: the creditor does not read the scenarios of others.
  add column step_name text not null default '',
  add check ((mandate_id is null) = (agency_org_id is null));
create index action_of_mandate on dunning.action (org_id, mandate_id, customer_id) where mandate_id is not null;

alter table dunning.standing add column mandate_id uuid, drop constraint standing_pkey;
create unique index standing_of on dunning.standing (org_id, customer_id, mandate_id, seq) nulls not distinct;

-- In the agency's organisation: which of its scenarios the claims of a mandate follow. None: it writes by hand only.
create table dunning.mandate_scenario (
  org_id int not null,
  creditor_org_id int not null references access.organisation (org_id),
  mandate_id uuid not null,
  scenario_id uuid not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (org_id, mandate_id)
);

-- The letter by which the debtor learnt of who collects, of what and for whom (CPCEx art. R124-4): later messages repeat its reference and day.
create table outsourcing.first_letter (
  org_id int not null,
  placement_id uuid not null,
  agency_org_id int not null,
  message_id uuid not null,
  reference text not null,
  sent_on date not null,
  primary key (org_id, placement_id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['dunning.mandate_scenario', 'outsourcing.first_letter'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy one_organisation on %s to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
create policy as_agency on outsourcing.first_letter for select to quittance_app using (agency_org_id = platform.org());
grant select, insert, update, delete on dunning.mandate_scenario to quittance_app;
grant select, insert on outsourcing.first_letter to quittance_app;

select in_hand.decide('dunning.mandate_scenario', 'nothing');
select in_hand.decide('outsourcing.first_letter', 'placement placement_id');

-- Its own messages tell the credits that they deduct: whoever wrote them has read them.
create or replace view in_hand.message as
  select m.id as held from correspondence.message m
  where m.org_id = platform.org() and exists (select 1 from in_hand.customer c where c.held = m.customer_id)
    and not m.content ? 'written' and jsonb_array_length(m.content #> '{data,items}') > 0
    and (m.content #> '{data,credits}' = '[]' or m.agency_org_id = platform.agency())
    and not exists (
      select 1 from jsonb_array_elements(m.content #> '{data,items}') named
      where not exists (
        select 1 from ledger.item i join in_hand.debt p on p.held = i.id
        where i.org_id = m.org_id and i.customer_id = m.customer_id and i.document_no <> '' and i.document_no = named ->> 'documentNo'));
