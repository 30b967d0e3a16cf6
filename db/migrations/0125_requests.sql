-- What whoever collects for us asks of us and what we answer, what we tell it to do, and what of its work in our books was still closed to it.

create table outsourcing.request (
  org_id int not null,
  id uuid not null,
  seq bigint generated always as identity,
  placement_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- As both know them: the other side reads neither our customers nor our card of it.
  placement_no int not null check (placement_no > 0),
  creditor_name text not null,
  provider_name text not null,
  customer_name text not null,
  kind text not null check (kind in ('plan', 'settlement', 'court', 'uncollectible', 'abandon')),
  -- Closed: nobody answered, and what it was about is over.
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'closed')),
  -- What was signed lets whoever collects agree by itself: it stands, and we are told.
  is_within boolean not null,
  -- Whose word is awaited, and since when.
  turn text not null check (turn in ('creditor', 'agency')),
  turn_on date not null,
  why text not null check (length(why) between 1 and 2000),
  -- Whether whoever collects is for it: what a debtor offers is told even when it is not (CPCEx art. R124-5).
  is_advised boolean not null,
  -- The documents it is about, and what was left of them that day.
  item_ids uuid[] not null,
  item_cents bigint[] not null check (cardinality(item_cents) = cardinality(item_ids)),
  owed_cents bigint not null check (owed_cents > 0),
  plan_id uuid,
  settle_cents bigint check (settle_cents > 0 and settle_cents < owed_cents),
  settle_on date,
  settle_source text,
  settle_said_by text not null default '' check (length(settle_said_by) <= 120),
  -- What a court would cost, as whoever collects reckons it.
  cost_cents bigint check (cost_cents >= 0),
  -- What was tried, of a claim of which nothing will come; and papers that show it.
  steps jsonb not null default '[]',
  document_ids uuid[] not null default '{}',
  asked_on date not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  answered_on date,
  answered_at timestamptz,
  answered_by_name text,
  answer text not null default '' check (length(answer) <= 2000),
  -- Of a settlement that stands: the promise of the lesser sum, what became of it, and what was then given up.
  promise_id uuid,
  outcome text check (outcome in ('running', 'kept', 'broken')),
  write_off_id uuid,
  primary key (org_id, id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  check ((kind = 'plan') = (plan_id is not null)),
  check ((kind = 'settlement') = (settle_cents is not null and settle_on is not null)),
  check ((answered_at is null) = (answered_by_name is null)),
  check ((outcome is null) = (promise_id is null)),
  check (not is_within or kind = 'settlement')
);
create index request_placement on outsourcing.request (org_id, placement_id);
create index request_agency on outsourcing.request (agency_org_id, seq) where agency_org_id is not null;
create index request_promise on outsourcing.request (org_id, promise_id) where promise_id is not null;
create unique index request_waits_once on outsourcing.request (org_id, placement_id, kind) where state = 'waiting';
create unique index settlement_runs_once on outsourcing.request (org_id, placement_id) where outcome = 'running';

-- What both say of a request before it is answered.
create table outsourcing.request_word (
  org_id int not null,
  id uuid not null,
  seq bigint generated always as identity,
  request_id uuid not null,
  agency_org_id int,
  side text not null check (side in ('creditor', 'agency')),
  body text not null check (length(body) between 1 and 2000),
  at timestamptz not null,
  by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references outsourcing.request (org_id, id)
);
create index request_word_of on outsourcing.request_word (org_id, request_id, seq);

