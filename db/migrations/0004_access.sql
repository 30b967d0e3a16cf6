-- Organisations, members, invitations. People (auth schema) span organisations; everything else belongs to one.
create schema access;

create table access.organisation (
  org_id int generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  siren text check (siren ~ '^[0-9]{9}$'),
  iban text check (length(iban) between 15 and 34),
  bic text check (length(bic) in (8, 11)),
  address_lines text[] not null default '{}',
  postcode text not null default '',
  city text not null default '',
  country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
  sender_name text not null default '',
  sender_title text not null default '',
  sender_email text not null default '',
  sender_phone text not null default '',
  default_terms jsonb not null,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris',
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  fiscal_year_end text not null default '12-31' check (fiscal_year_end ~ '^[0-9]{2}-[0-9]{2}$'),
  is_demo boolean not null default false,
  -- A demonstration being played in its own past: nobody sees it and no clock wakes it until it is ready.
  in_preparation boolean not null default false,
  created_at timestamptz not null
);

create table access.member (
  org_id int not null references access.organisation,
  user_id text not null,
  role text not null check (role in ('owner', 'manager', 'collector', 'reader')),
  name text not null,
  email text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, user_id)
);
create index member_user on access.member (user_id);

create table access.invitation (
  org_id int not null references access.organisation,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'collector', 'reader')),
  token_hash bytea not null,
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id)
);

alter table access.organisation enable row level security;
alter table access.member enable row level security;
alter table access.invitation enable row level security;
create policy one_organisation on access.organisation to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on access.member to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on access.invitation to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
-- Who belongs where must be known before an organisation is chosen: that role sees these three tables and no business data.
create policy every_organisation on access.organisation to quittance_auth using (true) with check (true);
create policy every_organisation on access.member to quittance_auth using (true) with check (true);
create policy every_organisation on access.invitation to quittance_auth using (true) with check (true);

grant usage on schema access to quittance_app, quittance_auth;
grant select, update on access.organisation to quittance_app;
grant select, insert, update on access.member, access.invitation to quittance_app;
grant select, insert, update (in_preparation) on access.organisation to quittance_auth;
grant select, insert, update on access.member to quittance_auth;
grant select, update on access.invitation to quittance_auth;
