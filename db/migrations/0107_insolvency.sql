-- Insolvency of customers: the notices that tell of it, the cases they open, what is done in each, and the proofs of claim.

-- Whether the public feed is read, from where, and how far it was; `fault` is what the last reading met.
create table legal.insolvency_setting (
  org_id int not null primary key,
  watches boolean not null,
  url text not null check (length(url) between 8 and 500),
  read_to date,
  read_at timestamptz,
  fault text not null default '' check (length(fault) <= 400),
  has_title_retention boolean not null default false
);

-- Companies that the feed was asked about by their number: the past of each is read once.
create table legal.insolvency_asked (
  org_id int not null,
  siren text not null check (siren ~ '^[0-9]{9}$'),
  asked_at timestamptz not null,
  primary key (org_id, siren)
);

-- A notice about a company of ours, as it was published, once. A broken one is kept for whoever can read it.
create table legal.insolvency_notice (
  org_id int not null,
  id text not null check (length(id) between 1 and 40),
  type text not null check (type in ('notice', 'correction', 'annulment')),
  about_id text,
  sirens text[] not null,
  published_on date,
  judged_on date,
  meaning text not null,
  family text not null,
  nature text not null,
  told text not null,
  court text not null,
  company text not null,
  url text not null,
  fault text check (fault in ('no_id', 'no_day', 'no_company', 'no_judgment', 'about_nothing')),
  raw text not null,
  read_at timestamptz not null,
  -- What became of it: followed by itself, or for a person to look at.
  state text not null check (state in ('followed', 'to_look', 'seen')),
  -- A later notice corrects or annuls it.
  undone_by text,
  primary key (org_id, id)
);
create index insolvency_notice_read on legal.insolvency_notice (org_id, read_at desc);

create table legal.insolvency_case (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  procedure text not null check (procedure in ('safeguard', 'receivership', 'liquidation')),
  -- The day of the judgment: it takes effect on its date.
  opened_on date not null,
  -- The day it was published: periods run from it. Null while that is not known.
  published_on date,
  court text not null check (length(court) <= 200),
  officer_name text not null check (length(officer_name) <= 160),
  officer_role text not null check (officer_role in ('creditors_agent', 'liquidator')),
  officer_lines text[] not null,
  standing text not null check (standing in ('open', 'plan', 'closed_paid', 'closed_short', 'ended', 'annulled')),
  standing_on date not null,
  has_title_retention boolean not null,
  notice_id text,
  source text not null check (source in ('feed', 'hand')),
  opened_at timestamptz not null,
  opened_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index insolvency_case_customer on legal.insolvency_case (org_id, customer_id);

-- What happened in a case, in the order of its days; never changed.
create table legal.insolvency_event (
  org_id int not null,
  id uuid not null,
  case_id uuid not null,
  what text not null,
  happened_on date not null,
  detail text not null check (length(detail) <= 2000),
  notice_id text,
  document_id uuid,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references legal.insolvency_case (org_id, id)
);
create index insolvency_event_case on legal.insolvency_event (org_id, case_id, happened_on);

-- A proof of claim as it was made: what it said is kept whole, whatever the books say later.
create table legal.proof_of_claim (
  org_id int not null,
  id uuid not null,
  case_id uuid not null,
  -- Of one case at most one stands; another one takes its place.
  is_standing boolean not null,
  currency text not null,
  due_cents bigint not null,
  to_fall_due_cents bigint not null,
  content jsonb not null,
  document_id uuid not null,
  sha256 text not null,
  message_id uuid,
  sent_on date,
  state text not null check (state in ('made', 'sent', 'admitted', 'admitted_in_part', 'contested', 'rejected')),
  admitted_cents bigint,
  -- The interruption of limitation that it is (C. com. art. L622-25-1).
  clock_event_id uuid,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references legal.insolvency_case (org_id, id)
);
create unique index proof_of_claim_standing on legal.proof_of_claim (org_id, case_id) where is_standing;

do $$
declare t text;
begin
  foreach t in array array['insolvency_setting', 'insolvency_asked', 'insolvency_notice', 'insolvency_case', 'insolvency_event', 'proof_of_claim'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update on legal.insolvency_setting, legal.insolvency_asked, legal.insolvency_case to quittance_app;
grant select, insert on legal.insolvency_notice, legal.insolvency_event, legal.proof_of_claim to quittance_app;
grant update (state, undone_by) on legal.insolvency_notice to quittance_app;
grant update (is_standing, message_id, sent_on, state, admitted_cents, clock_event_id) on legal.proof_of_claim to quittance_app;
