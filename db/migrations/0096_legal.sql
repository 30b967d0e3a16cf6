-- What the law adds to a debt, and the law as each organisation reads it.
create schema if not exists legal;
grant usage on schema legal to quittance_app;

-- Rows that an organisation added to those shipped, or that it reads in their place on the days they cover.
create table legal.statute_row (
  org_id int not null,
  id uuid not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  subject text not null check (length(subject) between 1 and 60),
  -- In the unit of its subject: hundredths of a percent, cents, days, months, years, times.
  value int not null check (value >= 0),
  from_on date not null,
  to_on date check (to_on >= from_on),
  citation text not null check (length(citation) between 1 and 300),
  source text not null check (length(source) between 1 and 300),
  mark text not null check (mark in ('A', 'B', 'C', 'verify')),
  verified_on date not null,
  review_on date,
  made_at timestamptz not null,
  made_by_name text not null,
  -- A row is never rewritten: it gives way to the next one, or to none.
  withdrawn_at timestamptz,
  primary key (org_id, id)
);
create index statute_row_standing on legal.statute_row (org_id, country) where withdrawn_at is null;

-- How interest is asked for, until an organisation decides otherwise: the rate of the law, moving, claimed by a person.
create table legal.interest_setting (
  org_id int not null primary key,
  -- Hundredths of a percent a year of the organisation's terms of sale; null: the rate of the law.
  contract_rate_bp int check (contract_rate_bp between 0 and 10000),
  moves boolean not null,
  asks_indemnity boolean not null,
  claims_by_itself boolean not null,
  -- Since when: what was settled before is left to a person.
  claims_since timestamptz,
  updated_at timestamptz not null
);

-- What holds for one customer: the rate its own contract sets, and the day on which interest stopped running, with why
-- (a judgment that opens insolvency proceedings: C. com. art. L622-28).
create table legal.customer_terms (
  org_id int not null,
  customer_id uuid not null,
  contract_rate_bp int check (contract_rate_bp between 0 and 10000),
  stopped_on date,
  stopped_why text not null default '' check (length(stopped_why) <= 300),
  since timestamptz not null,
  by_name text not null,
  primary key (org_id, customer_id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);

-- The day a formal notice reached a customer: from then on a consumer owes interest (C. civ. art. 1231-6).
create table legal.notice_received (
  org_id int not null,
  id uuid not null,
  item_id uuid not null,
  received_on date not null,
  evidence text not null check (length(evidence) between 1 and 300),
  noted_at timestamptz not null,
  noted_by_name text not null,
  withdrawn_at timestamptz,
  primary key (org_id, id)
);
create unique index notice_received_standing on legal.notice_received (org_id, item_id) where withdrawn_at is null;

-- A note of interest and indemnities: what was asked of a customer on a day, booked as debits of one number.
create table legal.charge_note (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  customer_id uuid not null,
  currency text not null,
  -- The last day that bears interest in it.
  up_to date not null,
  interest_cents bigint not null check (interest_cents >= 0),
  indemnity_cents bigint not null check (indemnity_cents >= 0),
  interest_item_id uuid,
  indemnity_item_id uuid,
  made_at timestamptz not null,
  made_by_name text not null,
  taken_back_at timestamptz,
  taken_back_why text not null default '' check (length(taken_back_why) <= 300),
  primary key (org_id, id),
  unique (org_id, no),
  check (interest_cents + indemnity_cents > 0),
  check ((interest_cents > 0) = (interest_item_id is not null)),
  check ((indemnity_cents > 0) = (indemnity_item_id is not null))
);
create index charge_note_customer on legal.charge_note (org_id, customer_id);
create index charge_note_items on legal.charge_note (org_id, interest_item_id);

-- What of each document a note asks, with the calculation as it was shown.
create table legal.charge_line (
  org_id int not null,
  note_id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('interest', 'indemnity')),
  cents bigint not null check (cents > 0),
  sheet jsonb not null,
  -- Follows its note: a document owes one indemnity, ever.
  is_standing boolean not null default true,
  primary key (org_id, note_id, item_id, kind),
  foreign key (org_id, note_id) references legal.charge_note (org_id, id)
);
create index charge_line_item on legal.charge_line (org_id, item_id) where is_standing;
create unique index charge_line_indemnity on legal.charge_line (org_id, item_id) where kind = 'indemnity' and is_standing;

-- What is given up, with its reason. Interest is given up as it ran to a day, or for good; an indemnity whole.
create table legal.charge_waiver (
  org_id int not null,
  id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('interest', 'indemnity')),
  cents bigint not null check (cents >= 0),
  up_to date not null,
  for_good boolean not null,
  reason text not null check (length(reason) between 1 and 300),
  made_at timestamptz not null,
  made_by_name text not null,
  taken_back_at timestamptz,
  primary key (org_id, id)
);
create index charge_waiver_item on legal.charge_waiver (org_id, item_id) where taken_back_at is null;
create unique index charge_waiver_indemnity on legal.charge_waiver (org_id, item_id) where kind = 'indemnity' and taken_back_at is null;

do $$
declare t text;
begin
  foreach t in array array['statute_row', 'interest_setting', 'customer_terms', 'notice_received', 'charge_note', 'charge_line', 'charge_waiver'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on legal.statute_row, legal.notice_received, legal.charge_note, legal.charge_line, legal.charge_waiver to quittance_app;
grant update (withdrawn_at) on legal.statute_row, legal.notice_received to quittance_app;
grant update (taken_back_at, taken_back_why) on legal.charge_note to quittance_app;
grant update (is_standing) on legal.charge_line to quittance_app;
grant update (taken_back_at) on legal.charge_waiver to quittance_app;
grant select, insert, update on legal.interest_setting to quittance_app;
grant select, insert, update on legal.customer_terms to quittance_app;

-- In which order a payment that does not cover everything goes (C. civ. art. 1343-1: costs and interest before principal).
alter table cash.setting add column allocation_order text not null default 'principal_first'
  check (allocation_order in ('principal_first', 'costs_interest_principal'));

-- Late interest is income of its own in the accounts (PCG 763).
alter table cash.journal_setting add column interest_account text not null default '763000';
