-- What is handed over to whom: the rules by which claims are ready, each act of handing over, what was refused and why, the file that went
-- with it, and what the other side is told.

-- Rules by which claims leave the house or stay in it, in their order. One list is in use at a time.
create table outsourcing.routing_policy (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  rules jsonb not null,
  is_used boolean not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (org_id, id)
);
create unique index routing_policy_used on outsourcing.routing_policy (org_id) where is_used;

-- Papers without which no claim of a kind of customer is handed over, and whether reminders must have gone before.
create table outsourcing.requirement (
  org_id int not null,
  customer_kind text not null check (customer_kind in ('business', 'consumer', 'public')),
  papers text[] not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (org_id, customer_kind)
);

-- One act of handing over: what went together. Its id is the caller's, so that asking twice hands over once.
create table outsourcing.placing (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  mandate_id uuid not null,
  stage text not null check (stage in ('amicable', 'court')),
  is_pilot boolean not null,
  -- Of a sample: what it was drawn with.
  seed text check (length(seed) between 1 and 40),
  placed_on date not null,
  placed_at timestamptz not null,
  placed_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  check ((undone_at is null) = (undone_by_name is null))
);

alter table outsourcing.placement
  add column placing_id uuid,
  -- When the other side first did something about it; from then on it is recalled and not undone.
  add column acted_at timestamptz,
  add column ended_note text not null default '' check (length(ended_note) <= 300),
  add column ended_at timestamptz,
  add column ended_by_name text,
  add foreign key (org_id, placing_id) references outsourcing.placing (org_id, id),
  drop constraint placement_ended_why_check,
  add constraint placement_ended_why_check
    check (ended_why in ('paid', 'recalled', 'abandoned', 'mandate_ended', 'uncollectible', 'undone'));
create index placement_placing on outsourcing.placement (org_id, placing_id);
create index placement_running on outsourcing.placement (org_id, placed_on) where ended_on is null;
-- What was left of the document, and what had been paid of it straight to the creditor, when it was last looked at: what changes since is told once.
alter table outsourcing.placed_item
  add column known_cents bigint check (known_cents >= 0),
  add column direct_cents bigint not null default 0 check (direct_cents >= 0);
update outsourcing.placed_item set known_cents = placed_cents where known_cents is null;
alter table outsourcing.placed_item alter column known_cents set not null;

-- Claims that somebody asked to hand over and that were kept, each with its reasons.
create table outsourcing.placement_refusal (
  org_id int not null,
  id uuid not null,
  -- The act that asked for it; nothing else is kept of one by which nothing left.
  placing_id uuid not null,
  mandate_id uuid not null,
  customer_id uuid not null,
  item_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cents bigint not null check (cents >= 0),
  reasons jsonb not null,
  refused_on date not null,
  refused_at timestamptz not null,
  refused_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index placement_refusal_of on outsourcing.placement_refusal (org_id, placing_id);
create index placement_refusal_at on outsourcing.placement_refusal (org_id, refused_at);
create index placement_refusal_item on outsourcing.placement_refusal (org_id, item_id);

-- What happened to a placement and concerns both sides.
create table outsourcing.placement_event (
  org_id int not null,
  id uuid not null,
  -- What happens at one moment happens in an order.
  seq bigint generated always as identity,
  placement_id uuid not null,
  kind text not null check (kind in ('placed', 'instructed', 'paid_direct', 'credited', 'reopened', 'recalled', 'undone', 'ended')),
  on_day date not null,
  -- Of money: what it changed, and of which document.
  cents bigint not null check (cents >= 0),
  item_id uuid,
  note text not null check (length(note) <= 2000),
  at timestamptz not null,
  by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id)
);
create index placement_event_of on outsourcing.placement_event (org_id, placement_id, seq);

