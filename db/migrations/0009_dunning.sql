-- Scenarios, holds, where each customer stands, and each decision that acts, with its reasons.
create schema dunning;

create table dunning.setting (
  org_id int not null primary key,
  scenario_id uuid not null,
  -- Until a person lets automatic steps leave by themselves, each waits for a yes like any other.
  automatic boolean not null default false,
  -- Books older than this many days hold every reminder; null: never too old.
  freshness_days int check (freshness_days between 1 and 365),
  -- "My books are up to date": the day a person last said so, and who.
  attested_on date,
  attested_by text not null default '',
  updated_at timestamptz not null
);

-- A version is never changed: an action names the one it was decided by.
create table dunning.scenario (
  org_id int not null,
  id uuid not null,
  version int not null check (version > 0),
  name text not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, id, version)
);

create table dunning.customer_setting (
  org_id int not null,
  customer_id uuid not null,
  scenario_id uuid,
  excluded boolean not null default false,
  excluded_reason text not null default '' check (length(excluded_reason) <= 500),
  updated_at timestamptz not null,
  primary key (org_id, customer_id)
);

-- A reminder level reached elsewhere or set by a person: what counts is this, and the contacts recorded from `given_on` on.
create table dunning.item_level (
  org_id int not null,
  item_id uuid not null,
  customer_id uuid not null,
  position int not null check (position >= 0),
  given_on date,
  given_at timestamptz not null,
  given_by text not null,
  primary key (org_id, item_id)
);
create index item_level_customer on dunning.item_level (org_id, customer_id);

create table dunning.hold (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  item_id uuid,
  category text not null check (category in ('dispute', 'promise', 'payment_announced', 'commercial', 'other')),
  note text not null default '' check (length(note) <= 2000),
  from_on date not null,
  -- Last day of the hold, included; null: until a person lifts it.
  until_on date check (until_on >= from_on),
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_on date,
  lifted_by text,
  primary key (org_id, id)
);
create index hold_customer on dunning.hold (org_id, customer_id);

-- One row per day that was decided, however often it was run.
create table dunning.run (
  org_id int not null,
  id uuid not null,
  decided_on date not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  counts jsonb not null,
  primary key (org_id, id),
  unique (org_id, decided_on)
);

-- Where each customer stands today, replaced when it changes: a night that changes nothing writes nothing. Decided item by
-- item, a customer has several rows, told apart by `seq`. Amounts run in parallel by currency.
create table dunning.standing (
  org_id int not null,
  customer_id uuid not null,
  seq int not null,
  verdict text not null check (verdict in ('send', 'confirm', 'hold', 'wait', 'exhausted')),
  scenario_id uuid not null,
  scenario_version int not null,
  step_id text,
  reason_code text not null,
  reasons jsonb not null,
  excluded jsonb not null,
  currencies text[] not null,
  net_cents bigint[] not null,
  next_on date,
  decided_on date not null,
  -- The first day of this verdict for these reasons.
  since_on date not null,
  digest uuid not null,
  -- Of verdict, step and kinds of reason only: figures that move every day do not make another standing.
  kind_digest uuid not null,
  primary key (org_id, customer_id, seq)
);
create index standing_verdict on dunning.standing (org_id, verdict, reason_code);

-- What is done or was refused, for good. Lines run in parallel: `positions` is the item's own step (null: only mentioned),
-- `entries`, `reminders` and `reminded_on` are null when they say nothing of any line.
--   planned → queued → done | failed | uncertain; or skipped, cancelled, superseded by a later decision.
--   noted: a hold or an exhausted file, kept as history of why nothing left.
create table dunning.action (
  org_id int not null,
  id uuid not null,
  run_id uuid,
  customer_id uuid not null,
  decided_on date not null,
  decided_at timestamptz not null,
  verdict text not null check (verdict in ('send', 'confirm', 'hold', 'exhausted')),
  -- A person chose this step; no decision of a night replaces it.
  by_hand boolean not null default false,
  scenario_id uuid not null,
  scenario_version int not null,
  step_id text,
  step_position int,
  channel text check (channel in ('email', 'letter', 'registered_letter', 'call', 'task')),
  currencies text[] not null,
  due_cents bigint[] not null,
  credit_cents bigint[] not null,
  item_ids uuid[] not null,
  item_cents bigint[] not null,
  item_credit_cents bigint[],
  positions smallint[] not null,
  entries text[],
  reminders smallint[],
  reminded_on date[],
  excluded jsonb not null,
  reasons jsonb not null,
  -- Of what would leave: same step, same lines, same amounts. Of a noted refusal: its kind.
  digest uuid not null,
  state text not null check (state in ('planned', 'queued', 'done', 'failed', 'uncertain', 'cancelled', 'skipped', 'superseded', 'noted')),
  -- Why a person skipped it, or why it did not leave.
  outcome jsonb,
  snoozed_until date,
  -- The text a person wrote in place of the template, as a template.
  subject text check (length(subject) <= 300),
  body text check (length(body) <= 20000),
  message_id uuid,
  -- The day the contact counts for: when it was queued, then when it left, was done or was skipped.
  contact_on date,
  approved_by text,
  approved_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  primary key (org_id, id)
);
create index action_customer on dunning.action (org_id, customer_id, decided_on);
create index action_contact on dunning.action (org_id, customer_id) where state in ('queued', 'done', 'uncertain', 'skipped');
create index action_live on dunning.action (org_id, state, customer_id) where state in ('planned', 'queued', 'failed', 'uncertain');
create index action_settled on dunning.action (org_id, contact_on) where state in ('done', 'queued');
create unique index action_message on dunning.action (org_id, message_id) where message_id is not null;

do $$
declare t text;
begin
  foreach t in array array['setting', 'scenario', 'customer_setting', 'item_level', 'hold', 'run', 'standing', 'action'] loop
    execute format('alter table dunning.%I enable row level security', t);
    execute format('create policy one_organisation on dunning.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema dunning to quittance_app;
grant select, insert, update on dunning.setting, dunning.customer_setting, dunning.item_level, dunning.hold, dunning.run, dunning.action to quittance_app;
grant select, insert on dunning.scenario to quittance_app;
grant select, insert, update, delete on dunning.standing to quittance_app;
