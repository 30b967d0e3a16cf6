-- Scenarios, holds, and each decision of each day with its reasons.
create schema dunning;

create table dunning.setting (
  org_id int not null primary key,
  scenario_id uuid not null,
  -- Books older than this many days hold every reminder.
  freshness_days int not null default 10 check (freshness_days between 1 and 365),
  -- "My books are up to date": the day a person last said so.
  attested_on date,
  updated_at timestamptz not null
);

create table dunning.scenario (
  org_id int not null,
  id uuid not null,
  version int not null,
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
  excluded_reason text not null default '',
  updated_at timestamptz not null,
  primary key (org_id, customer_id)
);

create table dunning.hold (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  item_id uuid,
  reason text not null check (reason in ('commercial', 'awaiting_document', 'awaiting_payment', 'goodwill', 'internal_check', 'other')),
  note text not null default '' check (length(note) <= 2000),
  from_on date not null,
  until_on date check (until_on >= from_on),
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  primary key (org_id, id)
);
create index hold_running on dunning.hold (org_id, customer_id) where lifted_at is null;

create table dunning.run (
  org_id int not null,
  id uuid not null,
  decided_on date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  counts jsonb not null default '{}',
  primary key (org_id, id)
);
create index run_day on dunning.run (org_id, decided_on);

-- One decision for one customer (or item) and currency. `item_ids`, `item_cents` and `item_reasons` run in parallel.
create table dunning.action (
  org_id int not null,
  id uuid not null,
  run_id uuid not null,
  customer_id uuid not null,
  decided_on date not null,
  decided_at timestamptz not null,
  verdict text not null check (verdict in ('send', 'confirm', 'hold', 'wait', 'exhausted')),
  scenario_id uuid not null,
  scenario_version int not null,
  step_id text,
  step_position int,
  channel text,
  currency text not null,
  total_cents bigint not null,
  overdue_cents bigint not null,
  item_ids uuid[] not null,
  item_cents bigint[] not null,
  excluded jsonb not null default '[]',
  reasons jsonb not null,
  next_on date,
  -- planned → approved → queued → done | failed | uncertain; or cancelled, skipped, replaced by a later decision.
  state text not null check (state in ('planned', 'approved', 'queued', 'done', 'failed', 'uncertain', 'cancelled', 'skipped', 'superseded', 'noted')),
  snoozed_until date,
  subject text,
  body text,
  message_id uuid,
  settled_at timestamptz,
  settled_by text,
  primary key (org_id, id)
);
create index action_customer on dunning.action (org_id, customer_id, decided_on);
create index action_live on dunning.action (org_id, state, decided_on) where state in ('planned', 'approved', 'queued', 'failed', 'uncertain');
create index action_noted on dunning.action (org_id, decided_on, verdict) where state = 'noted';
create index action_message on dunning.action (org_id, message_id) where message_id is not null;

do $$
declare t text;
begin
  foreach t in array array['setting', 'scenario', 'customer_setting', 'hold', 'run', 'action'] loop
    execute format('alter table dunning.%I enable row level security', t);
    execute format('create policy one_organisation on dunning.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema dunning to quittance_app;
grant select, insert, update on all tables in schema dunning to quittance_app;
grant delete on dunning.action to quittance_app;