-- What we tell whoever collects to do with a file, until somebody there says that it was read.
create table outsourcing.instruction (
  org_id int not null,
  id uuid not null,
  placement_id uuid not null,
  agency_org_id int,
  customer_id uuid not null,
  placement_no int not null,
  creditor_name text not null,
  customer_name text not null,
  note text not null check (length(note) between 1 and 2000),
  given_on date not null,
  given_at timestamptz not null,
  given_by_name text not null,
  seen_at timestamptz,
  seen_by_name text,
  primary key (org_id, id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  check ((seen_at is null) = (seen_by_name is null))
);
create index instruction_placement on outsourcing.instruction (org_id, placement_id);
create index instruction_unread on outsourcing.instruction (agency_org_id) where seen_at is null;

alter table outsourcing.placement_event
  drop constraint placement_event_kind_check,
  add constraint placement_event_kind_check check (kind in ('placed', 'instructed', 'paid_direct', 'credited', 'reopened', 'recalled', 'undone', 'ended',
    'escalated', 'complaint'));

do $$
declare t text;
begin
  foreach t in array array['request', 'request_word', 'instruction'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.request, outsourcing.request_word, outsourcing.instruction to quittance_app;
grant update (state, turn, turn_on, answered_on, answered_at, answered_by_name, answer, promise_id, outcome, write_off_id) on outsourcing.request
  to quittance_app;
grant update (seen_at, seen_by_name) on outsourcing.instruction to quittance_app;

create view in_hand.request as
  select r.id as held from outsourcing.request r join in_hand.placement p on p.held = r.placement_id where r.org_id = platform.org();
grant select on in_hand.request to quittance_agent;

-- Whoever collects asks and takes back; it answers nothing.
select in_hand.decide('outsourcing.request', 'placement placement_id', 'placement placement_id', 'placement placement_id');
create policy agents_add_own on outsourcing.request as restrictive for insert to quittance_agent
  with check (agency_org_id = platform.agency() and answered_at is null and write_off_id is null
    and (state = 'waiting' and not is_within and outcome is null or state = 'approved' and is_within));
create policy agents_change_own on outsourcing.request as restrictive for update to quittance_agent
  using (agency_org_id = platform.agency() and state = 'waiting') with check (state in ('waiting', 'withdrawn') and answered_at is null and promise_id is null);
select in_hand.decide('outsourcing.request_word', 'request request_id', 'request request_id');
create policy agents_add_own on outsourcing.request_word as restrictive for insert to quittance_agent with check (side = 'agency');
select in_hand.decide('outsourcing.instruction', 'placement placement_id', 'nothing', 'placement placement_id');
select in_hand.decide('outsourcing.placement_event', 'placement placement_id', 'placement placement_id');
-- What was offered to an agency and signed with it; a draft names none.
select in_hand.decide('outsourcing.mandate_version', 'agency');

-- Plans that an agent makes of placed documents. What goes beyond what may be agreed is approved by the creditor, and by nobody else.
select in_hand.decide('promises.plan', 'plan id', 'customer customer_id', 'plan id');
select in_hand.decide('promises.plan_item', 'debt item_id', 'debt item_id');
select in_hand.decide('promises.instalment', 'plan plan_id', 'plan plan_id', 'plan plan_id');

create view in_hand.approved_plan as
  select p.id as held from promises.plan p where p.org_id = platform.org() and p.approved_at is not null;
grant select on in_hand.approved_plan to quittance_agent;
create policy agents_add_unapproved on promises.plan as restrictive for insert to quittance_agent with check (approved_at is null);
-- What is looked up is the plan as it was before the change.
create policy agents_approve_nothing on promises.plan as restrictive for update to quittance_agent
  with check (approved_at is null or exists (select 1 from in_hand.approved_plan h where h.held = id));

-- Plans are numbered over all of them, whoever asks.
create function promises.next_plan_no() returns int language sql stable security definer set search_path to '' as $$
  select coalesce(max(no), 0)::int + 1 from promises.plan where org_id = platform.org()
$$;
revoke all on function promises.next_plan_no() from public;
grant execute on function promises.next_plan_no() to quittance_app;

-- Papers that an agent brings: new ones, about placed documents or about the whole relation. None that was there is said anew: it would come
-- into hand by what an agent says of it.
create view in_hand.kept_now as
  select d.id as held from documents.document d where d.org_id = platform.org() and d.xmin = pg_current_xact_id()::xid;
grant select on in_hand.kept_now to quittance_agent;
select in_hand.decide('documents.document', 'document id', 'customer customer_id');
select in_hand.decide('documents.content', 'content sha256', 'everything');
select in_hand.decide('documents.about', 'document document_id', 'kept_now document_id');
create policy agents_add_placed on documents.about as restrictive for insert to quittance_agent with check (exists (
  select 1 from ledger.item i where i.org_id = platform.org() and i.customer_id = about.customer_id and i.document_no = about.document_no
    and exists (select 1 from in_hand.debt h where h.held = i.id)));

-- An agent answers a dispute: its tasks are done, and what it holds is asked for again after the days of grace.
select in_hand.decide('disputes.disputed_item', 'debt item_id', 'debt item_id', 'dispute dispute_id');
select in_hand.decide('disputes.task', 'dispute dispute_id', 'dispute dispute_id', 'dispute dispute_id');
