-- The day on which each debt is barred: what is known of it by hand, what happened to it, and where its clock stands.
create schema if not exists legal;
grant usage on schema legal to quittance_app;

-- What the debts of each kind of customer are, unless said otherwise of one; and what the contract with businesses says.
create table legal.limitation_setting (
  org_id int not null primary key,
  business_kind text not null check (business_kind in ('trade', 'carriage', 'telecom', 'rent', 'insurance', 'other')),
  consumer_kind text not null check (consumer_kind in ('consumer', 'telecom', 'rent', 'insurance')),
  contract_years smallint check (contract_years between 1 and 10)
);

-- One debt, as a member described it: what it is for, and the day the work was done. Null: what is usual.
create table legal.claim (
  org_id int not null,
  item_id uuid not null,
  kind text check (kind in ('trade', 'consumer', 'carriage', 'telecom', 'rent', 'insurance', 'public', 'other')),
  performed_on date,
  contract_years smallint check (contract_years between 1 and 10),
  -- What shows it: a delivery note, an acceptance report, a clause.
  evidence text not null check (length(evidence) <= 2000),
  described_at timestamptz not null,
  described_by_name text not null,
  primary key (org_id, item_id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);

-- What happened to debts of one customer and may move their day. Never changed but for its end, its loss and its withdrawal.
create table legal.clock_event (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  cause text not null check (cause in ('acknowledgement', 'part_payment', 'court_action', 'enforcement', 'order_served', 'title', 'proof_of_claim',
    'mediation', 'conciliation', 'small_claim', 'recorded_letter', 'letter')),
  happened_on date not null,
  until_on date check (until_on >= happened_on),
  evidence text not null check (length(evidence) between 3 and 2000),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  -- Its effect was lost after the event: the opposition case was extinguished, the action withdrawn or rejected for good.
  lost_on date,
  lost_why text not null default '' check (length(lost_why) <= 300),
  -- It was a slip.
  withdrawn_at timestamptz,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 300),
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index clock_event_customer on legal.clock_event (org_id, customer_id);

create table legal.clock_event_item (
  org_id int not null,
  event_id uuid not null,
  item_id uuid not null,
  primary key (org_id, event_id, item_id),
  foreign key (org_id, event_id) references legal.clock_event (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create index clock_event_item_item on legal.clock_event_item (org_id, item_id);

-- Where the clock of each open debt stands, reckoned again each night and when something happens to it: what lists are made of.
create table legal.limitation (
  org_id int not null,
  item_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  starts_on date not null,
  -- False: the invoice day stands in for the day of the work, which is rarely later.
  is_start_known boolean not null,
  -- The last day on which a court may be asked; null while nothing runs, or where the law as it is known here does not say.
  bars_on date,
  standing text not null check (standing in ('runs', 'suspended', 'in_court', 'unknown')),
  reckoned_at timestamptz not null,
  primary key (org_id, item_id),
  check ((standing = 'runs') = (bars_on is not null))
);
create index limitation_bars on legal.limitation (org_id, bars_on) include (item_id);
create index limitation_customer on legal.limitation (org_id, customer_id, bars_on);

-- That a debt nears its end is said once at each of these, and again only when its day has moved.
create table legal.limitation_alert (
  org_id int not null,
  item_id uuid not null,
  bars_on date not null,
  months smallint not null check (months in (1, 3, 6, 12)),
  raised_on date not null,
  raised_at timestamptz not null,
  seen_at timestamptz,
  seen_by_name text,
  primary key (org_id, item_id, bars_on, months)
);
create index limitation_alert_waiting on legal.limitation_alert (org_id, item_id) where seen_at is null;

-- The last day on which every clock was reckoned.
create table legal.limitation_day (
  org_id int not null primary key,
  reckoned_on date not null,
  reckoned_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['limitation_setting', 'claim', 'clock_event', 'clock_event_item', 'limitation', 'limitation_alert', 'limitation_day'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on legal.limitation_setting, legal.claim, legal.limitation_day to quittance_app;
grant select, insert on legal.clock_event, legal.clock_event_item, legal.limitation_alert to quittance_app;
grant update (until_on, lost_on, lost_why, withdrawn_at, withdrawn_why) on legal.clock_event to quittance_app;
grant update (seen_at, seen_by_name) on legal.limitation_alert to quittance_app;
grant select, insert, update, delete on legal.limitation to quittance_app;