-- The file that goes with what was handed over: every debtor's papers and history, listed with their hashes.
create table outsourcing.handover (
  org_id int not null,
  placing_id uuid not null,
  state text not null check (state in ('building', 'ready', 'refused')),
  refusal jsonb,
  name text not null check (length(name) between 1 and 200),
  lang text not null check (lang in ('fr', 'en')),
  -- Of the manifest, which has the hash of each file.
  sha256 bytea check (length(sha256) = 32),
  asked_at timestamptz not null,
  asked_by_name text not null,
  built_at timestamptz,
  -- The key by which a program of the other side fetches it, as a hash, and until when.
  key_hash bytea check (length(key_hash) = 32),
  key_until timestamptz,
  -- Somebody took it: from then on what it names has left the house.
  fetched_at timestamptz,
  fetched_by text,
  primary key (org_id, placing_id),
  foreign key (org_id, placing_id) references outsourcing.placing (org_id, id),
  check ((state = 'ready') = (sha256 is not null)),
  check ((state = 'refused') = (refusal is not null))
);

create table outsourcing.handover_file (
  org_id int not null,
  placing_id uuid not null,
  place int not null,
  -- With its folder, as it stands in the archive.
  name text not null check (length(name) between 1 and 200),
  title text not null,
  type text not null,
  size int not null,
  sha256 bytea not null check (length(sha256) = 32),
  -- A paper that is kept for the customer is read from there; what was made for this file is here.
  document_id uuid,
  bytes bytea,
  primary key (org_id, placing_id, place),
  unique (org_id, placing_id, name),
  foreign key (org_id, placing_id) references outsourcing.handover (org_id, placing_id),
  check ((document_id is null) = (bytes is not null))
);
create index handover_file_document on outsourcing.handover_file (org_id, document_id) where document_id is not null;

-- Where a provider's own program is told what happens, and the key that signs it.
create table outsourcing.webhook (
  org_id int not null,
  id uuid not null,
  provider_id uuid not null,
  url text not null check (length(url) between 1 and 500),
  -- Sealed with the installation's secret.
  secret text not null,
  is_on boolean not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (org_id, id),
  unique (org_id, provider_id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id)
);

-- One thing to tell at one address, until it is taken.
create table outsourcing.webhook_call (
  org_id int not null,
  id uuid not null,
  seq bigint generated always as identity,
  webhook_id uuid not null,
  kind text not null,
  body jsonb not null,
  state text not null check (state in ('waiting', 'taken', 'given_up')),
  made_at timestamptz not null,
  next_at timestamptz not null,
  tries int not null check (tries >= 0),
  answer text not null check (length(answer) <= 300),
  answered_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, webhook_id) references outsourcing.webhook (org_id, id)
);
create index webhook_call_of on outsourcing.webhook_call (org_id, webhook_id, seq);
create index webhook_call_waiting on outsourcing.webhook_call (org_id, next_at) where state = 'waiting';

do $$
declare t text;
begin
  foreach t in array array['routing_policy', 'requirement', 'placing', 'placement_refusal', 'placement_event', 'handover', 'handover_file',
    'webhook', 'webhook_call'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update, delete on outsourcing.routing_policy to quittance_app;
grant select, insert, update on outsourcing.requirement, outsourcing.webhook to quittance_app;
grant select, insert on outsourcing.placing, outsourcing.placement_refusal, outsourcing.placement_event, outsourcing.handover, outsourcing.webhook_call
  to quittance_app;
-- A build that was cut short begins again from nothing.
grant select, insert, delete on outsourcing.handover_file to quittance_app;
grant update (undone_at, undone_by_name) on outsourcing.placing to quittance_app;
grant update (acted_at, ended_note, ended_at, ended_by_name) on outsourcing.placement to quittance_app;
grant update (known_cents, direct_cents) on outsourcing.placed_item to quittance_app;
grant update (state, refusal, sha256, built_at, key_hash, key_until, fetched_at, fetched_by) on outsourcing.handover to quittance_app;
grant update (state, next_at, tries, answer, answered_at) on outsourcing.webhook_call to quittance_app;

-- Whoever works for us reads what happened to what is in its hands. How claims are chosen, what was refused and where others are told is ours.
select in_hand.decide(t::regclass, 'nothing') from unnest(array['outsourcing.routing_policy', 'outsourcing.requirement', 'outsourcing.placing',
  'outsourcing.placement_refusal', 'outsourcing.handover', 'outsourcing.handover_file', 'outsourcing.webhook', 'outsourcing.webhook_call']) t;
select in_hand.decide('outsourcing.placement_event', 'placement placement_id');
