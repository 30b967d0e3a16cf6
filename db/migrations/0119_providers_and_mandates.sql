-- Who might collect for us, its papers and quotes; the written mandate by version, who signed it, and how it ends.

alter table outsourcing.provider
  add column contact_name text not null default '' check (length(contact_name) <= 120),
  add column email text not null default '' check (length(email) <= 254),
  add column phone text not null default '' check (length(phone) <= 40),
  add column website text not null default '' check (length(website) <= 200),
  add column address text not null default '' check (length(address) <= 400),
  -- Where it collects, in which languages, for which trades, and what it does.
  add column countries text[] not null default '{}',
  add column languages text[] not null default '{}',
  add column sectors text[] not null default '{}',
  add column services text[] not null default '{}',
  add column reporting text not null default '' check (length(reporting) <= 400),
  add column client_references text not null default '' check (length(client_references) <= 2000),
  add column note text not null default '' check (length(note) <= 4000),
  -- Its price list, and what it says that it recovers by age; null: it did not say.
  add column tariff jsonb,
  add column proven jsonb;
create unique index provider_siren on outsourcing.provider (org_id, siren) where siren is not null and archived_at is null;

-- What the law asks of whoever collects for others (CPCEx art. R124-2), as the provider confirmed it from its own organisation here
-- (`agency_org_id`), or as a member read it on its papers.
create table outsourcing.provider_condition (
  org_id int not null,
  provider_id uuid not null,
  agency_org_id int,
  insurer text not null check (length(insurer) <= 200),
  policy_no text not null check (length(policy_no) <= 100),
  insured_until date,
  iban text not null check (length(iban) <= 34),
  declared_on date,
  declared_to text not null check (length(declared_to) <= 200),
  confirmed_on date not null,
  confirmed_at timestamptz not null,
  confirmed_by_name text not null,
  primary key (org_id, provider_id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id)
);

-- Papers of a provider, byte for byte. One that was removed stays: a mandate may rest on it.
create table outsourcing.paper (
  org_id int not null,
  id uuid not null,
  provider_id uuid not null,
  kind text not null check (kind in ('insurance', 'declaration', 'account', 'company_extract', 'vigilance', 'price_list', 'references', 'signed_mandate', 'data_protection', 'other')),
  name text not null check (length(name) between 1 and 300),
  type text not null,
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  -- The last day on which it holds; null: it does not end.
  expires_on date,
  added_at timestamptz not null,
  added_by_name text not null,
  removed_at timestamptz,
  removed_by_name text,
  primary key (org_id, id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id),
  check ((removed_at is null) = (removed_by_name is null))
);
alter table outsourcing.paper alter column bytes set storage external;
create unique index paper_once on outsourcing.paper (org_id, provider_id, sha256) where removed_at is null;
create index paper_expiring on outsourcing.paper (org_id, expires_on) where expires_on is not null and removed_at is null;

-- Somebody was told, so many days before, that something of a provider ends, and said that it is seen to.
create table outsourcing.expiry_seen (
  org_id int not null,
  provider_id uuid not null,
  what text not null,
  expires_on date not null,
  days smallint not null check (days in (60, 30, 0)),
  seen_at timestamptz not null,
  seen_by_name text not null,
  primary key (org_id, provider_id, what, expires_on, days),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id)
);

-- The invitation by which a provider that is an organisation here connects itself. Names are copied: neither side reads the other's card.
create table outsourcing.connection (
  org_id int not null,
  id uuid not null,
  provider_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  creditor_name text not null,
  provider_name text not null,
  invited_at timestamptz not null,
  invited_by_name text not null,
  expires_at timestamptz not null,
  agency_org_id int,
  agency_name text,
  accepted_at timestamptz,
  accepted_by_name text,
  ended_at timestamptz,
  ended_by_name text,
  primary key (org_id, id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id),
  check ((accepted_at is null) = (agency_org_id is null)),
  check (agency_org_id <> org_id)
);
create index connection_token on outsourcing.connection (token_hash);
create index connection_agency on outsourcing.connection (agency_org_id) where agency_org_id is not null;
create unique index connection_running on outsourcing.connection (org_id, provider_id) where accepted_at is not null and ended_at is null;

-- What several providers were asked to price: our portfolio by amount and age, without a name.
create table outsourcing.quote_request (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  portfolio jsonb not null,
  words text not null check (length(words) <= 4000),
  answer_by date not null,
  -- Why fewer than three were asked.
  few_why text not null check (length(few_why) <= 500),
  asked_at timestamptz not null,
  asked_by_name text not null,
  closed_at timestamptz,
  primary key (org_id, id),
  unique (org_id, no)
);

create table outsourcing.quote (
  org_id int not null,
  id uuid not null,
  request_id uuid not null,
  provider_id uuid not null,
  agency_org_id int,
  creditor_name text not null,
  state text not null check (state in ('asked', 'answered', 'declined', 'withdrawn')),
  message_id uuid,
  tariff jsonb,
  proven jsonb,
  note text not null default '' check (length(note) <= 4000),
  valid_until date,
  answered_at timestamptz,
  answered_by_name text,
  -- Typed here from a letter or a mail of the provider.
  is_typed boolean not null default false,
  primary key (org_id, id),
  unique (org_id, request_id, provider_id),
  foreign key (org_id, request_id) references outsourcing.quote_request (org_id, id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id),
  check (state <> 'answered' or (tariff is not null and answered_at is not null))
);
create index quote_agency on outsourcing.quote (agency_org_id) where agency_org_id is not null;

