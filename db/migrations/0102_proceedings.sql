-- The way to a title: matters, whom they are against, each act with its day, the delays that follow, and what they cost.

-- Routes an organisation chose to use before their decree is known (CPCEx art. L126-1: undisputed claims between traders).
create table legal.route_setting (
  org_id int not null primary key,
  uses_trade_claim boolean not null,
  changed_at timestamptz not null,
  changed_by_name text not null
);

create table legal.proceeding (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  kind text not null check (kind in ('payment_order', 'trade_claim', 'small_claim', 'urgent_action', 'full_action', 'enforcement')),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  opened_on date not null,
  -- The court, as it is written on a request; empty while it is not known.
  court_kind text not null check (court_kind in ('commercial', 'civil', 'protection')),
  court_name text not null check (length(court_name) <= 200),
  court_address text not null check (length(court_address) <= 300),
  court_postcode text not null check (length(court_postcode) <= 10),
  court_city text not null check (length(court_city) <= 100),
  -- What the court calls it, and who acts for us.
  reference text not null check (length(reference) <= 100),
  lawyer text not null check (length(lawyer) <= 200),
  officer text not null check (length(officer) <= 200),
  note text not null check (length(note) <= 2000),
  -- Where it stands: what follows from its acts, kept for lists.
  stage text not null check (stage in ('prepared', 'pending', 'ordered', 'served', 'contested', 'title', 'enforcing', 'failed', 'closed')),
  outcome text check (outcome in ('paid', 'settled', 'irrecoverable', 'abandoned')),
  closed_on date,
  opened_at timestamptz not null,
  opened_by_name text not null,
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  check ((stage = 'closed') = (outcome is not null)),
  check ((stage = 'closed') = (closed_on is not null))
);
create index proceeding_customer on legal.proceeding (org_id, customer_id);
create index proceeding_running on legal.proceeding (org_id, no) where stage <> 'closed';

-- The documents that it asks for, with what was left of each when it was opened.
create table legal.proceeding_item (
  org_id int not null,
  proceeding_id uuid not null,
  item_id uuid not null,
  claimed_cents bigint not null check (claimed_cents > 0),
  primary key (org_id, proceeding_id, item_id),
  foreign key (org_id, proceeding_id) references legal.proceeding (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index proceeding_item_item on legal.proceeding_item (org_id, item_id);

create table legal.proceeding_debtor (
  org_id int not null,
  id uuid not null,
  proceeding_id uuid not null,
  position smallint not null check (position >= 0),
  role text not null check (role in ('debtor', 'joint', 'guarantor')),
  name text not null check (length(name) between 1 and 300),
  siren text check (siren ~ '^[0-9]{9}$'),
  address_lines text[] not null,
  postcode text not null check (length(postcode) <= 20),
  city text not null check (length(city) <= 100),
  country text not null check (country ~ '^[A-Z]{2}$'),
  primary key (org_id, id),
  foreign key (org_id, proceeding_id) references legal.proceeding (org_id, id)
);
create index proceeding_debtor_of on legal.proceeding_debtor (org_id, proceeding_id);

-- What happened, by its day. Never changed; a slip is withdrawn.
create table legal.proceeding_act (
  org_id int not null,
  id uuid not null,
  proceeding_id uuid not null,
  act text not null check (length(act) between 1 and 40),
  on_day date not null,
  -- Of an act that concerns one debtor alone.
  debtor_id uuid,
  -- Of a decision: the whole, a part, or nothing.
  result text check (result in ('whole', 'part', 'nothing')),
  in_person boolean not null,
  -- The day that it fixes: a hearing.
  due_on date,
  -- What a decision grants, and the day from which its interest runs.
  principal_cents bigint check (principal_cents >= 0),
  interest_cents bigint check (interest_cents >= 0),
  costs_cents bigint check (costs_cents >= 0),
  interest_from date,
  evidence text not null check (length(evidence) <= 2000),
  document_id uuid,
  -- What it did to the limitation of the documents.
  clock_event_id uuid,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 300),
  primary key (org_id, id),
  foreign key (org_id, proceeding_id) references legal.proceeding (org_id, id)
);
create index proceeding_act_of on legal.proceeding_act (org_id, proceeding_id, on_day) where withdrawn_at is null;

-- The delays that are open, reckoned again whenever something happens: what lists and the worklist are made of.
create table legal.proceeding_deadline (
  org_id int not null,
  proceeding_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  -- The debtor it is about; the proceeding itself where it is about all of them.
  about_id uuid not null,
  ends_on date not null,
  alerts date[] not null,
  -- Somebody looked at it on that day: it waits until its next alert.
  seen_on date,
  primary key (org_id, proceeding_id, code, about_id),
  foreign key (org_id, proceeding_id) references legal.proceeding (org_id, id)
);
create index proceeding_deadline_day on legal.proceeding_deadline (org_id, ends_on);

-- What it costs us, and what of it is asked of the debtor.
create table legal.proceeding_cost (
  org_id int not null,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null check (kind in ('registry', 'service', 'lawyer', 'enforcement', 'contribution', 'translation', 'other')),
  label text not null check (length(label) <= 200),
  cents bigint not null check (cents > 0),
  incurred_on date not null,
  is_recoverable boolean not null,
  -- The debit that asks the customer for it; null: it is not asked.
  item_id uuid,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, proceeding_id) references legal.proceeding (org_id, id)
);
create index proceeding_cost_of on legal.proceeding_cost (org_id, proceeding_id) where withdrawn_at is null;

-- Courts as the organisation imported them, read before those that come with the product.
create table legal.court (
  org_id int not null,
  id uuid not null,
  kind text not null check (kind in ('commercial', 'civil', 'protection')),
  name text not null check (length(name) between 1 and 200),
  address text not null check (length(address) <= 300),
  postcode text not null check (length(postcode) between 1 and 10),
  city text not null check (length(city) between 1 and 100),
  -- Postcodes of its district, whole or by their first figures.
  covers text[] not null check (cardinality(covers) between 1 and 2000),
  imported_at timestamptz not null,
  imported_by_name text not null,
  primary key (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['route_setting', 'proceeding', 'proceeding_item', 'proceeding_debtor', 'proceeding_act', 'proceeding_deadline',
    'proceeding_cost', 'court'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on legal.route_setting to quittance_app;
grant select, insert on legal.proceeding, legal.proceeding_item, legal.proceeding_act, legal.proceeding_cost to quittance_app;
grant update (court_kind, court_name, court_address, court_postcode, court_city, reference, lawyer, officer, note, stage, outcome, closed_on)
  on legal.proceeding to quittance_app;
grant update (withdrawn_at, withdrawn_why, clock_event_id) on legal.proceeding_act to quittance_app;
grant update (item_id, withdrawn_at) on legal.proceeding_cost to quittance_app;
grant select, insert, delete on legal.proceeding_debtor, legal.court to quittance_app;
grant select, insert, update, delete on legal.proceeding_deadline to quittance_app;
