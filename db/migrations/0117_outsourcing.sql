-- Collecting through others: who may, by which mandate, and what was placed. See docs/decisions/0022.

create schema outsourcing;
grant usage on schema outsourcing to quittance_app;

-- Who might collect for us: what a creditor knows of a provider. `agency_org_id` when it works on this installation.
create table outsourcing.provider (
  org_id int not null,
  id uuid not null,
  agency_org_id int references access.organisation (org_id),
  name text not null check (length(name) between 1 and 200),
  siren text check (siren ~ '^[0-9]{9}$'),
  kept_at timestamptz not null,
  kept_by_name text not null,
  archived_at timestamptz,
  primary key (org_id, id)
);
create unique index provider_agency on outsourcing.provider (org_id, agency_org_id);

-- A written agreement to collect for us. What it says is kept by version; this is what it is and whether it runs.
create table outsourcing.mandate (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  provider_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  state text not null check (state in ('draft', 'proposed', 'running', 'ended')),
  -- The version that both signed; null before.
  version smallint check (version > 0),
  starts_on date,
  -- The last day; null while it renews itself.
  ends_on date,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id),
  check (state in ('draft', 'proposed') or (version is not null and starts_on is not null)),
  check (ends_on >= starts_on)
);
create index mandate_agency on outsourcing.mandate (agency_org_id) where agency_org_id is not null;

-- One customer's documents in the hands of a provider, from a day to a day.
create table outsourcing.placement (
  org_id int not null,
  id uuid not null,
  no int not null check (no > 0),
  mandate_id uuid not null,
  agency_org_id int references access.organisation (org_id),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stage text not null check (stage in ('amicable', 'court')),
  is_pilot boolean not null,
  placed_on date not null,
  placed_cents bigint not null check (placed_cents > 0),
  ended_on date check (ended_on >= placed_on),
  ended_why text check (ended_why in ('paid', 'recalled', 'abandoned', 'mandate_ended', 'uncollectible')),
  placed_at timestamptz not null,
  placed_by_name text not null,
  primary key (org_id, id),
  unique (org_id, no),
  foreign key (org_id, mandate_id) references outsourcing.mandate (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  check ((ended_on is null) = (ended_why is null))
);
create index placement_mandate on outsourcing.placement (org_id, mandate_id);
create index placement_customer on outsourcing.placement (org_id, customer_id);
create index placement_agency on outsourcing.placement (agency_org_id) where ended_on is null;

-- `is_live` falls with the placement: a document is in the hands of one provider at a time.
create table outsourcing.placed_item (
  org_id int not null,
  placement_id uuid not null,
  item_id uuid not null,
  placed_cents bigint not null check (placed_cents > 0),
  is_live boolean not null,
  primary key (org_id, placement_id, item_id),
  foreign key (org_id, placement_id) references outsourcing.placement (org_id, id),
  foreign key (org_id, item_id) references ledger.item (org_id, id)
);
create unique index placed_once on outsourcing.placed_item (org_id, item_id) where is_live;

-- The key by which members of an agency enter a creditor's organisation, for as long as it runs.
create table access.delegation (
  org_id int not null references access.organisation (org_id),
  mandate_id uuid not null,
  agency_org_id int not null references access.organisation (org_id),
  opened_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, mandate_id),
  check (agency_org_id <> org_id)
);
create index delegation_agency on access.delegation (agency_org_id) where ended_at is null;

-- Both sides read what binds them; the creditor's side writes.
do $$
declare t text;
begin
  foreach t in array array['outsourcing.provider', 'outsourcing.mandate', 'outsourcing.placement', 'outsourcing.placed_item', 'access.delegation'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy one_organisation on %s to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
  foreach t in array array['outsourcing.mandate', 'outsourcing.placement', 'access.delegation'] loop
    execute format('create policy as_agency on %s for select to quittance_app using (agency_org_id = platform.org())', t);
  end loop;
end $$;
create policy every_organisation on access.delegation to quittance_auth using (true);
grant select on access.delegation to quittance_auth;
grant select, insert, update on outsourcing.provider to quittance_app;
grant select, insert, update on outsourcing.mandate to quittance_app;
grant select, insert on outsourcing.placement, outsourcing.placed_item to quittance_app;
grant update (stage, ended_on, ended_why) on outsourcing.placement to quittance_app;
grant update (is_live) on outsourcing.placed_item to quittance_app;
grant select, insert on access.delegation to quittance_app;
grant update (ended_at) on access.delegation to quittance_app;
