-- The worklist: what is put off, who works for whom, lists kept under a name, work that others ask for, and what calls are led by.

-- Two more ways a call may end, the number that was called, and the day one is to call again.
alter table desk.note drop constraint note_outcome_check;
alter table desk.note add constraint note_outcome_check check (outcome in (
  'reached', 'left_message', 'no_answer', 'wrong_number', 'will_pay', 'disputes', 'asks_time', 'promises', 'call_back'));
alter table desk.note add column phone text check (length(phone) <= 40);
alter table desk.note add column call_back_on date;
-- Who wrote it, among the members; null for what was written before this was kept.
alter table desk.note add column member text;
create index note_member on desk.note (org_id, member, made_at) where member is not null;

-- Work with a customer put off until a day, that day not included. It comes back sooner when something new happens.
create table desk.snooze (
  org_id int not null,
  customer_id uuid not null,
  until_on date not null,
  reason text not null default '' check (length(reason) <= 300),
  snoozed_at timestamptz not null,
  snoozed_by text not null,
  primary key (org_id, customer_id)
);

-- Who works for a customer, by a person's word; `member` null: nobody, whatever the rules say.
create table desk.assignment (
  org_id int not null,
  customer_id uuid not null,
  member text,
  assigned_at timestamptz not null,
  assigned_by text not null,
  primary key (org_id, customer_id)
);

-- Who works for the customers that nobody was named for: the first rule that fits.
create table desk.collector_rule (
  org_id int not null,
  position int not null check (position between 1 and 200),
  member text not null,
  field text not null check (field in ('name', 'sector', 'tag', 'size', 'risk', 'salesperson', 'everybody')),
  -- Sectors, tags, sizes, risks or colleagues; the first letters of a name, such as A-F.
  among text[] not null,
  primary key (org_id, position)
);

-- A list kept under a name: what its address says after the question mark.
create table desk.view (
  org_id int not null,
  id uuid not null,
  member text not null,
  name text not null check (length(name) between 1 and 60),
  is_shared boolean not null,
  state jsonb not null,
  created_at timestamptz not null,
  primary key (org_id, id)
);

create table desk.setting (
  org_id int not null primary key,
  sort text not null check (sort in ('value', 'age', 'amount')),
  updated_at timestamptz not null
);

-- What a member means to do in a month: how many customers are spoken or written to, and how much comes in.
create table desk.target (
  org_id int not null,
  member text not null,
  month date not null check (extract(day from month) = 1),
  contacts int not null check (contacts between 0 and 100000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  collected_cents bigint not null check (collected_cents >= 0),
  primary key (org_id, member, month)
);

-- What became of debts that had reached an age, measured on the organisation's own books.
create table desk.recovery (
  org_id int not null,
  from_days int not null check (from_days >= 0),
  items int not null check (items >= 0),
  reached_cents bigint not null check (reached_cents >= 0),
  recovered_cents bigint not null check (recovered_cents between 0 and reached_cents),
  measured_on date not null,
  primary key (org_id, from_days)
);

-- Work that a capability which stands after the desk asks for: a plan to approve, a contact to check.
create table desk.raised (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  on_day date not null,
  words text not null default '' check (length(words) <= 500),
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  primary key (org_id, id)
);
create unique index raised_live on desk.raised (org_id, kind, subject_id) where settled_at is null;
create index raised_customer on desk.raised (org_id, customer_id) where settled_at is null;

-- What a caller is led by, for a tone in a language; without a row, the text that organisations start with.
create table desk.script (
  org_id int not null,
  tone text not null,
  lang text not null check (lang in ('fr', 'en')),
  body text not null check (length(body) <= 5000),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (org_id, tone, lang)
);

alter table desk.snooze enable row level security;
alter table desk.assignment enable row level security;
alter table desk.collector_rule enable row level security;
alter table desk.view enable row level security;
alter table desk.setting enable row level security;
alter table desk.target enable row level security;
alter table desk.recovery enable row level security;
alter table desk.raised enable row level security;
alter table desk.script enable row level security;
create policy one_organisation on desk.snooze using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.assignment using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.collector_rule using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.view using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.setting using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.target using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.recovery using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.raised using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on desk.script using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on desk.snooze, desk.assignment, desk.collector_rule, desk.view, desk.setting, desk.target, desk.recovery,
  desk.script to quittance_app;
grant select, insert, update on desk.raised to quittance_app;
