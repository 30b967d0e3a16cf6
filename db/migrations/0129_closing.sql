-- The end of a mandate: the statement by which both sides close it, what is handed back and exported of it, and what the provider says it
-- has erased.

-- What a mandate came to, as reckoned on a day. A later one takes the place of the one before.
create table outsourcing.closing (
  org_id int not null,
  mandate_id uuid not null,
  no smallint not null check (no > 0),
  agency_org_id int,
  struck_on date not null,
  lang text not null check (lang in ('fr', 'en')),
  figures jsonb not null,
  -- Of the file that both read and accept.
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  struck_at timestamptz not null,
  struck_by_name text not null,
  primary key (org_id, mandate_id, no),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);
alter table outsourcing.closing alter column bytes set storage external;

create table outsourcing.closing_acceptance (
  org_id int not null,
  mandate_id uuid not null,
  no smallint not null,
  side text not null check (side in ('creditor', 'agency')),
  agency_org_id int,
  signer_name text not null check (length(signer_name) between 1 and 120),
  signer_title text not null check (length(signer_title) <= 120),
  actor_id text not null,
  actor_name text not null,
  accepted_on date not null,
  accepted_at timestamptz not null,
  sha256 bytea not null check (length(sha256) = 32),
  primary key (org_id, mandate_id, no, side),
  foreign key (org_id, mandate_id, no) references outsourcing.closing (org_id, mandate_id, no)
);

-- What leaves the house of a mandate as one archive: what the provider did, file by file, or everything that binds both. Of whoever asked,
-- which has shown that the mandate is its.
create table outsourcing.package (
  org_id int not null,
  id uuid not null,
  mandate_id uuid not null,
  creditor_org_id int not null,
  agency_org_id int,
  kind text not null check (kind in ('hand_back', 'export')),
  state text not null check (state in ('building', 'ready', 'refused')),
  refusal jsonb,
  name text not null check (length(name) between 1 and 200),
  lang text not null check (lang in ('fr', 'en')),
  -- Of the manifest, which has the hash of each file.
  sha256 bytea check (length(sha256) = 32),
  asked_at timestamptz not null,
  asked_by_name text not null,
  built_at timestamptz,
  primary key (org_id, id),
  check (org_id in (creditor_org_id, agency_org_id)),
  check ((state = 'ready') = (sha256 is not null)),
  check ((state = 'refused') = (refusal is not null))
);
create index package_mandate on outsourcing.package (org_id, mandate_id, asked_at);

create table outsourcing.package_file (
  org_id int not null,
  package_id uuid not null,
  place int not null check (place > 0),
  name text not null check (length(name) between 1 and 200),
  title text not null,
  type text not null,
  size int not null,
  sha256 bytea not null check (length(sha256) = 32),
  -- A paper that is kept for the customer is read from there; what was made for this package is here.
  document_id uuid,
  bytes bytea,
  primary key (org_id, package_id, place),
  unique (org_id, package_id, name),
  foreign key (org_id, package_id) references outsourcing.package (org_id, id),
  check ((document_id is null) = (bytes is not null))
);
alter table outsourcing.package_file alter column bytes set storage external;
create index package_file_document on outsourcing.package_file (org_id, document_id) where document_id is not null;

-- The provider says that it has erased what it was given, as the data annex asks.
create table outsourcing.erasure (
  org_id int not null,
  mandate_id uuid not null,
  agency_org_id int,
  erased_on date not null,
  -- What it keeps because the law tells it to, and any other word.
  kept text not null check (length(kept) <= 1000),
  signer_name text not null check (length(signer_name) between 1 and 120),
  signer_title text not null check (length(signer_title) <= 120),
  said_at timestamptz not null,
  said_by_name text not null,
  primary key (org_id, mandate_id),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['closing', 'closing_acceptance', 'package', 'package_file', 'erasure'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
  foreach t in array array['closing', 'closing_acceptance', 'erasure'] loop
    execute format('create policy as_agency on outsourcing.%I for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.closing, outsourcing.closing_acceptance, outsourcing.package, outsourcing.erasure to quittance_app;
grant update (state, refusal, sha256, built_at) on outsourcing.package to quittance_app;
-- A build that was cut short begins again from nothing.
grant select, insert, delete on outsourcing.package_file to quittance_app;

-- How a mandate is closed is between the two organisations; whoever works on its files has no part in it.
select in_hand.decide(t::regclass, 'nothing') from unnest(array['outsourcing.closing', 'outsourcing.closing_acceptance', 'outsourcing.package',
  'outsourcing.package_file', 'outsourcing.erasure']) t;