-- A mandate that nobody signed may be dropped; one that both signed ends by its term or by notice.
alter table outsourcing.mandate drop constraint mandate_state_check, drop constraint mandate_check;
alter table outsourcing.mandate
  add constraint mandate_state_check check (state in ('draft', 'proposed', 'running', 'ended', 'dropped')),
  add constraint mandate_signed check (state in ('draft', 'proposed', 'dropped') or (version is not null and starts_on is not null)),
  -- Names copied when it is offered: neither side reads the other's card.
  add column creditor_name text not null default '',
  add column provider_name text not null default '',
  -- The last day on which files in hand may be worked: later than `ends_on` where the terms say so.
  add column works_until date constraint mandate_works_until check (works_until >= ends_on),
  add column notice_on date,
  add column notice_side text check (notice_side in ('creditor', 'agency')),
  add column notice_by_name text,
  -- Why notice was given, or why it was dropped.
  add column ended_why text not null default '' check (length(ended_why) <= 500),
  -- Who made the provider's quote that it follows.
  add column quote_id uuid,
  add constraint mandate_notice check ((notice_on is null) = (notice_side is null)),
  add foreign key (org_id, quote_id) references outsourcing.quote (org_id, id);
create index mandate_provider on outsourcing.mandate (org_id, provider_id);
create index mandate_ending on outsourcing.mandate (org_id, ends_on) where state = 'running';

-- What it says, by version. A version is written until it is offered, and never after.
create table outsourcing.mandate_version (
  org_id int not null,
  mandate_id uuid not null,
  version smallint not null check (version > 0),
  agency_org_id int,
  side text not null check (side in ('creditor', 'agency')),
  terms jsonb not null,
  -- What whoever made it says of it to the other side.
  note text not null check (length(note) <= 2000),
  made_at timestamptz not null,
  made_by_name text not null,
  offered_at timestamptz,
  -- Turned down by the other side, or taken back by the one that offered it.
  declined_at timestamptz check (offered_at is not null or declined_at is null),
  declined_why text not null default '' check (length(declined_why) <= 500),
  primary key (org_id, mandate_id, version),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);
create index mandate_version_agency on outsourcing.mandate_version (agency_org_id) where agency_org_id is not null;

-- The file that both read and sign, as it was offered.
create table outsourcing.mandate_file (
  org_id int not null,
  mandate_id uuid not null,
  version smallint not null,
  agency_org_id int,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  primary key (org_id, mandate_id, version),
  foreign key (org_id, mandate_id, version) references outsourcing.mandate_version (org_id, mandate_id, version)
);
alter table outsourcing.mandate_file alter column bytes set storage external;

-- Who signed which file, when. A provider that is not here signs on paper: a member says so, with the scan.
create table outsourcing.mandate_signature (
  org_id int not null,
  mandate_id uuid not null,
  version smallint not null,
  side text not null check (side in ('creditor', 'agency')),
  agency_org_id int,
  signer_name text not null check (length(signer_name) between 1 and 120),
  signer_title text not null check (length(signer_title) <= 120),
  actor_id text not null,
  actor_name text not null,
  signed_on date not null,
  signed_at timestamptz not null,
  sha256 bytea not null check (length(sha256) = 32),
  paper_id uuid,
  primary key (org_id, mandate_id, version, side),
  foreign key (org_id, mandate_id, version) references outsourcing.mandate_file (org_id, mandate_id, version),
  foreign key (org_id, paper_id) references outsourcing.paper (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['provider_condition', 'paper', 'expiry_seen', 'connection', 'quote_request', 'quote', 'mandate_version', 'mandate_file', 'mandate_signature'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
  -- Both sides read what was offered; the other side's own writing goes through the creditor's organisation.
  foreach t in array array['provider_condition', 'connection', 'quote', 'mandate_version', 'mandate_file', 'mandate_signature'] loop
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
create policy as_agency on outsourcing.quote_request for select to quittance_app using (exists (
  select 1 from outsourcing.quote q where q.org_id = quote_request.org_id and q.request_id = quote_request.id and q.agency_org_id = platform.org()));

grant select, insert, update on outsourcing.provider_condition, outsourcing.connection, outsourcing.quote_request, outsourcing.quote to quittance_app;
grant select, insert on outsourcing.paper, outsourcing.expiry_seen, outsourcing.mandate_version, outsourcing.mandate_file, outsourcing.mandate_signature to quittance_app;
grant update (removed_at, removed_by_name) on outsourcing.paper to quittance_app;
grant update (agency_org_id, terms, note, made_at, made_by_name, offered_at, declined_at, declined_why) on outsourcing.mandate_version to quittance_app;

-- Which organisation an invitation belongs to must be known before one is chosen; that role learns this and nothing more.
grant usage on schema outsourcing to quittance_auth;
create policy every_organisation on outsourcing.connection to quittance_auth using (true);
grant select (org_id, id, token_hash) on outsourcing.connection to quittance_auth;
