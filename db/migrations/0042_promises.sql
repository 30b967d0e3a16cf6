-- What customers promised to pay and by when, and the agreements by which they pay in instalments.
create schema promises;

-- How long is waited after a promised day, what may be agreed without asking, and when customers are told.
create table promises.setting (
  org_id int not null primary key,
  grace_days int not null check (grace_days between 0 and 30),
  max_months int not null check (max_months between 1 and 60),
  -- The least that one instalment may be, in minor units of the plan's currency.
  min_instalment_cents bigint not null check (min_instalment_cents >= 0),
  -- A plan of more than this is approved first; null: none is.
  approve_over_cents bigint check (approve_over_cents >= 0),
  -- Days before an instalment that the customer is reminded of it; 0: never.
  remind_days int not null check (remind_days between 0 and 30),
  -- Days that the notice of a missed instalment leaves before the plan lapses.
  notice_days int not null check (notice_days between 1 and 60),
  -- Days that a proposed plan waits for its signature while reminders are held.
  answer_days int not null check (answer_days between 1 and 90),
  updated_at timestamptz not null
);

create table promises.promise (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null,
  cents bigint not null check (cents > 0),
  -- The day it was given, the day it is for, and the last day on which money keeps it.
  promised_on date not null,
  due_on date not null check (due_on >= promised_on),
  grace_until date not null check (grace_until >= due_on),
  source text not null check (source in ('call', 'mail', 'letter', 'visit', 'portal')),
  said_by text not null default '' check (length(said_by) <= 200),
  note text not null default '' check (length(note) <= 2000),
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  state text not null check (state in ('running', 'kept', 'partly_kept', 'broken', 'cancelled', 'replaced')),
  -- The day it came to this state, and what of it was paid in time as the books know it.
  state_on date not null,
  kept_cents bigint not null default 0 check (kept_cents between 0 and cents),
  checked_at timestamptz not null,
  ended_why text not null default '' check (length(ended_why) <= 300),
  primary key (org_id, id)
);
create index promise_customer on promises.promise (org_id, customer_id, due_on);
create index promise_state on promises.promise (org_id, state, due_on);

create table promises.promise_item (
  org_id int not null,
  promise_id uuid not null,
  item_id uuid not null,
  cents bigint not null check (cents > 0),
  primary key (org_id, promise_id, item_id),
  foreign key (org_id, promise_id) references promises.promise (org_id, id)
);
create index promise_item_item on promises.promise_item (org_id, item_id);

-- draft → proposed → active (signed, or its first payment came) → completed | lapsed; cancelled from any of the first three.
create table promises.plan (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  customer_id uuid not null,
  currency text not null,
  cents bigint not null check (cents > 0),
  state text not null check (state in ('draft', 'proposed', 'active', 'completed', 'lapsed', 'cancelled')),
  state_on date not null,
  note text not null default '' check (length(note) <= 2000),
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  -- Who allowed what exceeds the usual limits.
  approved_at timestamptz,
  approved_by_name text,
  -- From this moment on, what settles its items pays it.
  proposed_at timestamptz,
  answer_by date,
  signed_on date,
  signed_by text,
  remind_days int not null check (remind_days between 0 and 30),
  notice_days int not null check (notice_days between 1 and 60),
  paid_cents bigint not null default 0 check (paid_cents between 0 and cents),
  checked_at timestamptz not null,
  ended_why text not null default '' check (length(ended_why) <= 300),
  -- The agreement as it was proposed.
  agreement bytea,
  agreement_sha256 bytea check (length(agreement_sha256) = 32),
  primary key (org_id, id),
  unique (org_id, no)
);
create index plan_customer on promises.plan (org_id, customer_id);
create index plan_state on promises.plan (org_id, state);

create table promises.plan_item (
  org_id int not null,
  plan_id uuid not null,
  item_id uuid not null,
  cents bigint not null check (cents > 0),
  primary key (org_id, plan_id, item_id),
  foreign key (org_id, plan_id) references promises.plan (org_id, id)
);
create index plan_item_item on promises.plan_item (org_id, item_id);

create table promises.instalment (
  org_id int not null,
  plan_id uuid not null,
  place int not null check (place > 0),
  due_on date not null,
  cents bigint not null check (cents > 0),
  paid_cents bigint not null default 0 check (paid_cents between 0 and cents),
  -- The day its last cent came.
  paid_on date,
  -- The messages that reminded of it, and gave notice that it was missed; the last day that the notice leaves.
  reminder_id uuid,
  notice_id uuid,
  notice_until date,
  primary key (org_id, plan_id, place),
  foreign key (org_id, plan_id) references promises.plan (org_id, id)
);
create index instalment_reminder on promises.instalment (org_id, reminder_id) where reminder_id is not null;
create index instalment_notice on promises.instalment (org_id, notice_id) where notice_id is not null;

-- The last day that every promise and plan was held against the books.
create table promises.check_day (
  org_id int not null primary key,
  checked_on date not null,
  checked_at timestamptz not null
);

alter table promises.setting enable row level security;
create policy one_organisation on promises.setting using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.promise enable row level security;
create policy one_organisation on promises.promise using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.promise_item enable row level security;
create policy one_organisation on promises.promise_item using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.plan enable row level security;
create policy one_organisation on promises.plan using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.plan_item enable row level security;
create policy one_organisation on promises.plan_item using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.instalment enable row level security;
create policy one_organisation on promises.instalment using (org_id = platform.org()) with check (org_id = platform.org());
alter table promises.check_day enable row level security;
create policy one_organisation on promises.check_day using (org_id = platform.org()) with check (org_id = platform.org());

grant usage on schema promises to quittance_app;
grant select, insert, update on promises.setting, promises.check_day to quittance_app;
grant select, insert on promises.promise, promises.promise_item, promises.plan to quittance_app;
grant update (state, state_on, kept_cents, checked_at, ended_why) on promises.promise to quittance_app;
grant update (cents, currency, note, state, state_on, approved_at, approved_by_name, proposed_at, answer_by, signed_on, signed_by, remind_days, notice_days,
  paid_cents, checked_at, ended_why, agreement, agreement_sha256) on promises.plan to quittance_app;
-- The schedule of a draft is written anew whenever it is changed.
grant select, insert, delete on promises.plan_item, promises.instalment to quittance_app;
grant update (paid_cents, paid_on, reminder_id, notice_id, notice_until) on promises.instalment to quittance_app;
