-- The database as the migrations leave it, read back from its own catalogue: for people, never run.
-- Written by `npm run schema`; db/schema.test.ts fails when it no longer tells the truth.

create extension pg_trgm with schema public;
create extension unaccent with schema public;

-- access ----------------------------------------------------------------------------------------------------------

create schema access;
grant usage on schema access to quittance_app;
grant usage on schema access to quittance_auth;

CREATE OR REPLACE FUNCTION access.wall(relation regclass, about text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('drop policy if exists walls on %s', relation);
  execute format('create policy walls on %s as restrictive to quittance_app
    using ((select platform.closed_orgs()) is null or %2$I is null or %2$I <> all ((select platform.closed_orgs())::int[]))', relation, about);
end $function$;

create table access.delegation (
  org_id integer not null,
  mandate_id uuid not null,
  agency_org_id integer not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  name text not null default ''::text,
  constraint delegation_pkey PRIMARY KEY (org_id, mandate_id),
  constraint delegation_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint delegation_org_id_fkey FOREIGN KEY (org_id) REFERENCES access.organisation(org_id),
  constraint delegation_check CHECK (agency_org_id <> org_id),
  constraint delegation_name_check CHECK (length(name) <= 40)
);
CREATE INDEX delegation_agency ON access.delegation USING btree (agency_org_id) WHERE ended_at IS NULL;
alter table access.delegation enable row level security;
create policy agents_add on access.delegation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.delegation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.delegation as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.delegation as restrictive for select to quittance_agent using (org_id = platform.org() AND agency_org_id = platform.agency());
create policy as_agency on access.delegation for select to quittance_app using (agency_org_id = platform.org());
create policy every_organisation on access.delegation to quittance_auth using (true);
create policy one_organisation on access.delegation to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on access.delegation as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on access.delegation to quittance_app;
grant select on access.delegation to quittance_auth;
grant update (ended_at) on access.delegation to quittance_app;

create table access.invitation (
  org_id integer not null,
  id uuid not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by text not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (org_id, id),
  constraint invitation_org_id_fkey FOREIGN KEY (org_id) REFERENCES access.organisation(org_id),
  constraint invitation_role_check CHECK (role = ANY (ARRAY['owner'::text, 'manager'::text, 'collector'::text, 'reader'::text]))
);
alter table access.invitation enable row level security;
create policy agents_add on access.invitation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.invitation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.invitation as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.invitation as restrictive for select to quittance_agent using (false);
create policy every_organisation on access.invitation to quittance_auth using (true) with check (true);
create policy one_organisation on access.invitation to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on access.invitation to quittance_app;
grant select, update on access.invitation to quittance_auth;

create table access.link (
  org_id integer not null,
  id uuid not null,
  code_hash bytea not null,
  purpose text not null,
  customer_id uuid,
  about_id uuid,
  made_at timestamp with time zone not null,
  made_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by text,
  visits integer not null default 0,
  last_visit_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (org_id, id),
  constraint link_org_id_fkey FOREIGN KEY (org_id) REFERENCES access.organisation(org_id),
  constraint link_about_check CHECK (purpose <> 'provider'::text OR about_id IS NOT NULL),
  constraint link_code_hash_check CHECK (length(code_hash) = 32),
  constraint link_customer_check CHECK ((purpose = 'provider'::text) = (customer_id IS NULL)),
  constraint link_purpose_check CHECK (purpose = ANY (ARRAY['portal'::text, 'colleague'::text, 'provider'::text]))
);
CREATE INDEX link_about ON access.link USING btree (org_id, about_id) WHERE purpose = 'provider'::text;
CREATE INDEX link_code ON access.link USING btree (code_hash);
CREATE INDEX link_customer ON access.link USING btree (org_id, customer_id, purpose);
alter table access.link enable row level security;
create policy agents_add on access.link as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.link as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.link as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.link as restrictive for select to quittance_agent using (false);
create policy every_organisation on access.link to quittance_auth using (true);
create policy one_organisation on access.link to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on access.link to quittance_app;
grant select (org_id, id, code_hash) on access.link to quittance_auth;
grant update (expires_at, revoked_at, revoked_by, visits, last_visit_at) on access.link to quittance_app;

create table access.member (
  org_id integer not null,
  user_id text not null,
  role text not null,
  name text not null,
  email text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  names_creditors boolean not null default false,
  constraint member_pkey PRIMARY KEY (org_id, user_id),
  constraint member_org_id_fkey FOREIGN KEY (org_id) REFERENCES access.organisation(org_id),
  constraint member_role_check CHECK (role = ANY (ARRAY['owner'::text, 'manager'::text, 'collector'::text, 'reader'::text]))
);
CREATE INDEX member_user ON access.member USING btree (user_id);
alter table access.member enable row level security;
create policy agents_add on access.member as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.member as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.member as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.member as restrictive for select to quittance_agent using (false);
create policy every_organisation on access.member to quittance_auth using (true) with check (true);
create policy one_organisation on access.member to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on access.member to quittance_app;
grant insert, select, update on access.member to quittance_auth;

create table access.member_creditor (
  org_id integer not null,
  user_id text not null,
  creditor_org_id integer not null,
  named_at timestamp with time zone not null,
  constraint member_creditor_pkey PRIMARY KEY (org_id, user_id, creditor_org_id),
  constraint member_creditor_creditor_org_id_fkey FOREIGN KEY (creditor_org_id) REFERENCES access.organisation(org_id) ON DELETE CASCADE,
  constraint member_creditor_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES access.member(org_id, user_id)
);
alter table access.member_creditor enable row level security;
create policy agents_add on access.member_creditor as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.member_creditor as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.member_creditor as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.member_creditor as restrictive for select to quittance_agent using (false);
create policy every_organisation on access.member_creditor to quittance_auth using (true);
create policy one_organisation on access.member_creditor to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on access.member_creditor to quittance_app;
grant select on access.member_creditor to quittance_auth;

create table access.organisation (
  org_id integer not null generated always as identity,
  name text not null,
  siren text,
  iban text,
  bic text,
  address_lines text[] not null default '{}'::text[],
  postcode text not null default ''::text,
  city text not null default ''::text,
  country text not null default 'FR'::text,
  sender_name text not null default ''::text,
  sender_title text not null default ''::text,
  sender_email text not null default ''::text,
  sender_phone text not null default ''::text,
  default_terms jsonb not null,
  lang text not null default 'fr'::text,
  time_zone text not null default 'Europe/Paris'::text,
  currency text not null default 'EUR'::text,
  fiscal_year_end text not null default '12-31'::text,
  is_demo boolean not null default false,
  in_preparation boolean not null default false,
  created_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (org_id),
  constraint organisation_bic_check CHECK (length(bic) = ANY (ARRAY[8, 11])),
  constraint organisation_country_check CHECK (country ~ '^[A-Z]{2}$'::text),
  constraint organisation_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint organisation_fiscal_year_end_check CHECK (fiscal_year_end ~ '^[0-9]{2}-[0-9]{2}$'::text),
  constraint organisation_iban_check CHECK (length(iban) >= 15 AND length(iban) <= 34),
  constraint organisation_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint organisation_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint organisation_siren_check CHECK (siren ~ '^[0-9]{9}$'::text)
);
alter table access.organisation enable row level security;
create policy agents_add on access.organisation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on access.organisation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on access.organisation as restrictive for delete to quittance_agent using (false);
create policy agents_see on access.organisation as restrictive for select to quittance_agent using (true);
create policy every_organisation on access.organisation to quittance_auth using (true) with check (true);
create policy one_organisation on access.organisation to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant select, update on access.organisation to quittance_app;
grant insert, select on access.organisation to quittance_auth;
grant update (in_preparation) on access.organisation to quittance_auth;

-- auth ------------------------------------------------------------------------------------------------------------

create schema auth;
grant usage on schema auth to quittance_auth;

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to quittance_auth;

create table auth."rateLimit" (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint "rateLimit_pkey" PRIMARY KEY (id),
  constraint "rateLimit_key_key" UNIQUE (key)
);
grant delete, insert, select, update on auth."rateLimit" to quittance_auth;

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to quittance_auth;

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  lang text not null default 'fr'::text,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on auth."user" to quittance_auth;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to quittance_auth;

-- cash ------------------------------------------------------------------------------------------------------------

create schema cash;
grant usage on schema cash to quittance_app;

CREATE OR REPLACE FUNCTION cash.is_balanced(parts jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select coalesce(sum((p ->> 'cents')::bigint), 1) = 0 and bool_and((p ->> 'cents')::bigint <> 0) from jsonb_array_elements(parts) p
$function$;

CREATE OR REPLACE FUNCTION cash.refresh_statistics()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  analyze cash.staged_line;
  analyze cash.line;
  analyze cash.item_key;
  analyze cash.keyed_item;
$function$;
revoke all on function cash.refresh_statistics() from public;
grant execute on function cash.refresh_statistics() to quittance_app;

create table cash.account (
  org_id integer not null,
  id uuid not null,
  name text not null,
  iban text,
  rib text,
  other text not null default ''::text,
  currency text not null,
  ledger_account text not null default '512000'::text,
  is_followed boolean,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (org_id, id),
  constraint account_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint account_iban_check CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'::text),
  constraint account_ledger_account_check CHECK (ledger_account ~ '^[0-9A-Z]{3,20}$'::text),
  constraint account_name_check CHECK (length(name) >= 1 AND length(name) <= 100),
  constraint account_other_check CHECK (length(other) <= 80),
  constraint account_rib_check CHECK (rib ~ '^[0-9A-Z]{21}$'::text)
);
CREATE UNIQUE INDEX account_iban ON cash.account USING btree (org_id, iban, currency) WHERE iban IS NOT NULL;
CREATE INDEX account_other ON cash.account USING btree (org_id, other) WHERE other <> ''::text;
CREATE UNIQUE INDEX account_rib ON cash.account USING btree (org_id, rib, currency) WHERE rib IS NOT NULL;
alter table cash.account enable row level security;
create policy agents_add on cash.account as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.account as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.account as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.account as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.account using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on cash.account to quittance_app;

create table cash.advice (
  org_id integer not null,
  id uuid not null,
  name text not null,
  format text not null,
  payer text not null,
  paid_on date,
  total_cents bigint,
  currency text,
  agreement text not null,
  rows jsonb not null,
  sha256 bytea not null,
  received_at timestamp with time zone not null,
  received_by text not null,
  state text not null,
  line_id uuid,
  customer_id uuid,
  remarks jsonb not null default '[]'::jsonb,
  constraint advice_pkey PRIMARY KEY (org_id, id),
  constraint advice_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint advice_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint advice_sha256_check CHECK (length(sha256) = 32),
  constraint advice_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'linked'::text, 'dropped'::text]))
);
CREATE INDEX advice_line ON cash.advice USING btree (org_id, line_id) WHERE line_id IS NOT NULL;
CREATE UNIQUE INDEX advice_once ON cash.advice USING btree (org_id, sha256) WHERE state <> 'dropped'::text;
CREATE INDEX advice_waiting ON cash.advice USING btree (org_id, total_cents) WHERE state = 'waiting'::text;
alter table cash.advice enable row level security;
create policy agents_add on cash.advice as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.advice as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.advice as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.advice as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.advice using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.advice to quittance_app;
grant update (state, line_id, customer_id) on cash.advice to quittance_app;

create table cash.alias (
  org_id integer not null,
  kind text not null,
  value text not null,
  customer_id uuid not null,
  times integer not null,
  last_at timestamp with time zone not null,
  constraint alias_pkey PRIMARY KEY (org_id, kind, value, customer_id),
  constraint alias_kind_check CHECK (kind = ANY (ARRAY['iban'::text, 'name'::text])),
  constraint alias_times_check CHECK (times > 0),
  constraint alias_value_check CHECK (length(value) >= 1 AND length(value) <= 140)
);
CREATE INDEX alias_customer ON cash.alias USING btree (org_id, customer_id);
alter table cash.alias enable row level security;
create policy agents_add on cash.alias as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.alias as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.alias as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.alias as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.alias using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on cash.alias to quittance_app;

create table cash.announced (
  org_id integer not null,
  id uuid not null,
  import_id uuid not null,
  statement_no integer not null,
  account_id uuid,
  expected_on date not null,
  cents bigint not null,
  currency text not null,
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  details jsonb not null,
  end_to_end text not null,
  content_key bigint not null,
  constraint announced_pkey PRIMARY KEY (org_id, id),
  constraint announced_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES cash.account(org_id, id),
  constraint announced_cents_check CHECK (cents > 0),
  constraint announced_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text)
);
CREATE INDEX announced_expected ON cash.announced USING btree (org_id, expected_on) WHERE account_id IS NOT NULL;
CREATE INDEX announced_import ON cash.announced USING btree (org_id, import_id);
alter table cash.announced enable row level security;
create policy agents_add on cash.announced as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.announced as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.announced as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.announced as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.announced using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.announced to quittance_app;
grant update (account_id) on cash.announced to quittance_app;

create table cash.answer (
  org_id integer not null,
  id uuid not null,
  class text not null,
  line_id uuid not null,
  answer text not null,
  was_automatic boolean not null,
  answered_at timestamp with time zone not null,
  answered_by text not null,
  refusal_id uuid,
  match_id uuid,
  is_tied boolean not null default false,
  constraint answer_pkey PRIMARY KEY (org_id, id),
  constraint answer_org_id_match_id_fkey FOREIGN KEY (org_id, match_id) REFERENCES cash.match(org_id, id),
  constraint answer_answer_check CHECK (answer = ANY (ARRAY['right'::text, 'wrong'::text]))
);
CREATE INDEX answer_class ON cash.answer USING btree (org_id, class, answered_at);
CREATE INDEX answer_match ON cash.answer USING btree (org_id, match_id) WHERE match_id IS NOT NULL;
alter table cash.answer enable row level security;
create policy agents_add on cash.answer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.answer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.answer as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.answer as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.answer using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.answer to quittance_app;

create table cash.books_to_match (
  org_id integer not null,
  since timestamp with time zone not null,
  constraint books_to_match_pkey PRIMARY KEY (org_id)
);
alter table cash.books_to_match enable row level security;
create policy agents_add on cash.books_to_match as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.books_to_match as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.books_to_match as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.books_to_match as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.books_to_match using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on cash.books_to_match to quittance_app;

create table cash.collection (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  message_id text not null,
  collect_on date not null,
  state text not null,
  version text not null,
  creditor jsonb not null,
  notice_days integer not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  handed_at timestamp with time zone,
  handed_by text not null default ''::text,
  validated_at timestamp with time zone,
  validated_by text not null default ''::text,
  notice_by text not null default 'message'::text,
  constraint collection_pkey PRIMARY KEY (org_id, id),
  constraint collection_org_id_message_id_key UNIQUE (org_id, message_id),
  constraint collection_org_id_no_key UNIQUE (org_id, no),
  constraint collection_message_id_check CHECK (length(message_id) >= 1 AND length(message_id) <= 30),
  constraint collection_no_check CHECK (no > 0),
  constraint collection_notice_by_check CHECK (notice_by = ANY (ARRAY['message'::text, 'invoice'::text])),
  constraint collection_state_check CHECK (state = ANY (ARRAY['draft'::text, 'validated'::text, 'handed_over'::text, 'cancelled'::text])),
  constraint collection_validated_check CHECK ((state <> ALL (ARRAY['validated'::text, 'handed_over'::text])) OR validated_at IS NOT NULL)
);
CREATE INDEX collection_live ON cash.collection USING btree (org_id, collect_on) WHERE state <> 'cancelled'::text;
alter table cash.collection enable row level security;
create policy agents_add on cash.collection as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.collection as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.collection as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.collection as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.collection using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.collection to quittance_app;
grant update (message_id, collect_on, state, handed_at, handed_by, validated_at, validated_by) on cash.collection to quittance_app;

create table cash.debit (
  org_id integer not null,
  id uuid not null,
  collection_id uuid not null,
  place integer not null,
  customer_id uuid not null,
  mandate_id uuid not null,
  end_to_end text not null,
  cents bigint not null,
  sequence text not null,
  lot text not null,
  told jsonb not null,
  words text not null,
  rejected_on date,
  code text not null default ''::text,
  code_words text not null default ''::text,
  match_id uuid,
  returned_match_id uuid,
  retry_on date,
  dropped_at timestamp with time zone,
  dropped_why text not null default ''::text,
  message_id uuid,
  constraint debit_pkey PRIMARY KEY (org_id, id),
  constraint debit_org_id_end_to_end_key UNIQUE (org_id, end_to_end),
  constraint debit_org_id_collection_id_fkey FOREIGN KEY (org_id, collection_id) REFERENCES cash.collection(org_id, id),
  constraint debit_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES cash.mandate(org_id, id),
  constraint debit_org_id_match_id_fkey FOREIGN KEY (org_id, match_id) REFERENCES cash.match(org_id, id),
  constraint debit_org_id_returned_match_id_fkey FOREIGN KEY (org_id, returned_match_id) REFERENCES cash.match(org_id, id),
  constraint debit_cents_check CHECK (cents > 0),
  constraint debit_dropped_why_check CHECK (length(dropped_why) <= 300),
  constraint debit_place_check CHECK (place > 0),
  constraint debit_sequence_check CHECK (sequence = ANY (ARRAY['FRST'::text, 'RCUR'::text, 'OOFF'::text, 'FNAL'::text])),
  constraint debit_words_check CHECK (length(words) <= 140)
);
CREATE INDEX debit_collection ON cash.debit USING btree (org_id, collection_id, place);
CREATE INDEX debit_customer ON cash.debit USING btree (org_id, customer_id);
CREATE INDEX debit_mandate ON cash.debit USING btree (org_id, mandate_id);
CREATE INDEX debit_match ON cash.debit USING btree (org_id, match_id) WHERE match_id IS NOT NULL;
CREATE INDEX debit_message ON cash.debit USING btree (org_id, message_id) WHERE message_id IS NOT NULL;
alter table cash.debit enable row level security;
create policy agents_add on cash.debit as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.debit as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.debit as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.debit as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.debit using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.debit to quittance_app;
grant update (sequence, lot, told, rejected_on, code, code_words, match_id, returned_match_id, retry_on, dropped_at, dropped_why, message_id) on cash.debit to quittance_app;

create table cash.debit_answer (
  org_id integer not null,
  import_id uuid not null,
  debit_id uuid not null,
  line integer,
  says text not null,
  code text not null default ''::text,
  code_words text not null default ''::text,
  recorded_at timestamp with time zone,
  applied boolean not null default false,
  mandate_state text,
  mandate_reason text,
  mandate_state_on date,
  constraint debit_answer_pkey PRIMARY KEY (org_id, import_id, debit_id),
  constraint debit_answer_org_id_debit_id_fkey FOREIGN KEY (org_id, debit_id) REFERENCES cash.debit(org_id, id),
  constraint debit_answer_code_check CHECK (length(code) <= 40),
  constraint debit_answer_code_words_check CHECK (length(code_words) <= 500),
  constraint debit_answer_mandate_state_check CHECK (mandate_state = ANY (ARRAY['active'::text, 'suspended'::text])),
  constraint debit_answer_says_check CHECK (says = ANY (ARRAY['accepted'::text, 'pending'::text, 'rejected'::text]))
);
CREATE INDEX debit_answer_debit ON cash.debit_answer USING btree (org_id, debit_id);
alter table cash.debit_answer enable row level security;
create policy agents_add on cash.debit_answer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.debit_answer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.debit_answer as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.debit_answer as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.debit_answer using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.debit_answer to quittance_app;
grant update (recorded_at, applied, mandate_state, mandate_reason, mandate_state_on) on cash.debit_answer to quittance_app;

create table cash.debit_part (
  org_id integer not null,
  debit_id uuid not null,
  item_id uuid not null,
  cents bigint not null,
  constraint debit_part_pkey PRIMARY KEY (org_id, debit_id, item_id),
  constraint debit_part_org_id_debit_id_fkey FOREIGN KEY (org_id, debit_id) REFERENCES cash.debit(org_id, id),
  constraint debit_part_cents_check CHECK (cents <> 0)
);
CREATE INDEX debit_part_item ON cash.debit_part USING btree (org_id, item_id);
alter table cash.debit_part enable row level security;
create policy agents_add on cash.debit_part as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.debit_part as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.debit_part as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.debit_part as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.debit_part using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.debit_part to quittance_app;

create table cash.debit_setting (
  org_id integer not null,
  creditor_id text not null,
  creditor_iban text not null,
  creditor_bic text,
  notice_days integer not null,
  version text not null,
  "grouping" text not null,
  tells_first boolean not null,
  updated_at timestamp with time zone not null,
  notice_by text not null default 'message'::text,
  retries integer not null default 1,
  retry_days integer not null default 5,
  technical_retry_days integer not null default 2,
  constraint debit_setting_pkey PRIMARY KEY (org_id),
  constraint debit_setting_creditor_bic_check CHECK (creditor_bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'::text),
  constraint debit_setting_creditor_iban_check CHECK (creditor_iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'::text),
  constraint debit_setting_creditor_id_check CHECK (creditor_id ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'::text),
  constraint debit_setting_grouping_check CHECK ("grouping" = ANY (ARRAY['item'::text, 'customer'::text])),
  constraint debit_setting_notice_by_check CHECK (notice_by = ANY (ARRAY['message'::text, 'invoice'::text])),
  constraint debit_setting_notice_days_check CHECK (notice_days >= 1 AND notice_days <= 60),
  constraint debit_setting_retries_check CHECK (retries >= 0 AND retries <= 2),
  constraint debit_setting_retry_days_check CHECK (retry_days >= 1 AND retry_days <= 30),
  constraint debit_setting_technical_retry_days_check CHECK (technical_retry_days >= 1 AND technical_retry_days <= 30),
  constraint debit_setting_version_check CHECK (version = ANY (ARRAY['pain.008.001.02'::text, 'pain.008.001.08'::text]))
);
alter table cash.debit_setting enable row level security;
create policy agents_add on cash.debit_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.debit_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.debit_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.debit_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.debit_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on cash.debit_setting to quittance_app;

create table cash.exported_allocation (
  org_id integer not null,
  allocation_id uuid not null,
  is_undoing boolean not null,
  export_id uuid not null,
  constraint exported_allocation_pkey PRIMARY KEY (org_id, allocation_id, is_undoing),
  constraint exported_allocation_org_id_export_id_fkey FOREIGN KEY (org_id, export_id) REFERENCES cash.journal_export(org_id, id)
);
CREATE INDEX exported_allocation_export ON cash.exported_allocation USING btree (org_id, export_id);
alter table cash.exported_allocation enable row level security;
create policy agents_add on cash.exported_allocation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.exported_allocation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.exported_allocation as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.exported_allocation as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.exported_allocation using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.exported_allocation to quittance_app;

create table cash.exported_item (
  org_id integer not null,
  item_id uuid not null,
  is_undoing boolean not null,
  export_id uuid not null,
  constraint exported_item_pkey PRIMARY KEY (org_id, item_id, is_undoing),
  constraint exported_item_org_id_export_id_fkey FOREIGN KEY (org_id, export_id) REFERENCES cash.journal_export(org_id, id)
);
CREATE INDEX exported_item_export ON cash.exported_item USING btree (org_id, export_id);
alter table cash.exported_item enable row level security;
create policy agents_add on cash.exported_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.exported_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.exported_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.exported_item as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.exported_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.exported_item to quittance_app;

create table cash.item_key (
  org_id integer not null,
  key bigint not null,
  item_id uuid not null,
  constraint item_key_pkey PRIMARY KEY (org_id, key, item_id)
);
alter table cash.item_key enable row level security;
create policy agents_add on cash.item_key as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.item_key as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.item_key as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.item_key as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.item_key using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.item_key to quittance_app;

create table cash.journal_export (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  entries integer not null,
  debit_cents bigint not null,
  from_on date not null,
  to_on date not null,
  exported_at timestamp with time zone not null,
  exported_by text not null,
  currency text not null,
  accounts jsonb not null default '{}'::jsonb,
  constraint journal_export_pkey PRIMARY KEY (org_id, id),
  constraint journal_export_org_id_no_key UNIQUE (org_id, no),
  constraint journal_export_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint journal_export_no_check CHECK (no > 0)
);
alter table cash.journal_export enable row level security;
create policy agents_add on cash.journal_export as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.journal_export as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.journal_export as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.journal_export as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.journal_export using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.journal_export to quittance_app;

create table cash.journal_setting (
  org_id integer not null,
  customers_account text not null,
  bank_fee_account text not null,
  discount_account text not null,
  rounding_account text not null,
  loss_account text not null,
  return_fee_account text not null,
  suspense_account text not null,
  bank_journal text not null,
  other_journal text not null,
  updated_at timestamp with time zone not null,
  interest_account text not null default '763000'::text,
  collector_account text not null default '467000'::text,
  supplier_account text not null default '401000'::text,
  fee_account text not null default '622600'::text,
  fee_vat_account text not null default '445660'::text,
  constraint journal_setting_pkey PRIMARY KEY (org_id),
  constraint journal_setting_bank_journal_check CHECK (bank_journal ~ '^[0-9A-Z]{1,10}$'::text),
  constraint journal_setting_other_journal_check CHECK (other_journal ~ '^[0-9A-Z]{1,10}$'::text)
);
alter table cash.journal_setting enable row level security;
create policy agents_add on cash.journal_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.journal_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.journal_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.journal_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.journal_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on cash.journal_setting to quittance_app;

create table cash.keyed_item (
  org_id integer not null,
  item_id uuid not null,
  constraint keyed_item_pkey PRIMARY KEY (org_id, item_id)
);
alter table cash.keyed_item enable row level security;
create policy agents_add on cash.keyed_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.keyed_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.keyed_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.keyed_item as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.keyed_item using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.keyed_item to quittance_app;

create table cash.line (
  org_id integer not null,
  id uuid not null,
  account_id uuid not null,
  statement_id uuid not null,
  import_id uuid not null,
  file_line integer not null,
  booked_on date not null,
  value_on date,
  cents bigint not null,
  left_cents bigint not null,
  currency text not null,
  state text not null,
  set_aside_as text not null default ''::text,
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  details jsonb not null,
  end_to_end text not null default ''::text,
  bank_ref text not null default ''::text,
  return_code text not null default ''::text,
  content_key bigint not null,
  recorded_at timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  entry_no integer not null default 0,
  detailed_by uuid,
  held_as text not null default ''::text,
  constraint line_pkey PRIMARY KEY (org_id, id),
  constraint line_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES cash.account(org_id, id),
  constraint line_org_id_statement_id_fkey FOREIGN KEY (org_id, statement_id) REFERENCES cash.statement(org_id, id),
  constraint line_cents_check CHECK (cents <> 0),
  constraint line_check CHECK (left_cents >= LEAST(cents, 0::bigint) AND left_cents <= GREATEST(cents, 0::bigint)),
  constraint line_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint line_held CHECK (held_as = ''::text OR state = 'set_aside'::text AND left_cents = cents),
  constraint line_held_as_check CHECK (length(held_as) <= 40),
  constraint line_set_aside_as_check CHECK (length(set_aside_as) <= 40),
  constraint line_state_check CHECK (state = ANY (ARRAY['open'::text, 'matched'::text, 'set_aside'::text, 'withdrawn'::text]))
);
CREATE INDEX line_day ON cash.line USING btree (org_id, account_id, booked_on, cents);
CREATE INDEX line_detailed ON cash.line USING btree (org_id, detailed_by) WHERE detailed_by IS NOT NULL;
CREATE INDEX line_end_to_end ON cash.line USING btree (org_id, end_to_end) WHERE end_to_end <> ''::text;
CREATE INDEX line_import ON cash.line USING btree (org_id, import_id);
CREATE INDEX line_open ON cash.line USING btree (org_id, booked_on, id) WHERE state = 'open'::text;
alter table cash.line enable row level security;
create policy agents_add on cash.line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.line as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.line as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.line using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.line to quittance_app;
grant update (left_cents, state, set_aside_as, set_aside_at, detailed_by, held_as) on cash.line to quittance_app;

create table cash.mandate (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  reference text not null,
  scheme text not null,
  is_one_off boolean not null,
  debtor_name text not null,
  iban text not null,
  bic text,
  signed_on date not null,
  used_on date,
  state text not null,
  state_reason text not null default ''::text,
  state_on date not null,
  added_at timestamp with time zone not null,
  notice_days integer,
  constraint mandate_pkey PRIMARY KEY (org_id, id),
  constraint mandate_org_id_reference_key UNIQUE (org_id, reference),
  constraint mandate_bic_check CHECK (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'::text),
  constraint mandate_debtor_name_check CHECK (length(debtor_name) >= 1 AND length(debtor_name) <= 70),
  constraint mandate_iban_check CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$'::text),
  constraint mandate_notice_days_check CHECK (notice_days >= 1 AND notice_days <= 60),
  constraint mandate_reference_check CHECK (length(reference) >= 1 AND length(reference) <= 35),
  constraint mandate_scheme_check CHECK (scheme = ANY (ARRAY['CORE'::text, 'B2B'::text])),
  constraint mandate_state_check CHECK (state = ANY (ARRAY['active'::text, 'suspended'::text, 'ended'::text])),
  constraint mandate_state_reason_check CHECK (length(state_reason) <= 200)
);
CREATE INDEX mandate_customer ON cash.mandate USING btree (org_id, customer_id);
alter table cash.mandate enable row level security;
create policy agents_add on cash.mandate as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.mandate as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.mandate as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.mandate as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.mandate using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.mandate to quittance_app;
grant update (reference, debtor_name, iban, bic, state, state_reason, state_on, notice_days) on cash.mandate to quittance_app;

create table cash.mandate_amendment (
  org_id integer not null,
  id uuid not null,
  mandate_id uuid not null,
  previous_reference text,
  previous_iban text,
  amended_at timestamp with time zone not null,
  amended_by text not null,
  constraint mandate_amendment_pkey PRIMARY KEY (org_id, id),
  constraint mandate_amendment_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES cash.mandate(org_id, id),
  constraint mandate_amendment_check CHECK (previous_reference IS NOT NULL OR previous_iban IS NOT NULL)
);
CREATE INDEX amendment_mandate ON cash.mandate_amendment USING btree (org_id, mandate_id, amended_at);
alter table cash.mandate_amendment enable row level security;
create policy agents_add on cash.mandate_amendment as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.mandate_amendment as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.mandate_amendment as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.mandate_amendment as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.mandate_amendment using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.mandate_amendment to quittance_app;

create table cash.match (
  org_id integer not null,
  id uuid not null,
  line_id uuid not null,
  class text not null,
  customer_id uuid not null,
  payer_id uuid,
  cents bigint not null,
  evidence jsonb not null,
  how text not null,
  matched_on date not null,
  matched_at timestamp with time zone not null,
  matched_by text not null,
  undone_at timestamp with time zone,
  undone_by text,
  is_sampled boolean not null default false,
  constraint match_pkey PRIMARY KEY (org_id, id),
  constraint match_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint match_cents_check CHECK (cents <> 0),
  constraint match_how_check CHECK (how = ANY (ARRAY['automatic'::text, 'accepted'::text, 'by_hand'::text]))
);
CREATE INDEX match_customer ON cash.match USING btree (org_id, customer_id, matched_at);
CREATE INDEX match_line ON cash.match USING btree (org_id, line_id);
CREATE INDEX match_recent ON cash.match USING btree (org_id, matched_at);
CREATE INDEX match_sampled ON cash.match USING btree (org_id, class) WHERE is_sampled;
alter table cash.match enable row level security;
create policy agents_add on cash.match as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.match as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.match as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.match as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.match using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.match to quittance_app;
grant update (undone_at, undone_by, is_sampled) on cash.match to quittance_app;

create table cash.match_effect (
  org_id integer not null,
  match_id uuid not null,
  what text not null,
  id uuid not null,
  constraint match_effect_pkey PRIMARY KEY (org_id, match_id, what, id),
  constraint match_effect_org_id_match_id_fkey FOREIGN KEY (org_id, match_id) REFERENCES cash.match(org_id, id),
  constraint match_effect_what_check CHECK (what = ANY (ARRAY['item'::text, 'known_item'::text, 'allocation'::text, 'undone_allocation'::text]))
);
CREATE INDEX effect_subject ON cash.match_effect USING btree (org_id, id);
alter table cash.match_effect enable row level security;
create policy agents_add on cash.match_effect as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.match_effect as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.match_effect as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.match_effect as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.match_effect using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.match_effect to quittance_app;

create table cash.proposal (
  org_id integer not null,
  line_id uuid not null,
  place integer not null,
  class text not null,
  customer_id uuid not null,
  payer_id uuid,
  parts jsonb not null,
  gap_cents bigint not null default 0,
  gap_reason text not null default ''::text,
  on_account_cents bigint not null,
  booked_item_id uuid,
  evidence jsonb not null,
  is_tied boolean not null,
  proposed_at timestamp with time zone not null,
  constraint proposal_pkey PRIMARY KEY (org_id, line_id, place),
  constraint proposal_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint proposal_place_check CHECK (place >= 1 AND place <= 9)
);
CREATE INDEX proposal_customer ON cash.proposal USING btree (org_id, customer_id);
alter table cash.proposal enable row level security;
create policy agents_add on cash.proposal as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.proposal as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.proposal as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.proposal as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.proposal using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on cash.proposal to quittance_app;

create table cash.refusal (
  org_id integer not null,
  line_id uuid not null,
  subject_id uuid not null,
  refused_at timestamp with time zone not null,
  refused_by text not null,
  act_id uuid not null,
  constraint refusal_pkey PRIMARY KEY (org_id, line_id, subject_id),
  constraint refusal_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id)
);
alter table cash.refusal enable row level security;
create policy agents_add on cash.refusal as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.refusal as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.refusal as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.refusal as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.refusal using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on cash.refusal to quittance_app;

create table cash.returned_payment (
  org_id integer not null,
  match_id uuid not null,
  customer_id uuid not null,
  code text not null,
  words text not null,
  handled_at timestamp with time zone,
  handled_by text not null default ''::text,
  constraint returned_payment_pkey PRIMARY KEY (org_id, match_id),
  constraint returned_payment_org_id_match_id_fkey FOREIGN KEY (org_id, match_id) REFERENCES cash.match(org_id, id)
);
CREATE INDEX returned_open ON cash.returned_payment USING btree (org_id, customer_id) WHERE handled_at IS NULL;
alter table cash.returned_payment enable row level security;
create policy agents_add on cash.returned_payment as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.returned_payment as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.returned_payment as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.returned_payment as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.returned_payment using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.returned_payment to quittance_app;
grant update (handled_at, handled_by) on cash.returned_payment to quittance_app;

create table cash.setting (
  org_id integer not null,
  rounding_cents integer not null,
  fee_cents integer not null,
  discounts_bp integer[] not null,
  discount_days integer not null,
  subset_items integer not null,
  auto_classes text[] not null,
  least_precision_bp integer not null,
  return_fee_cents integer,
  updated_at timestamp with time zone not null,
  sample_every integer not null default 20,
  allocation_order text not null default 'principal_first'::text,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_allocation_order_check CHECK (allocation_order = ANY (ARRAY['principal_first'::text, 'costs_interest_principal'::text])),
  constraint setting_discount_days_check CHECK (discount_days >= 0 AND discount_days <= 120),
  constraint setting_fee_cents_check CHECK (fee_cents >= 0 AND fee_cents <= 10000),
  constraint setting_least_precision_bp_check CHECK (least_precision_bp >= 9000 AND least_precision_bp <= 10000),
  constraint setting_return_fee_cents_check CHECK (return_fee_cents >= 1 AND return_fee_cents <= 100000),
  constraint setting_rounding_cents_check CHECK (rounding_cents >= 0 AND rounding_cents <= 1000),
  constraint setting_sample_every_check CHECK (sample_every >= 1 AND sample_every <= 1000),
  constraint setting_subset_items_check CHECK (subset_items >= 0 AND subset_items <= 24)
);
alter table cash.setting enable row level security;
create policy agents_add on cash.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on cash.setting to quittance_app;

create unlogged table cash.staged_line (
  org_id integer not null,
  import_id uuid not null,
  statement_no integer not null,
  line integer not null,
  booked_on date not null,
  value_on date,
  cents bigint not null,
  currency text not null,
  code text not null,
  label text not null,
  payer_name text not null,
  payer_iban text,
  details jsonb not null,
  end_to_end text not null,
  bank_ref text not null,
  return_code text not null,
  content_key bigint not null,
  disposition text not null default 'new'::text,
  line_id uuid,
  entry_no integer not null default 0,
  detailed_line_id uuid
);
CREATE INDEX staged_line_import ON cash.staged_line USING btree (org_id, import_id, statement_no, line);
alter table cash.staged_line enable row level security;
create policy agents_add on cash.staged_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.staged_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.staged_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.staged_line as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.staged_line using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on cash.staged_line to quittance_app;

create table cash.staged_statement (
  org_id integer not null,
  import_id uuid not null,
  no integer not null,
  account_id uuid,
  account jsonb not null,
  is_complete boolean not null,
  format text not null,
  reference text not null,
  sequence text not null,
  from_on date,
  to_on date,
  opening_on date,
  opening_cents bigint,
  closing_on date,
  closing_cents bigint,
  constraint staged_statement_pkey PRIMARY KEY (org_id, import_id, no)
);
alter table cash.staged_statement enable row level security;
create policy agents_add on cash.staged_statement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.staged_statement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.staged_statement as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.staged_statement as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.staged_statement using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on cash.staged_statement to quittance_app;

create table cash.statement (
  org_id integer not null,
  id uuid not null,
  account_id uuid not null,
  import_id uuid not null,
  no integer not null,
  is_complete boolean not null,
  format text not null,
  reference text not null,
  sequence text not null,
  from_on date,
  to_on date,
  opening_on date,
  opening_cents bigint,
  closing_on date,
  closing_cents bigint,
  lines integer not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint statement_pkey PRIMARY KEY (org_id, id),
  constraint statement_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES cash.account(org_id, id)
);
CREATE INDEX statement_account ON cash.statement USING btree (org_id, account_id, closing_on) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX statement_import ON cash.statement USING btree (org_id, import_id, no);
alter table cash.statement enable row level security;
create policy agents_add on cash.statement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.statement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.statement as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.statement as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.statement using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.statement to quittance_app;
grant update (withdrawn_at) on cash.statement to quittance_app;

create table cash.stopped_class (
  org_id integer not null,
  class text not null,
  stopped_at timestamp with time zone not null,
  right_count integer not null,
  wrong_count integer not null,
  least_precision_bp integer not null,
  most_precision_bp integer not null,
  settled_at timestamp with time zone,
  settled_by text,
  runs_again boolean not null default false,
  constraint stopped_class_pkey PRIMARY KEY (org_id, class, stopped_at)
);
alter table cash.stopped_class enable row level security;
create policy agents_add on cash.stopped_class as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.stopped_class as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.stopped_class as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.stopped_class as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.stopped_class using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.stopped_class to quittance_app;
grant update (settled_at, settled_by, runs_again) on cash.stopped_class to quittance_app;

create table cash.told_entry (
  org_id integer not null,
  id uuid not null,
  kind text not null,
  about_id uuid not null,
  currency text not null,
  on_day date not null,
  piece_on date not null,
  piece text not null,
  label text not null,
  party text not null,
  parts jsonb not null,
  amount_cents bigint not null,
  line_id uuid,
  reverses uuid,
  is_reversed boolean not null default false,
  export_id uuid,
  at timestamp with time zone not null,
  constraint told_entry_pkey PRIMARY KEY (org_id, id),
  constraint told_entry_org_id_export_id_fkey FOREIGN KEY (org_id, export_id) REFERENCES cash.journal_export(org_id, id),
  constraint told_entry_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint told_entry_org_id_reverses_fkey FOREIGN KEY (org_id, reverses) REFERENCES cash.told_entry(org_id, id),
  constraint told_entry_amount_cents_check CHECK (amount_cents > 0),
  constraint told_entry_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint told_entry_kind_check CHECK (kind = ANY (ARRAY['fee_invoice'::text, 'fee_set_off'::text, 'remittance'::text])),
  constraint told_entry_label_check CHECK (length(label) <= 200),
  constraint told_entry_parts_check CHECK (jsonb_typeof(parts) = 'array'::text AND cash.is_balanced(parts)),
  constraint told_entry_party_check CHECK (length(party) >= 1 AND length(party) <= 200),
  constraint told_entry_piece_check CHECK (length(piece) >= 1 AND length(piece) <= 40)
);
CREATE INDEX told_entry_export ON cash.told_entry USING btree (org_id, export_id) WHERE export_id IS NOT NULL;
CREATE INDEX told_entry_line ON cash.told_entry USING btree (org_id, line_id) WHERE line_id IS NOT NULL;
CREATE UNIQUE INDEX told_entry_once ON cash.told_entry USING btree (org_id, kind, about_id) WHERE reverses IS NULL AND NOT is_reversed;
CREATE INDEX told_entry_pending ON cash.told_entry USING btree (org_id) WHERE export_id IS NULL;
CREATE UNIQUE INDEX told_entry_reversal ON cash.told_entry USING btree (org_id, reverses) WHERE reverses IS NOT NULL;
alter table cash.told_entry enable row level security;
create policy agents_add on cash.told_entry as restrictive for insert to quittance_agent with check (false);
create policy agents_change on cash.told_entry as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on cash.told_entry as restrictive for delete to quittance_agent using (false);
create policy agents_see on cash.told_entry as restrictive for select to quittance_agent using (false);
create policy one_organisation on cash.told_entry to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on cash.told_entry to quittance_app;
grant update (is_reversed, export_id) on cash.told_entry to quittance_app;

-- colleagues ------------------------------------------------------------------------------------------------------

create schema colleagues;
grant usage on schema colleagues to quittance_app;

create table colleagues.deed (
  org_id integer not null,
  id uuid not null,
  question_id uuid not null,
  form_key uuid not null,
  kind text not null,
  body text not null default ''::text,
  cents bigint,
  until_on date,
  file_name text,
  verdict text not null,
  done_at timestamp with time zone not null,
  decided_by_name text,
  decided_at timestamp with time zone,
  constraint deed_pkey PRIMARY KEY (org_id, id),
  constraint deed_org_id_question_id_form_key_key UNIQUE (org_id, question_id, form_key),
  constraint deed_org_id_question_id_fkey FOREIGN KEY (org_id, question_id) REFERENCES colleagues.question(org_id, id),
  constraint deed_body_check CHECK (length(body) <= 4000),
  constraint deed_cents_check CHECK (cents > 0),
  constraint deed_check CHECK ((verdict = ANY (ARRAY['agreed'::text, 'declined'::text])) = (decided_at IS NOT NULL)),
  constraint deed_kind_check CHECK (kind = ANY (ARRAY['answer'::text, 'accept'::text, 'reject'::text, 'hold'::text, 'file'::text, 'task'::text])),
  constraint deed_verdict_check CHECK (verdict = ANY (ARRAY['done'::text, 'proposed'::text, 'agreed'::text, 'declined'::text]))
);
alter table colleagues.deed enable row level security;
create policy agents_add on colleagues.deed as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.deed as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.deed as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.deed as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.deed using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on colleagues.deed to quittance_app;

create table colleagues.digest (
  org_id integer not null,
  colleague_id uuid not null,
  week_on date not null,
  made_at timestamp with time zone not null,
  customers integer not null,
  message_id uuid,
  constraint digest_pkey PRIMARY KEY (org_id, colleague_id, week_on),
  constraint digest_check CHECK ((customers = 0) = (message_id IS NULL)),
  constraint digest_week_on_check CHECK (EXTRACT(isodow FROM week_on) = 1::numeric)
);
alter table colleagues.digest enable row level security;
create policy agents_add on colleagues.digest as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.digest as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.digest as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.digest as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.digest using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on colleagues.digest to quittance_app;

create table colleagues.file (
  org_id integer not null,
  id uuid not null,
  question_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  added_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (org_id, id),
  constraint file_org_id_question_id_sha256_key UNIQUE (org_id, question_id, sha256),
  constraint file_org_id_question_id_fkey FOREIGN KEY (org_id, question_id) REFERENCES colleagues.question(org_id, id),
  constraint file_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint file_sha256_check CHECK (length(sha256) = 32),
  constraint file_size_check CHECK (size >= 1 AND size <= 10485760)
);
alter table colleagues.file enable row level security;
create policy agents_add on colleagues.file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.file as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.file as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.file using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on colleagues.file to quittance_app;

create table colleagues.question (
  org_id integer not null,
  id uuid not null,
  colleague_id uuid not null,
  customer_id uuid not null,
  dispute_id uuid,
  item_ids uuid[] not null default '{}'::uuid[],
  origin text not null,
  asks text not null,
  shows_evidence boolean not null default false,
  answer_by date,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  state text not null,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by_name text,
  first_read_at timestamp with time zone,
  message_id uuid,
  reminders smallint not null default 0,
  told_on date not null,
  earlier_message_ids uuid[] not null default '{}'::uuid[],
  constraint question_pkey PRIMARY KEY (org_id, id),
  constraint question_org_id_colleague_id_fkey FOREIGN KEY (org_id, colleague_id) REFERENCES parties.colleague(org_id, id),
  constraint question_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint question_org_id_dispute_id_fkey FOREIGN KEY (org_id, dispute_id) REFERENCES disputes.dispute(org_id, id),
  constraint question_asks_check CHECK (length(asks) <= 4000),
  constraint question_check CHECK (origin <> 'dispute'::text OR dispute_id IS NOT NULL),
  constraint question_item_ids_check CHECK (cardinality(item_ids) <= 50),
  constraint question_origin_check CHECK (origin = ANY (ARRAY['member'::text, 'dispute'::text, 'digest'::text])),
  constraint question_state_check CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text, 'withdrawn'::text]))
);
CREATE INDEX question_customer ON colleagues.question USING btree (org_id, customer_id, asked_at);
CREATE INDEX question_message ON colleagues.question USING btree (org_id, message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX question_of_dispute ON colleagues.question USING btree (org_id, dispute_id, colleague_id) WHERE origin = 'dispute'::text;
CREATE INDEX question_waiting ON colleagues.question USING btree (org_id, state) WHERE state = ANY (ARRAY['open'::text, 'answered'::text]);
alter table colleagues.question enable row level security;
create policy agents_add on colleagues.question as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.question as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.question as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.question as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.question using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on colleagues.question to quittance_app;

create table colleagues.setting (
  org_id integer not null,
  remind_days smallint not null,
  most_reminders smallint not null,
  link_days smallint not null,
  most_hold_days smallint not null,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_link_days_check CHECK (link_days >= 1 AND link_days <= 90),
  constraint setting_most_hold_days_check CHECK (most_hold_days >= 0 AND most_hold_days <= 180),
  constraint setting_most_reminders_check CHECK (most_reminders >= 0 AND most_reminders <= 5),
  constraint setting_remind_days_check CHECK (remind_days >= 1 AND remind_days <= 30)
);
alter table colleagues.setting enable row level security;
create policy agents_add on colleagues.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on colleagues.setting to quittance_app;

create table colleagues.subscriber (
  org_id integer not null,
  colleague_id uuid not null,
  since timestamp with time zone not null,
  constraint subscriber_pkey PRIMARY KEY (org_id, colleague_id),
  constraint subscriber_org_id_colleague_id_fkey FOREIGN KEY (org_id, colleague_id) REFERENCES parties.colleague(org_id, id)
);
alter table colleagues.subscriber enable row level security;
create policy agents_add on colleagues.subscriber as restrictive for insert to quittance_agent with check (false);
create policy agents_change on colleagues.subscriber as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on colleagues.subscriber as restrictive for delete to quittance_agent using (false);
create policy agents_see on colleagues.subscriber as restrictive for select to quittance_agent using (false);
create policy one_organisation on colleagues.subscriber using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on colleagues.subscriber to quittance_app;

-- correspondence --------------------------------------------------------------------------------------------------

create schema correspondence;
grant usage on schema correspondence to quittance_app;

create table correspondence.attempt (
  org_id integer not null,
  message_id uuid not null,
  n integer not null,
  started_at timestamp with time zone not null,
  claimed_by uuid not null,
  via text not null,
  ended_at timestamp with time zone,
  result text,
  smtp_code integer,
  response text not null default ''::text,
  constraint attempt_pkey PRIMARY KEY (org_id, message_id, n),
  constraint attempt_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint attempt_response_check CHECK (length(response) <= 1000),
  constraint attempt_result_check CHECK (result = ANY (ARRAY['accepted'::text, 'refused'::text, 'postponed'::text, 'uncertain'::text])),
  constraint attempt_via_check CHECK (via = ANY (ARRAY['smtp'::text, 'test_mailbox'::text, 'print'::text, 'provider'::text]))
);
CREATE INDEX attempt_provider ON correspondence.attempt USING btree (org_id, started_at) WHERE via = 'provider'::text;
CREATE INDEX attempt_started ON correspondence.attempt USING btree (org_id, started_at) WHERE via = 'smtp'::text;
alter table correspondence.attempt enable row level security;
create policy agents_add on correspondence.attempt as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.attempt as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.attempt as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.attempt as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.message h
  WHERE h.held = attempt.message_id)));
create policy one_organisation on correspondence.attempt using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on correspondence.attempt to quittance_app;

create table correspondence.logo (
  org_id integer not null,
  sha256 bytea not null,
  format text not null,
  bytes bytea not null,
  constraint logo_pkey PRIMARY KEY (org_id, sha256),
  constraint logo_bytes_check CHECK (length(bytes) <= 524288),
  constraint logo_format_check CHECK (format = ANY (ARRAY['png'::text, 'jpeg'::text, 'svg'::text])),
  constraint logo_sha256_check CHECK (length(sha256) = 32)
);
alter table correspondence.logo enable row level security;
create policy agents_add on correspondence.logo as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.logo as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.logo as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.logo as restrictive for select to quittance_agent using (true);
create policy one_organisation on correspondence.logo using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.logo to quittance_app;

create table correspondence.look (
  org_id integer not null,
  colour text not null,
  signature text not null default ''::text,
  footer text not null default ''::text,
  logo_sha256 bytea,
  updated_at timestamp with time zone not null,
  constraint look_pkey PRIMARY KEY (org_id),
  constraint look_org_id_logo_sha256_fkey FOREIGN KEY (org_id, logo_sha256) REFERENCES correspondence.logo(org_id, sha256),
  constraint look_colour_check CHECK (colour ~ '^#[0-9a-f]{6}$'::text),
  constraint look_footer_check CHECK (length(footer) <= 600),
  constraint look_signature_check CHECK (length(signature) <= 400)
);
alter table correspondence.look enable row level security;
create policy agents_add on correspondence.look as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.look as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.look as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.look as restrictive for select to quittance_agent using (true);
create policy one_organisation on correspondence.look using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on correspondence.look to quittance_app;

create table correspondence.mail_server (
  org_id integer not null,
  host text not null,
  port integer not null,
  security text not null,
  username text not null default ''::text,
  password_sealed text,
  authority text not null default ''::text,
  from_name text not null,
  from_email text not null,
  messages_per_minute integer not null default 60,
  updated_at timestamp with time zone not null,
  connections smallint not null default 2,
  constraint mail_server_pkey PRIMARY KEY (org_id),
  constraint mail_server_authority_check CHECK (length(authority) <= 20000),
  constraint mail_server_connections_check CHECK (connections >= 1 AND connections <= 20),
  constraint mail_server_host_check CHECK (length(host) >= 1 AND length(host) <= 253),
  constraint mail_server_messages_per_minute_check CHECK (messages_per_minute >= 1 AND messages_per_minute <= 60000),
  constraint mail_server_port_check CHECK (port >= 1 AND port <= 65535),
  constraint mail_server_security_check CHECK (security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))
);
alter table correspondence.mail_server enable row level security;
create policy agents_add on correspondence.mail_server as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.mail_server as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.mail_server as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.mail_server as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.mail_server using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on correspondence.mail_server to quittance_app;

create table correspondence.message (
  org_id integer not null,
  id uuid not null,
  customer_id uuid,
  channel text not null,
  lang text not null,
  purpose text not null,
  to_name text not null default ''::text,
  to_address text not null,
  subject text not null,
  content jsonb not null,
  version integer not null default 1,
  state text not null,
  via text,
  queued_at timestamp with time zone not null,
  not_before timestamp with time zone not null,
  attempts integer not null default 0,
  tries integer not null default 0,
  claimed_at timestamp with time zone,
  claimed_by uuid,
  settled_at timestamp with time zone,
  outcome jsonb,
  print_batch_id uuid,
  posted_on date,
  registered_no text,
  provider text,
  provider_ref text,
  tracked text,
  ask_at timestamp with time zone,
  asked integer not null default 0,
  agency_org_id integer,
  agency_name text not null default ''::text,
  sender_org_id integer,
  constraint message_pkey PRIMARY KEY (org_id, id),
  constraint message_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint message_org_id_print_batch_id_fkey FOREIGN KEY (org_id, print_batch_id) REFERENCES correspondence.print_batch(org_id, id),
  constraint message_agency_name_check CHECK (length(agency_name) <= 200),
  constraint message_channel_check CHECK (channel = ANY (ARRAY['email'::text, 'sms'::text, 'letter'::text, 'registered_letter'::text, 'electronic_registered'::text])),
  constraint message_check CHECK ((channel = ANY (ARRAY['letter'::text, 'registered_letter'::text])) = (to_address = ''::text)),
  constraint message_check1 CHECK (state <> 'sending'::text OR claimed_by IS NOT NULL),
  constraint message_check2 CHECK (state <> 'posted'::text OR posted_on IS NOT NULL),
  constraint message_check3 CHECK ((agency_org_id IS NULL) = (agency_name = ''::text)),
  constraint message_check4 CHECK (sender_org_id IS NULL OR sender_org_id = agency_org_id),
  constraint message_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint message_provider_ref_check CHECK (length(provider_ref) <= 200),
  constraint message_registered_no_check CHECK (length(registered_no) <= 40),
  constraint message_state_check CHECK (state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'produced'::text, 'posted'::text, 'cancelled'::text])),
  constraint message_via_check CHECK (via = ANY (ARRAY['smtp'::text, 'test_mailbox'::text, 'print'::text, 'provider'::text]))
);
CREATE INDEX message_ask ON correspondence.message USING btree (org_id, ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX message_attaching ON correspondence.message USING gin ((content -> 'attachments'::text) jsonb_path_ops) WHERE content ? 'attachments'::text;
CREATE INDEX message_batch ON correspondence.message USING btree (org_id, print_batch_id) WHERE print_batch_id IS NOT NULL;
CREATE INDEX message_carried_elsewhere ON correspondence.message USING btree (org_id, sender_org_id) WHERE sender_org_id IS NOT NULL AND state = 'queued'::text;
CREATE INDEX message_customer ON correspondence.message USING btree (org_id, customer_id, queued_at);
CREATE INDEX message_doubted ON correspondence.message USING btree (agency_org_id) WHERE agency_org_id IS NOT NULL AND state = 'uncertain'::text;
CREATE INDEX message_due ON correspondence.message USING btree (org_id, channel, not_before, id) WHERE state = 'queued'::text;
CREATE INDEX message_of_agency ON correspondence.message USING btree (agency_org_id, id) WHERE agency_org_id IS NOT NULL;
CREATE INDEX message_provider_ref ON correspondence.message USING btree (org_id, provider, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX message_queued_at ON correspondence.message USING btree (org_id, queued_at, id);
CREATE INDEX message_sending ON correspondence.message USING btree (org_id) WHERE state = 'sending'::text;
CREATE INDEX message_state ON correspondence.message USING btree (org_id, state, queued_at);
CREATE INDEX message_text_to ON correspondence.message USING btree (org_id, to_address, queued_at) WHERE channel = 'sms'::text;
alter table correspondence.message enable row level security;
create policy agents_add on correspondence.message as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.message as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.message as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.message as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.message h
  WHERE h.held = message.id)));
create policy as_agency on correspondence.message for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on correspondence.message using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on correspondence.message as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on correspondence.message to quittance_app;

create table correspondence.print_batch (
  org_id integer not null,
  id uuid not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint print_batch_pkey PRIMARY KEY (org_id, id)
);
alter table correspondence.print_batch enable row level security;
create policy agents_add on correspondence.print_batch as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.print_batch as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.print_batch as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.print_batch as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.print_batch using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.print_batch to quittance_app;

create table correspondence.proof (
  org_id integer not null,
  message_id uuid not null,
  version integer not null,
  kind text not null,
  sender_address text not null default ''::text,
  bytes bytea not null,
  sha256 bytea not null,
  made_at timestamp with time zone not null,
  constraint proof_pkey PRIMARY KEY (org_id, message_id, version),
  constraint proof_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint proof_kind_check CHECK (kind = ANY (ARRAY['mime'::text, 'pdf'::text, 'text'::text])),
  constraint proof_sha256_check CHECK (length(sha256) = 32)
);
alter table correspondence.proof enable row level security;
create policy agents_add on correspondence.proof as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.proof as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.proof as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.proof as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.proof using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.proof to quittance_app;

create table correspondence.provider (
  org_id integer not null,
  kind text not null,
  name text not null,
  settings jsonb not null,
  secrets_sealed text not null,
  is_live boolean not null,
  per_minute integer not null,
  hook_key text not null,
  last_answer text,
  last_answer_at timestamp with time zone,
  last_answer_good boolean,
  refused_calls integer not null default 0,
  refused_at timestamp with time zone,
  replies_asked_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint provider_pkey PRIMARY KEY (org_id, kind),
  constraint provider_hook_key_check CHECK (length(hook_key) >= 32),
  constraint provider_kind_check CHECK (kind = ANY (ARRAY['sms'::text, 'post'::text, 'electronic_registered'::text])),
  constraint provider_last_answer_check CHECK (length(last_answer) <= 400),
  constraint provider_name_check CHECK (name = ANY (ARRAY['http'::text, 'ovh'::text, 'ar24'::text, 'maileva'::text])),
  constraint provider_per_minute_check CHECK (per_minute >= 1 AND per_minute <= 1000)
);
alter table correspondence.provider enable row level security;
create policy agents_add on correspondence.provider as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.provider as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.provider as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.provider as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.provider using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on correspondence.provider to quittance_app;

create table correspondence.provider_proof (
  org_id integer not null,
  message_id uuid not null,
  kind text not null,
  content_type text not null,
  bytes bytea not null,
  sha256 bytea not null,
  fetched_at timestamp with time zone not null,
  constraint provider_proof_pkey PRIMARY KEY (org_id, message_id, kind),
  constraint provider_proof_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint provider_proof_bytes_check CHECK (length(bytes) <= 20971520),
  constraint provider_proof_content_type_check CHECK (length(content_type) <= 100),
  constraint provider_proof_kind_check CHECK (kind = ANY (ARRAY['deposit'::text, 'presentation'::text, 'receipt'::text, 'refusal'::text, 'unclaimed'::text, 'bounce'::text])),
  constraint provider_proof_sha256_check CHECK (length(sha256) = 32)
);
alter table correspondence.provider_proof enable row level security;
create policy agents_add on correspondence.provider_proof as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.provider_proof as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.provider_proof as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.provider_proof as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.message h
  WHERE h.held = provider_proof.message_id)));
create policy one_organisation on correspondence.provider_proof using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.provider_proof to quittance_app;

create table correspondence.template (
  org_id integer not null,
  key text not null,
  lang text not null,
  audience text not null,
  subject text not null,
  body text not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint template_pkey PRIMARY KEY (org_id, key, lang, audience),
  constraint template_audience_check CHECK (audience = ANY (ARRAY['business'::text, 'consumer'::text, 'public'::text])),
  constraint template_body_check CHECK (length(body) <= 10000),
  constraint template_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint template_subject_check CHECK (length(subject) <= 200)
);
alter table correspondence.template enable row level security;
create policy agents_add on correspondence.template as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.template as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.template as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.template as restrictive for select to quittance_agent using (true);
create policy one_organisation on correspondence.template using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on correspondence.template to quittance_app;

create table correspondence.test_mailbox (
  org_id integer not null,
  message_id uuid not null,
  received_at timestamp with time zone not null,
  constraint test_mailbox_pkey PRIMARY KEY (org_id, message_id),
  constraint test_mailbox_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id)
);
CREATE INDEX test_mailbox_received ON correspondence.test_mailbox USING btree (org_id, received_at);
alter table correspondence.test_mailbox enable row level security;
create policy agents_add on correspondence.test_mailbox as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.test_mailbox as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.test_mailbox as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.test_mailbox as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.test_mailbox using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.test_mailbox to quittance_app;

create table correspondence.text_received (
  org_id integer not null,
  id uuid not null,
  event_id text not null,
  from_number text not null,
  body text not null,
  at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  constraint text_received_pkey PRIMARY KEY (org_id, id),
  constraint text_received_org_id_from_number_event_id_key UNIQUE (org_id, from_number, event_id),
  constraint text_received_body_check CHECK (length(body) <= 4000),
  constraint text_received_event_id_check CHECK (length(event_id) >= 1 AND length(event_id) <= 200),
  constraint text_received_from_number_check CHECK (length(from_number) <= 60)
);
alter table correspondence.text_received enable row level security;
create policy agents_add on correspondence.text_received as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.text_received as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.text_received as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.text_received as restrictive for select to quittance_agent using (false);
create policy one_organisation on correspondence.text_received using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.text_received to quittance_app;

create table correspondence.tracking (
  org_id integer not null,
  message_id uuid not null,
  event_id text not null,
  kind text not null,
  at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  detail text not null,
  constraint tracking_pkey PRIMARY KEY (org_id, message_id, event_id),
  constraint tracking_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint tracking_detail_check CHECK (length(detail) <= 400),
  constraint tracking_event_id_check CHECK (length(event_id) >= 1 AND length(event_id) <= 200),
  constraint tracking_kind_check CHECK (kind = ANY (ARRAY['deposited'::text, 'delivered'::text, 'undelivered'::text, 'presented'::text, 'accepted'::text, 'refused'::text, 'unclaimed'::text, 'returned'::text, 'replied'::text]))
);
alter table correspondence.tracking enable row level security;
create policy agents_add on correspondence.tracking as restrictive for insert to quittance_agent with check (false);
create policy agents_change on correspondence.tracking as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on correspondence.tracking as restrictive for delete to quittance_agent using (false);
create policy agents_see on correspondence.tracking as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.message h
  WHERE h.held = tracking.message_id)));
create policy one_organisation on correspondence.tracking using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on correspondence.tracking to quittance_app;

-- desk ------------------------------------------------------------------------------------------------------------

create schema desk;
grant usage on schema desk to quittance_app;

CREATE OR REPLACE FUNCTION desk.files_matching(said text, most integer)
 RETURNS TABLE(creditor_org_id integer, placement_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
  select f.creditor_org_id, f.placement_id from desk.file_in_hand f
  where f.org_id = platform.org() and not platform.is_agent() and f.search @@ desk.words_sought(said) limit most $function$;
revoke all on function desk.files_matching(text,integer) from public;
grant execute on function desk.files_matching(text,integer) to quittance_app;

CREATE OR REPLACE FUNCTION desk.words_of(said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(w), '{}') from regexp_split_to_table(platform.folded(said), '[^[:alnum:]]+') w where w <> '' $function$;

CREATE OR REPLACE FUNCTION desk.words_sought(said text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  select string_agg(quote_literal(w) || ':*', ' & ')::tsquery from unnest(desk.words_of(said)) w $function$;

create table desk.assignment (
  org_id integer not null,
  customer_id uuid not null,
  member text,
  assigned_at timestamp with time zone not null,
  assigned_by text not null,
  constraint assignment_pkey PRIMARY KEY (org_id, customer_id)
);
alter table desk.assignment enable row level security;
create policy agents_add on desk.assignment as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.assignment as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.assignment as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.assignment as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.assignment using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.assignment to quittance_app;

create table desk.bulk_act (
  org_id integer not null,
  id uuid not null,
  what text not null,
  customer_ids uuid[] not null,
  members text[],
  done_at timestamp with time zone not null,
  constraint bulk_act_pkey PRIMARY KEY (org_id, id),
  constraint bulk_act_check CHECK (cardinality(members) = cardinality(customer_ids)),
  constraint bulk_act_check1 CHECK ((what = 'assigned'::text) = (members IS NOT NULL)),
  constraint bulk_act_customer_ids_check CHECK (cardinality(customer_ids) > 0),
  constraint bulk_act_what_check CHECK (what = ANY (ARRAY['put_off'::text, 'assigned'::text]))
);
CREATE INDEX bulk_act_old ON desk.bulk_act USING btree (org_id, done_at);
alter table desk.bulk_act enable row level security;
create policy agents_add on desk.bulk_act as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.bulk_act as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.bulk_act as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.bulk_act as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.bulk_act using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on desk.bulk_act to quittance_app;

create table desk.collector_rule (
  org_id integer not null,
  "position" integer not null,
  member text not null,
  field text not null,
  among text[] not null,
  constraint collector_rule_pkey PRIMARY KEY (org_id, "position"),
  constraint collector_rule_field_check CHECK (field = ANY (ARRAY['name'::text, 'sector'::text, 'tag'::text, 'size'::text, 'risk'::text, 'salesperson'::text, 'everybody'::text])),
  constraint collector_rule_position_check CHECK ("position" >= 1 AND "position" <= 200)
);
alter table desk.collector_rule enable row level security;
create policy agents_add on desk.collector_rule as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.collector_rule as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.collector_rule as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.collector_rule as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.collector_rule using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.collector_rule to quittance_app;

create table desk.creditor_in_hand (
  org_id integer not null,
  creditor_org_id integer not null,
  name text not null,
  member text,
  reckoned_on date not null,
  constraint creditor_in_hand_pkey PRIMARY KEY (org_id, creditor_org_id),
  constraint creditor_in_hand_creditor_org_id_fkey FOREIGN KEY (creditor_org_id) REFERENCES access.organisation(org_id) ON DELETE CASCADE,
  constraint creditor_in_hand_check CHECK (creditor_org_id <> org_id)
);
alter table desk.creditor_in_hand enable row level security;
create policy agents_add on desk.creditor_in_hand as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.creditor_in_hand as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.creditor_in_hand as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.creditor_in_hand as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.creditor_in_hand to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on desk.creditor_in_hand as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant delete, insert, select, update on desk.creditor_in_hand to quittance_app;

create table desk.file_in_hand (
  org_id integer not null,
  creditor_org_id integer not null,
  placement_id uuid not null,
  no integer not null,
  mandate_no integer not null,
  customer_id uuid not null,
  customer_name text not null,
  customer_code text not null,
  search tsvector not null,
  document_nos text[] not null,
  documents integer not null,
  currency text not null,
  stage text not null,
  is_pilot boolean not null,
  placed_on date not null,
  placed_cents bigint not null,
  open_cents bigint not null,
  oldest_on date,
  last_contact_on date,
  next_what text not null,
  next_on date,
  next_words text not null,
  promise_on date,
  promise_cents bigint,
  disputed_cents bigint not null,
  awaits_approval boolean not null,
  expected_cents bigint not null,
  urgency jsonb not null,
  urgency_percent integer not null,
  value_cents bigint not null,
  pressing double precision not null,
  reckoned_at timestamp with time zone not null,
  member text,
  is_given boolean not null default false,
  snoozed_until date,
  snooze_why text not null default ''::text,
  due_on date generated always as (
CASE
    WHEN (next_on IS NOT NULL) THEN GREATEST(next_on, snoozed_until)
    ELSE NULL::date
END) stored,
  constraint file_in_hand_pkey PRIMARY KEY (org_id, creditor_org_id, placement_id),
  constraint file_in_hand_org_id_creditor_org_id_fkey FOREIGN KEY (org_id, creditor_org_id) REFERENCES desk.creditor_in_hand(org_id, creditor_org_id) ON DELETE CASCADE,
  constraint file_in_hand_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint file_in_hand_disputed_cents_check CHECK (disputed_cents >= 0),
  constraint file_in_hand_documents_check CHECK (documents >= 0),
  constraint file_in_hand_next_what_check CHECK (next_what = ANY (ARRAY['instruction'::text, 'answered'::text, 'call_back'::text, 'broken_promise'::text, 'step'::text, 'first_contact'::text, 'follow_up'::text, 'promised'::text, 'approval'::text, 'disputed'::text])),
  constraint file_in_hand_open_cents_check CHECK (open_cents >= 0),
  constraint file_in_hand_snooze_why_check CHECK (length(snooze_why) <= 300)
);
CREATE INDEX file_in_hand_age ON desk.file_in_hand USING btree (org_id, oldest_on, placement_id, due_on) INCLUDE (creditor_org_id);
CREATE INDEX file_in_hand_member ON desk.file_in_hand USING btree (org_id, member, pressing DESC, placement_id, due_on) INCLUDE (creditor_org_id);
CREATE INDEX file_in_hand_of ON desk.file_in_hand USING btree (org_id, creditor_org_id, pressing DESC, placement_id, due_on);
CREATE INDEX file_in_hand_pressing ON desk.file_in_hand USING btree (org_id, pressing DESC, placement_id, due_on, currency, open_cents, oldest_on) INCLUDE (creditor_org_id);
CREATE INDEX file_in_hand_size ON desk.file_in_hand USING btree (org_id, currency, open_cents DESC, placement_id, due_on) INCLUDE (creditor_org_id);
CREATE INDEX file_in_hand_sums ON desk.file_in_hand USING btree (org_id, creditor_org_id, currency) INCLUDE (due_on, snoozed_until, next_what, member, open_cents, expected_cents);
CREATE INDEX file_in_hand_what ON desk.file_in_hand USING btree (org_id, next_what, pressing DESC, placement_id, due_on) INCLUDE (creditor_org_id);
CREATE INDEX file_in_hand_words ON desk.file_in_hand USING gin (search);
alter table desk.file_in_hand enable row level security;
create policy agents_add on desk.file_in_hand as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.file_in_hand as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.file_in_hand as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.file_in_hand as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.file_in_hand to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on desk.file_in_hand as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant delete, insert, select, update on desk.file_in_hand to quittance_app;

create table desk.file_scale (
  org_id integer not null,
  currency text not null,
  middle_cents bigint not null,
  reckoned_on date not null,
  constraint file_scale_pkey PRIMARY KEY (org_id, currency),
  constraint file_scale_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint file_scale_middle_cents_check CHECK (middle_cents > 0)
);
alter table desk.file_scale enable row level security;
create policy agents_add on desk.file_scale as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.file_scale as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.file_scale as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.file_scale as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.file_scale to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.file_scale to quittance_app;

create table desk.file_sum (
  org_id integer not null,
  creditor_org_id integer not null,
  currency text not null,
  show text not null,
  next_what text not null,
  member text not null,
  files integer not null,
  open_cents bigint not null,
  expected_cents bigint not null,
  constraint file_sum_pkey PRIMARY KEY (org_id, creditor_org_id, currency, show, next_what, member),
  constraint file_sum_org_id_creditor_org_id_fkey FOREIGN KEY (org_id, creditor_org_id) REFERENCES desk.creditor_in_hand(org_id, creditor_org_id) ON DELETE CASCADE,
  constraint file_sum_files_check CHECK (files > 0),
  constraint file_sum_show_check CHECK (show = ANY (ARRAY['due'::text, 'later'::text, 'waiting'::text, 'snoozed'::text]))
);
alter table desk.file_sum enable row level security;
create policy agents_add on desk.file_sum as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.file_sum as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.file_sum as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.file_sum as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.file_sum to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on desk.file_sum as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant delete, insert, select, update on desk.file_sum to quittance_app;

create table desk.note (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  body text not null,
  outcome text,
  contact_id uuid,
  made_at timestamp with time zone not null,
  made_by text not null,
  phone text,
  call_back_on date,
  member text,
  constraint note_pkey PRIMARY KEY (org_id, id),
  constraint note_body_check CHECK (length(body) <= 10000),
  constraint note_kind_check CHECK (kind = ANY (ARRAY['note'::text, 'call'::text])),
  constraint note_outcome_check CHECK (outcome = ANY (ARRAY['reached'::text, 'left_message'::text, 'no_answer'::text, 'wrong_number'::text, 'will_pay'::text, 'disputes'::text, 'asks_time'::text, 'promises'::text, 'call_back'::text])),
  constraint note_phone_check CHECK (length(phone) <= 40)
);
CREATE INDEX note_customer ON desk.note USING btree (org_id, customer_id, made_at);
CREATE INDEX note_member ON desk.note USING btree (org_id, member, made_at) WHERE member IS NOT NULL;
alter table desk.note enable row level security;
create policy agents_add on desk.note as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = note.customer_id)));
create policy agents_change on desk.note as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.note as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.note as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = note.customer_id)));
create policy one_organisation on desk.note using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on desk.note to quittance_app;

create table desk.raised (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  on_day date not null,
  words text not null default ''::text,
  raised_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  constraint raised_pkey PRIMARY KEY (org_id, id),
  constraint raised_words_check CHECK (length(words) <= 500)
);
CREATE INDEX raised_customer ON desk.raised USING btree (org_id, customer_id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX raised_live ON desk.raised USING btree (org_id, kind, subject_id) WHERE settled_at IS NULL;
alter table desk.raised enable row level security;
create policy agents_add on desk.raised as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.raised as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.raised as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.raised as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.raised using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on desk.raised to quittance_app;

create table desk.script (
  org_id integer not null,
  tone text not null,
  lang text not null,
  body text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint script_pkey PRIMARY KEY (org_id, tone, lang),
  constraint script_body_check CHECK (length(body) <= 5000),
  constraint script_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text]))
);
alter table desk.script enable row level security;
create policy agents_add on desk.script as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.script as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.script as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.script as restrictive for select to quittance_agent using (true);
create policy one_organisation on desk.script using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.script to quittance_app;

create table desk.setting (
  org_id integer not null,
  sort text not null,
  updated_at timestamp with time zone not null,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_sort_check CHECK (sort = ANY (ARRAY['value'::text, 'age'::text, 'amount'::text]))
);
alter table desk.setting enable row level security;
create policy agents_add on desk.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.setting as restrictive for select to quittance_agent using (true);
create policy one_organisation on desk.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.setting to quittance_app;

create table desk.snooze (
  org_id integer not null,
  customer_id uuid not null,
  until_on date not null,
  reason text not null default ''::text,
  snoozed_at timestamp with time zone not null,
  snoozed_by text not null,
  constraint snooze_pkey PRIMARY KEY (org_id, customer_id),
  constraint snooze_reason_check CHECK (length(reason) <= 300)
);
alter table desk.snooze enable row level security;
create policy agents_add on desk.snooze as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.snooze as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.snooze as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.snooze as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.snooze using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.snooze to quittance_app;

create table desk.target (
  org_id integer not null,
  member text not null,
  month date not null,
  contacts integer not null,
  currency text not null,
  collected_cents bigint not null,
  constraint target_pkey PRIMARY KEY (org_id, member, month),
  constraint target_collected_cents_check CHECK (collected_cents >= 0),
  constraint target_contacts_check CHECK (contacts >= 0 AND contacts <= 100000),
  constraint target_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint target_month_check CHECK (EXTRACT(day FROM month) = 1::numeric)
);
alter table desk.target enable row level security;
create policy agents_add on desk.target as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.target as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.target as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.target as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.target using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.target to quittance_app;

create table desk.view (
  org_id integer not null,
  id uuid not null,
  member text not null,
  name text not null,
  is_shared boolean not null,
  state jsonb not null,
  created_at timestamp with time zone not null,
  constraint view_pkey PRIMARY KEY (org_id, id),
  constraint view_name_check CHECK (length(name) >= 1 AND length(name) <= 60)
);
alter table desk.view enable row level security;
create policy agents_add on desk.view as restrictive for insert to quittance_agent with check (false);
create policy agents_change on desk.view as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on desk.view as restrictive for delete to quittance_agent using (false);
create policy agents_see on desk.view as restrictive for select to quittance_agent using (false);
create policy one_organisation on desk.view using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on desk.view to quittance_app;

-- disputes --------------------------------------------------------------------------------------------------------

create schema disputes;
grant usage on schema disputes to quittance_app;

create table disputes.category (
  org_id integer not null,
  id uuid not null,
  "position" smallint not null,
  name text not null,
  owner text,
  delay_days smallint not null,
  tasks jsonb not null default '[]'::jsonb,
  retired_at timestamp with time zone,
  colleague_id uuid,
  colleague_decides boolean not null default false,
  constraint category_pkey PRIMARY KEY (org_id, id),
  constraint category_colleague FOREIGN KEY (org_id, colleague_id) REFERENCES parties.colleague(org_id, id),
  constraint category_decides CHECK (NOT colleague_decides OR colleague_id IS NOT NULL),
  constraint category_delay_days_check CHECK (delay_days >= 0 AND delay_days <= 365),
  constraint category_name_check CHECK (length(name) >= 1 AND length(name) <= 80)
);
CREATE UNIQUE INDEX category_name ON disputes.category USING btree (org_id, name) WHERE retired_at IS NULL;
alter table disputes.category enable row level security;
create policy agents_add on disputes.category as restrictive for insert to quittance_agent with check (false);
create policy agents_change on disputes.category as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on disputes.category as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.category as restrictive for select to quittance_agent using (true);
create policy one_organisation on disputes.category using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on disputes.category to quittance_app;

create table disputes.dispute (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  category_id uuid not null,
  currency text not null,
  source text not null,
  state text not null,
  owner text,
  note text not null,
  opened_on date not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  watched_from timestamp with time zone not null,
  due_on date not null,
  awaited_cents bigint,
  outcome text,
  credit_item_id uuid,
  write_off_id uuid,
  forgiven_cents bigint,
  resolution_note text not null default ''::text,
  resolved_on date,
  resolved_at timestamp with time zone,
  resolved_by text,
  is_automatic boolean not null default false,
  colleague_id uuid,
  constraint dispute_pkey PRIMARY KEY (org_id, id),
  constraint dispute_colleague FOREIGN KEY (org_id, colleague_id) REFERENCES parties.colleague(org_id, id),
  constraint dispute_org_id_category_id_fkey FOREIGN KEY (org_id, category_id) REFERENCES disputes.category(org_id, id),
  constraint dispute_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint dispute_awaited_cents_check CHECK (awaited_cents > 0),
  constraint dispute_check CHECK ((state = 'resolved'::text) = (outcome IS NOT NULL AND resolved_on IS NOT NULL AND resolved_at IS NOT NULL)),
  constraint dispute_check1 CHECK (state <> 'waiting'::text OR awaited_cents IS NOT NULL),
  constraint dispute_forgiven_cents_check CHECK (forgiven_cents > 0),
  constraint dispute_note_check CHECK (length(note) <= 4000),
  constraint dispute_outcome_check CHECK (outcome = ANY (ARRAY['credit_note'::text, 'rejected'::text, 'settled'::text, 'paid'::text, 'withdrawn'::text])),
  constraint dispute_resolution_note_check CHECK (length(resolution_note) <= 4000),
  constraint dispute_source_check CHECK (source = ANY (ARRAY['us'::text, 'reply'::text, 'portal'::text])),
  constraint dispute_state_check CHECK (state = ANY (ARRAY['open'::text, 'waiting'::text, 'resolved'::text]))
);
CREATE INDEX dispute_customer ON disputes.dispute USING btree (org_id, customer_id, opened_at);
CREATE INDEX dispute_resolved ON disputes.dispute USING btree (org_id, resolved_on) WHERE state = 'resolved'::text;
CREATE INDEX dispute_running ON disputes.dispute USING btree (org_id, due_on) WHERE state <> 'resolved'::text;
alter table disputes.dispute enable row level security;
create policy agents_add on disputes.dispute as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = dispute.customer_id)));
create policy agents_change on disputes.dispute as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = dispute.id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = dispute.id)));
create policy agents_remove on disputes.dispute as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.dispute as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = dispute.id)));
create policy one_organisation on disputes.dispute using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on disputes.dispute to quittance_app;

create table disputes.disputed_item (
  org_id integer not null,
  dispute_id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  cents bigint not null,
  is_whole boolean not null,
  from_on date not null,
  until_on date,
  constraint disputed_item_pkey PRIMARY KEY (org_id, dispute_id, item_id),
  constraint disputed_item_org_id_dispute_id_fkey FOREIGN KEY (org_id, dispute_id) REFERENCES disputes.dispute(org_id, id),
  constraint disputed_item_cents_check CHECK (cents > 0)
);
CREATE INDEX disputed_item_customer ON disputes.disputed_item USING btree (org_id, customer_id);
CREATE INDEX disputed_item_item ON disputes.disputed_item USING btree (org_id, item_id);
CREATE UNIQUE INDEX disputed_item_once ON disputes.disputed_item USING btree (org_id, item_id) WHERE until_on IS NULL;
alter table disputes.disputed_item enable row level security;
create policy agents_add on disputes.disputed_item as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = disputed_item.item_id)));
create policy agents_change on disputes.disputed_item as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = disputed_item.dispute_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = disputed_item.dispute_id)));
create policy agents_remove on disputes.disputed_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.disputed_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = disputed_item.item_id)));
create policy one_organisation on disputes.disputed_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on disputes.disputed_item to quittance_app;
grant update (until_on) on disputes.disputed_item to quittance_app;

create table disputes.evidence (
  org_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint evidence_pkey PRIMARY KEY (org_id, id),
  constraint evidence_org_id_dispute_id_sha256_key UNIQUE (org_id, dispute_id, sha256),
  constraint evidence_org_id_dispute_id_fkey FOREIGN KEY (org_id, dispute_id) REFERENCES disputes.dispute(org_id, id),
  constraint evidence_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint evidence_sha256_check CHECK (length(sha256) = 32),
  constraint evidence_size_check CHECK (size >= 1 AND size <= 10485760)
);
alter table disputes.evidence enable row level security;
create policy agents_add on disputes.evidence as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = evidence.dispute_id)));
create policy agents_change on disputes.evidence as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on disputes.evidence as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.evidence as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = evidence.dispute_id)));
create policy one_organisation on disputes.evidence using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on disputes.evidence to quittance_app;

create table disputes.note (
  org_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  body text not null,
  written_at timestamp with time zone not null,
  written_by text not null,
  constraint note_pkey PRIMARY KEY (org_id, id),
  constraint note_org_id_dispute_id_fkey FOREIGN KEY (org_id, dispute_id) REFERENCES disputes.dispute(org_id, id),
  constraint note_body_check CHECK (length(body) >= 1 AND length(body) <= 4000)
);
CREATE INDEX note_dispute ON disputes.note USING btree (org_id, dispute_id);
alter table disputes.note enable row level security;
create policy agents_add on disputes.note as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = note.dispute_id)));
create policy agents_change on disputes.note as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on disputes.note as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.note as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = note.dispute_id)));
create policy one_organisation on disputes.note using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on disputes.note to quittance_app;

create table disputes.task (
  org_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  "position" smallint not null,
  name text not null,
  owner text,
  due_on date not null,
  done_at timestamp with time zone,
  done_by text,
  colleague_id uuid,
  constraint task_pkey PRIMARY KEY (org_id, id),
  constraint task_colleague FOREIGN KEY (org_id, colleague_id) REFERENCES parties.colleague(org_id, id),
  constraint task_org_id_dispute_id_fkey FOREIGN KEY (org_id, dispute_id) REFERENCES disputes.dispute(org_id, id),
  constraint task_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);
CREATE INDEX task_dispute ON disputes.task USING btree (org_id, dispute_id);
CREATE INDEX task_late ON disputes.task USING btree (org_id, due_on) WHERE done_at IS NULL;
alter table disputes.task enable row level security;
create policy agents_add on disputes.task as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = task.dispute_id)));
create policy agents_change on disputes.task as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = task.dispute_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = task.dispute_id)));
create policy agents_remove on disputes.task as restrictive for delete to quittance_agent using (false);
create policy agents_see on disputes.task as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.dispute h
  WHERE h.held = task.dispute_id)));
create policy one_organisation on disputes.task using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on disputes.task to quittance_app;

-- documents -------------------------------------------------------------------------------------------------------

create schema documents;
grant usage on schema documents to quittance_app;

create table documents.about (
  org_id integer not null,
  document_id uuid not null,
  customer_id uuid not null,
  document_no text not null,
  constraint about_pkey PRIMARY KEY (org_id, document_id, document_no),
  constraint about_org_id_document_id_fkey FOREIGN KEY (org_id, document_id) REFERENCES documents.document(org_id, id) ON DELETE CASCADE,
  constraint about_document_no_check CHECK (length(document_no) >= 1 AND length(document_no) <= 200)
);
CREATE INDEX about_number ON documents.about USING btree (org_id, customer_id, document_no);
alter table documents.about enable row level security;
create policy agents_add on documents.about as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.kept_now h
  WHERE h.held = about.document_id)));
create policy agents_add_placed on documents.about as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM ledger.item i
  WHERE i.org_id = platform.org() AND i.customer_id = about.customer_id AND i.document_no = about.document_no AND (EXISTS ( SELECT 1
           FROM in_hand.debt h
          WHERE h.held = i.id)))));
create policy agents_change on documents.about as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on documents.about as restrictive for delete to quittance_agent using (false);
create policy agents_see on documents.about as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.document h
  WHERE h.held = about.document_id)));
create policy one_organisation on documents.about using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on documents.about to quittance_app;

create table documents.arrival (
  org_id integer not null,
  batch_id uuid not null,
  id uuid not null,
  name text not null,
  sha256 bytea not null,
  kind text not null,
  customer_id uuid,
  numbers text[] not null,
  bears_on date,
  found_by text,
  choices jsonb not null default '[]'::jsonb,
  is_left_out boolean not null default false,
  constraint arrival_pkey PRIMARY KEY (org_id, id),
  constraint arrival_org_id_batch_id_sha256_key UNIQUE (org_id, batch_id, sha256),
  constraint arrival_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id) ON DELETE SET NULL (customer_id),
  constraint arrival_org_id_batch_id_fkey FOREIGN KEY (org_id, batch_id) REFERENCES documents.batch(org_id, id) ON DELETE CASCADE,
  constraint arrival_org_id_sha256_fkey FOREIGN KEY (org_id, sha256) REFERENCES documents.content(org_id, sha256),
  constraint arrival_found_by_check CHECK (found_by = ANY (ARRAY['e_invoice'::text, 'name'::text, 'text'::text, 'code'::text, 'hand'::text])),
  constraint arrival_name_check CHECK (length(name) >= 1 AND length(name) <= 300)
);
CREATE INDEX arrival_content ON documents.arrival USING btree (org_id, sha256);
CREATE INDEX arrival_customer ON documents.arrival USING btree (org_id, customer_id);
alter table documents.arrival enable row level security;
create policy agents_add on documents.arrival as restrictive for insert to quittance_agent with check (false);
create policy agents_change on documents.arrival as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on documents.arrival as restrictive for delete to quittance_agent using (false);
create policy agents_see on documents.arrival as restrictive for select to quittance_agent using (false);
create policy one_organisation on documents.arrival using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on documents.arrival to quittance_app;
grant update (kind, customer_id, numbers, bears_on, found_by, is_left_out) on documents.arrival to quittance_app;

create table documents.batch (
  org_id integer not null,
  id uuid not null,
  begun_at timestamp with time zone not null,
  begun_by text not null,
  constraint batch_pkey PRIMARY KEY (org_id, id)
);
alter table documents.batch enable row level security;
create policy agents_add on documents.batch as restrictive for insert to quittance_agent with check (false);
create policy agents_change on documents.batch as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on documents.batch as restrictive for delete to quittance_agent using (false);
create policy agents_see on documents.batch as restrictive for select to quittance_agent using (false);
create policy one_organisation on documents.batch using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on documents.batch to quittance_app;
grant update (begun_at) on documents.batch to quittance_app;

create table documents.content (
  org_id integer not null,
  sha256 bytea not null,
  type text not null,
  size integer not null,
  bytes bytea not null,
  constraint content_pkey PRIMARY KEY (org_id, sha256),
  constraint content_sha256_check CHECK (length(sha256) = 32),
  constraint content_size_check CHECK (size >= 1 AND size <= 26214400)
);
alter table documents.content enable row level security;
create policy agents_add on documents.content as restrictive for insert to quittance_agent with check (true);
create policy agents_change on documents.content as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on documents.content as restrictive for delete to quittance_agent using (false);
create policy agents_see on documents.content as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.content h
  WHERE h.held = content.sha256)));
create policy one_organisation on documents.content using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on documents.content to quittance_app;

create table documents.document (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  name text not null,
  sha256 bytea not null,
  bears_on date,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint document_pkey PRIMARY KEY (org_id, id),
  constraint document_org_id_customer_id_sha256_key UNIQUE (org_id, customer_id, sha256),
  constraint document_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint document_org_id_sha256_fkey FOREIGN KEY (org_id, sha256) REFERENCES documents.content(org_id, sha256),
  constraint document_kind_check CHECK (kind = ANY (ARRAY['invoice'::text, 'credit_note'::text, 'order'::text, 'contract'::text, 'terms_accepted'::text, 'delivery_proof'::text, 'statement_of_account'::text, 'correspondence'::text, 'company_extract'::text, 'power_of_attorney'::text, 'notice_proof'::text, 'other'::text])),
  constraint document_name_check CHECK (length(name) >= 1 AND length(name) <= 300)
);
CREATE INDEX document_content ON documents.document USING btree (org_id, sha256);
alter table documents.document enable row level security;
create policy agents_add on documents.document as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = document.customer_id)));
create policy agents_change on documents.document as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on documents.document as restrictive for delete to quittance_agent using (false);
create policy agents_see on documents.document as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.document h
  WHERE h.held = document.id)));
create policy one_organisation on documents.document using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on documents.document to quittance_app;
grant update (kind, name, bears_on) on documents.document to quittance_app;

-- dunning ---------------------------------------------------------------------------------------------------------

create schema dunning;
grant usage on schema dunning to quittance_app;

create table dunning.action (
  org_id integer not null,
  id uuid not null,
  run_id uuid,
  customer_id uuid not null,
  decided_on date not null,
  decided_at timestamp with time zone not null,
  verdict text not null,
  by_hand boolean not null default false,
  scenario_id uuid not null,
  scenario_version integer not null,
  step_id text,
  step_position integer,
  channel text,
  currencies text[] not null,
  due_cents bigint[] not null,
  credit_cents bigint[] not null,
  item_ids uuid[] not null,
  item_cents bigint[] not null,
  item_credit_cents bigint[],
  positions smallint[] not null,
  entries text[],
  reminders smallint[],
  reminded_on date[],
  excluded jsonb not null,
  reasons jsonb not null,
  digest uuid not null,
  state text not null,
  outcome jsonb,
  snoozed_until date,
  subject text,
  body text,
  message_id uuid,
  contact_on date,
  approved_by text,
  approved_at timestamp with time zone,
  settled_at timestamp with time zone,
  settled_by text,
  mandate_id uuid,
  agency_org_id integer,
  agency_name text not null default ''::text,
  step_name text not null default ''::text,
  constraint action_pkey PRIMARY KEY (org_id, id),
  constraint action_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint action_body_check CHECK (length(body) <= 20000),
  constraint action_channel_check CHECK (channel = ANY (ARRAY['email'::text, 'sms'::text, 'letter'::text, 'registered_letter'::text, 'electronic_registered'::text, 'call'::text, 'task'::text])),
  constraint action_check CHECK ((mandate_id IS NULL) = (agency_org_id IS NULL)),
  constraint action_state_check CHECK (state = ANY (ARRAY['planned'::text, 'queued'::text, 'done'::text, 'failed'::text, 'uncertain'::text, 'cancelled'::text, 'skipped'::text, 'superseded'::text, 'noted'::text])),
  constraint action_subject_check CHECK (length(subject) <= 300),
  constraint action_verdict_check CHECK (verdict = ANY (ARRAY['send'::text, 'confirm'::text, 'hold'::text, 'exhausted'::text]))
);
CREATE INDEX action_contact ON dunning.action USING btree (org_id, customer_id) WHERE state = ANY (ARRAY['queued'::text, 'done'::text, 'uncertain'::text, 'skipped'::text]);
CREATE INDEX action_customer ON dunning.action USING btree (org_id, customer_id, decided_on);
CREATE INDEX action_live ON dunning.action USING btree (org_id, state, customer_id) WHERE state = ANY (ARRAY['planned'::text, 'queued'::text, 'failed'::text, 'uncertain'::text]);
CREATE UNIQUE INDEX action_message ON dunning.action USING btree (org_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX action_of_mandate ON dunning.action USING btree (org_id, mandate_id, customer_id) WHERE mandate_id IS NOT NULL;
CREATE INDEX action_settled ON dunning.action USING btree (org_id, contact_on) WHERE state = ANY (ARRAY['done'::text, 'queued'::text]);
alter table dunning.action enable row level security;
create policy agents_add on dunning.action as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.action as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.action as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.action as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.action using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.action to quittance_app;

create table dunning.customer_setting (
  org_id integer not null,
  customer_id uuid not null,
  scenario_id uuid,
  excluded boolean not null default false,
  excluded_reason text not null default ''::text,
  updated_at timestamp with time zone not null,
  scenario_reason text not null default ''::text,
  constraint customer_setting_pkey PRIMARY KEY (org_id, customer_id),
  constraint customer_setting_excluded_reason_check CHECK (length(excluded_reason) <= 500),
  constraint customer_setting_scenario_reason_check CHECK (length(scenario_reason) <= 500)
);
alter table dunning.customer_setting enable row level security;
create policy agents_add on dunning.customer_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.customer_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.customer_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.customer_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.customer_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.customer_setting to quittance_app;

create table dunning.hold (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  item_id uuid,
  category text not null,
  note text not null default ''::text,
  from_on date not null,
  until_on date,
  placed_at timestamp with time zone not null,
  placed_by text not null,
  lifted_at timestamp with time zone,
  lifted_on date,
  lifted_by text,
  constraint hold_pkey PRIMARY KEY (org_id, id),
  constraint hold_category_check CHECK (category = ANY (ARRAY['payment_announced'::text, 'commercial'::text, 'other'::text])),
  constraint hold_check CHECK (until_on >= from_on),
  constraint hold_note_check CHECK (length(note) <= 2000)
);
CREATE INDEX hold_customer ON dunning.hold USING btree (org_id, customer_id);
alter table dunning.hold enable row level security;
create policy agents_add on dunning.hold as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.hold as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.hold as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.hold as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.hold using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.hold to quittance_app;

create table dunning.item_level (
  org_id integer not null,
  item_id uuid not null,
  customer_id uuid not null,
  "position" integer not null,
  given_on date,
  given_at timestamp with time zone not null,
  given_by text not null,
  scenario_id uuid,
  constraint item_level_pkey PRIMARY KEY (org_id, item_id),
  constraint item_level_position_check CHECK ("position" >= 0)
);
CREATE INDEX item_level_customer ON dunning.item_level USING btree (org_id, customer_id);
alter table dunning.item_level enable row level security;
create policy agents_add on dunning.item_level as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.item_level as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.item_level as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.item_level as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.item_level using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.item_level to quittance_app;

create table dunning.kept_version (
  org_id integer not null,
  customer_id uuid not null,
  scenario_id uuid not null,
  version integer not null,
  item_ids uuid[] not null,
  kept_on date not null,
  constraint kept_version_pkey PRIMARY KEY (org_id, customer_id, scenario_id),
  constraint kept_version_scenario FOREIGN KEY (org_id, scenario_id, version) REFERENCES dunning.scenario(org_id, id, version)
);
alter table dunning.kept_version enable row level security;
create policy agents_add on dunning.kept_version as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.kept_version as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.kept_version as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.kept_version as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.kept_version using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on dunning.kept_version to quittance_app;

create table dunning.mandate_scenario (
  org_id integer not null,
  creditor_org_id integer not null,
  mandate_id uuid not null,
  scenario_id uuid not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  constraint mandate_scenario_pkey PRIMARY KEY (org_id, mandate_id),
  constraint mandate_scenario_creditor_org_id_fkey FOREIGN KEY (creditor_org_id) REFERENCES access.organisation(org_id)
);
alter table dunning.mandate_scenario enable row level security;
create policy agents_add on dunning.mandate_scenario as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.mandate_scenario as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.mandate_scenario as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.mandate_scenario as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.mandate_scenario to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on dunning.mandate_scenario as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant delete, insert, select, update on dunning.mandate_scenario to quittance_app;

create table dunning.placement (
  org_id integer not null,
  customer_id uuid not null,
  segment_id uuid not null,
  since_on date not null,
  challenger_of uuid,
  constraint placement_pkey PRIMARY KEY (org_id, customer_id),
  constraint placement_segment FOREIGN KEY (org_id, segment_id) REFERENCES dunning.segment(org_id, id) ON DELETE CASCADE
);
CREATE INDEX placement_segment ON dunning.placement USING btree (org_id, segment_id);
alter table dunning.placement enable row level security;
create policy agents_add on dunning.placement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.placement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.placement as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.placement as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.placement using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on dunning.placement to quittance_app;

create table dunning.run (
  org_id integer not null,
  id uuid not null,
  decided_on date not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  counts jsonb not null,
  constraint run_pkey PRIMARY KEY (org_id, id),
  constraint run_org_id_decided_on_key UNIQUE (org_id, decided_on)
);
alter table dunning.run enable row level security;
create policy agents_add on dunning.run as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.run as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.run as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.run as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.run using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.run to quittance_app;

create table dunning.scenario (
  org_id integer not null,
  id uuid not null,
  version integer not null,
  name text not null,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint scenario_pkey PRIMARY KEY (org_id, id, version),
  constraint scenario_version_check CHECK (version > 0)
);
alter table dunning.scenario enable row level security;
create policy agents_add on dunning.scenario as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.scenario as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.scenario as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.scenario as restrictive for select to quittance_agent using (true);
create policy one_organisation on dunning.scenario using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on dunning.scenario to quittance_app;

create table dunning.segment (
  org_id integer not null,
  id uuid not null,
  "position" integer not null,
  name text not null,
  rule jsonb not null,
  scenario_id uuid,
  not_chased_reason text not null default ''::text,
  constraint segment_pkey PRIMARY KEY (org_id, id),
  constraint segment_name_check CHECK (length(name) >= 1 AND length(name) <= 80),
  constraint segment_not_chased_reason_check CHECK (length(not_chased_reason) <= 500),
  constraint segment_position_check CHECK ("position" > 0),
  constraint segment_reason CHECK (scenario_id IS NOT NULL OR not_chased_reason <> ''::text)
);
alter table dunning.segment enable row level security;
create policy agents_add on dunning.segment as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.segment as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.segment as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.segment as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.segment using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on dunning.segment to quittance_app;

create table dunning.setting (
  org_id integer not null,
  scenario_id uuid not null,
  automatic boolean not null default false,
  freshness_days integer,
  attested_on date,
  attested_by text not null default ''::text,
  updated_at timestamp with time zone not null,
  segments_version integer not null default 0,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_freshness_days_check CHECK (freshness_days >= 1 AND freshness_days <= 365)
);
alter table dunning.setting enable row level security;
create policy agents_add on dunning.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.setting as restrictive for select to quittance_agent using (true);
create policy one_organisation on dunning.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on dunning.setting to quittance_app;

create table dunning.standing (
  org_id integer not null,
  customer_id uuid not null,
  seq integer not null,
  verdict text not null,
  scenario_id uuid not null,
  scenario_version integer not null,
  step_id text,
  reason_code text not null,
  reasons jsonb not null,
  excluded jsonb not null,
  currencies text[] not null,
  net_cents bigint[] not null,
  next_on date,
  decided_on date not null,
  since_on date not null,
  digest uuid not null,
  kind_digest uuid not null,
  mandate_id uuid,
  constraint standing_verdict_check CHECK (verdict = ANY (ARRAY['send'::text, 'confirm'::text, 'hold'::text, 'wait'::text, 'exhausted'::text]))
);
CREATE UNIQUE INDEX standing_of ON dunning.standing USING btree (org_id, customer_id, mandate_id, seq) NULLS NOT DISTINCT;
CREATE INDEX standing_verdict ON dunning.standing USING btree (org_id, verdict, reason_code);
alter table dunning.standing enable row level security;
create policy agents_add on dunning.standing as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.standing as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.standing as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.standing as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.standing using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on dunning.standing to quittance_app;

create table dunning.trial (
  org_id integer not null,
  id uuid not null,
  name text not null,
  segment_id uuid not null,
  segment_name text not null,
  champion_id uuid not null,
  challenger_id uuid not null,
  share_percent smallint not null,
  from_on date not null,
  to_on date not null,
  state text not null,
  adopted_id uuid,
  ended_on date,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint trial_pkey PRIMARY KEY (org_id, id),
  constraint trial_challenger CHECK (challenger_id <> champion_id),
  constraint trial_check CHECK (to_on > from_on),
  constraint trial_name_check CHECK (length(name) >= 1 AND length(name) <= 80),
  constraint trial_share_percent_check CHECK (share_percent >= 1 AND share_percent <= 99),
  constraint trial_state_check CHECK (state = ANY (ARRAY['running'::text, 'ended'::text]))
);
CREATE UNIQUE INDEX trial_running ON dunning.trial USING btree (org_id, segment_id) WHERE state = 'running'::text;
alter table dunning.trial enable row level security;
create policy agents_add on dunning.trial as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.trial as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.trial as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.trial as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.trial using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on dunning.trial to quittance_app;
grant update (state, adopted_id, ended_on) on dunning.trial to quittance_app;

create table dunning.trial_customer (
  org_id integer not null,
  trial_id uuid not null,
  customer_id uuid not null,
  is_challenger boolean not null,
  entered_on date not null,
  constraint trial_customer_pkey PRIMARY KEY (org_id, trial_id, customer_id),
  constraint trial_customer_trial FOREIGN KEY (org_id, trial_id) REFERENCES dunning.trial(org_id, id)
);
alter table dunning.trial_customer enable row level security;
create policy agents_add on dunning.trial_customer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on dunning.trial_customer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on dunning.trial_customer as restrictive for delete to quittance_agent using (false);
create policy agents_see on dunning.trial_customer as restrictive for select to quittance_agent using (false);
create policy one_organisation on dunning.trial_customer using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on dunning.trial_customer to quittance_app;

-- in_hand ---------------------------------------------------------------------------------------------------------

create schema in_hand;
grant usage on schema in_hand to quittance_agent;
grant usage on schema in_hand to quittance_app;

CREATE OR REPLACE FUNCTION in_hand.close_undecided()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare relation regclass;
begin
  for relation in
    select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname <> 'graphile_worker' and not exists (
      select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname in ('agents_see', 'agents_undecided'))
  loop
    execute format('create policy agents_undecided on %s as restrictive to quittance_agent using (false)', relation);
  end loop;
end $function$;
revoke all on function in_hand.close_undecided() from public;

CREATE OR REPLACE FUNCTION in_hand.decide(relation regclass, sees text, adds text DEFAULT 'nothing'::text, changes text DEFAULT 'nothing'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare name text;
begin
  foreach name in array array['agents_see', 'agents_add', 'agents_change', 'agents_remove', 'agents_undecided'] loop
    execute format('drop policy if exists %I on %s', name, relation);
  end loop;
  execute format('create policy agents_see on %s as restrictive for select to quittance_agent using (%s)', relation, in_hand.rule(sees));
  execute format('create policy agents_add on %s as restrictive for insert to quittance_agent with check (%s)', relation, in_hand.rule(adds));
  execute format('create policy agents_change on %s as restrictive for update to quittance_agent using (%s) with check (%s)', relation,
    in_hand.rule(changes), in_hand.rule(changes));
  execute format('create policy agents_remove on %s as restrictive for delete to quittance_agent using (false)', relation);
end $function$;
revoke all on function in_hand.decide(regclass,text,text,text) from public;

CREATE OR REPLACE FUNCTION in_hand.note_acts(agency integer, customers uuid[], acted timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if platform.is_agent() and agency is distinct from platform.agency() then
    raise insufficient_privilege using message = 'an agent acts for its own agency';
  end if;
  update outsourcing.placement p set acted_at = acted
  where p.org_id = platform.org() and p.agency_org_id = agency and p.customer_id = any(customers) and p.ended_on is null and p.acted_at is null;
end $function$;
revoke all on function in_hand.note_acts(integer,uuid[],timestamp with time zone) from public;
grant execute on function in_hand.note_acts(integer,uuid[],timestamp with time zone) to quittance_app;

CREATE OR REPLACE FUNCTION in_hand.rule(told text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case split_part(told, ' ', 1)
    when 'everything' then 'true'
    when 'nothing' then 'false'
    when 'agency' then 'org_id = platform.org() and agency_org_id = platform.agency()'
    else format('exists (select 1 from in_hand.%I h where h.held = %I)', split_part(told, ' ', 1), split_part(told, ' ', 2)) end
$function$;

create view in_hand.approved_plan as
 SELECT id AS held
   FROM promises.plan p
  WHERE org_id = platform.org() AND approved_at IS NOT NULL;
grant select on in_hand.approved_plan to quittance_agent;

create view in_hand.charge_note as
 SELECT note_id AS held
   FROM legal.charge_line t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM legal.charge_line o
          WHERE o.org_id = platform.org() AND o.note_id = t.note_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.charge_note to quittance_agent;

create view in_hand.clock_event as
 SELECT event_id AS held
   FROM legal.clock_event_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM legal.clock_event_item o
          WHERE o.org_id = platform.org() AND o.event_id = t.event_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.clock_event to quittance_agent;

create view in_hand.content as
 SELECT sha256 AS held
   FROM in_hand.document d;
grant select on in_hand.content to quittance_agent;

create view in_hand.customer as
 SELECT customer_id AS held
   FROM in_hand.placement p;
grant select on in_hand.customer to quittance_agent;

create view in_hand.debt as
 SELECT i.item_id AS held
   FROM outsourcing.placed_item i
     JOIN in_hand.placement p ON p.held = i.placement_id
  WHERE i.org_id = platform.org() AND i.is_live;
grant select on in_hand.debt to quittance_agent;
grant select on in_hand.debt to quittance_app;

create view in_hand.debtor as
 SELECT held::text AS held
   FROM in_hand.customer c;
grant select on in_hand.debtor to quittance_agent;

create view in_hand.dispute as
 SELECT dispute_id AS held
   FROM disputes.disputed_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM disputes.disputed_item o
          WHERE o.org_id = platform.org() AND o.dispute_id = t.dispute_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.dispute to quittance_agent;
grant select on in_hand.dispute to quittance_app;

create view in_hand.document as
 SELECT id AS held,
    sha256
   FROM documents.document d
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.customer c
          WHERE c.held = d.customer_id)) AND
        CASE
            WHEN (EXISTS ( SELECT 1
               FROM documents.about a
              WHERE a.org_id = d.org_id AND a.document_id = d.id)) THEN NOT (EXISTS ( SELECT 1
               FROM documents.about a
              WHERE a.org_id = d.org_id AND a.document_id = d.id AND NOT (EXISTS ( SELECT 1
                       FROM ledger.item i
                         JOIN in_hand.debt p ON p.held = i.id
                      WHERE i.org_id = a.org_id AND i.customer_id = a.customer_id AND i.document_no = a.document_no))))
            ELSE kind = ANY (ARRAY['contract'::text, 'terms_accepted'::text, 'company_extract'::text])
        END;
grant select on in_hand.document to quittance_agent;

create view in_hand.insolvency_case as
 SELECT id AS held
   FROM legal.insolvency_case k
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.customer c
          WHERE c.held = k.customer_id));
grant select on in_hand.insolvency_case to quittance_agent;

create view in_hand.item as
 SELECT d.held
   FROM in_hand.debt d
UNION ALL
 SELECT c.id AS held
   FROM in_hand.debt d
     JOIN ledger.allocation a ON a.org_id = platform.org() AND a.debit_id = d.held
     JOIN ledger.item c ON c.org_id = platform.org() AND c.id = a.credit_id AND c.open_cents = 0
  WHERE NOT (EXISTS ( SELECT 1
           FROM ledger.allocation o
          WHERE o.org_id = platform.org() AND o.credit_id = c.id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.debit_id))));
grant select on in_hand.item to quittance_agent;

create view in_hand.kept_now as
 SELECT id AS held
   FROM documents.document d
  WHERE org_id = platform.org() AND xmin = pg_current_xact_id()::xid;
grant select on in_hand.kept_now to quittance_agent;

create view in_hand.mandate as
 SELECT mandate_id AS held
   FROM access.delegation d
  WHERE org_id = platform.org() AND agency_org_id = platform.agency() AND ended_at IS NULL;
grant select on in_hand.mandate to quittance_agent;

create view in_hand.message as
 SELECT id AS held
   FROM correspondence.message m
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.customer c
          WHERE c.held = m.customer_id)) AND NOT content ? 'written'::text AND jsonb_array_length(content #> '{data,items}'::text[]) > 0 AND ((content #> '{data,credits}'::text[]) = '[]'::jsonb OR agency_org_id = platform.agency()) AND NOT (EXISTS ( SELECT 1
           FROM jsonb_array_elements(m.content #> '{data,items}'::text[]) named(value)
          WHERE NOT (EXISTS ( SELECT 1
                   FROM ledger.item i
                     JOIN in_hand.debt p ON p.held = i.id
                  WHERE i.org_id = m.org_id AND i.customer_id = m.customer_id AND i.document_no <> ''::text AND i.document_no = (named.value ->> 'documentNo'::text)))));
grant select on in_hand.message to quittance_agent;
grant select on in_hand.message to quittance_app;

create view in_hand.notice as
 SELECT notice_id AS held
   FROM legal.notice_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM legal.notice_item o
          WHERE o.org_id = platform.org() AND o.notice_id = t.notice_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.notice to quittance_agent;

create view in_hand.placement as
 SELECT id AS held,
    customer_id
   FROM outsourcing.placement p
  WHERE org_id = platform.org() AND agency_org_id = platform.agency() AND ended_on IS NULL AND (EXISTS ( SELECT 1
           FROM in_hand.mandate m
          WHERE m.held = p.mandate_id));
grant select on in_hand.placement to quittance_agent;
grant select on in_hand.placement to quittance_app;

create view in_hand.plan as
 SELECT plan_id AS held
   FROM promises.plan_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM promises.plan_item o
          WHERE o.org_id = platform.org() AND o.plan_id = t.plan_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.plan to quittance_agent;
grant select on in_hand.plan to quittance_app;

create view in_hand.proceeding as
 SELECT proceeding_id AS held
   FROM legal.proceeding_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM legal.proceeding_item o
          WHERE o.org_id = platform.org() AND o.proceeding_id = t.proceeding_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.proceeding to quittance_agent;

create view in_hand.promise as
 SELECT promise_id AS held
   FROM promises.promise_item t
  WHERE org_id = platform.org() AND (EXISTS ( SELECT 1
           FROM in_hand.debt d
          WHERE d.held = t.item_id)) AND NOT (EXISTS ( SELECT 1
           FROM promises.promise_item o
          WHERE o.org_id = platform.org() AND o.promise_id = t.promise_id AND NOT (EXISTS ( SELECT 1
                   FROM in_hand.debt n
                  WHERE n.held = o.item_id))));
grant select on in_hand.promise to quittance_agent;
grant select on in_hand.promise to quittance_app;

create view in_hand.request as
 SELECT r.id AS held
   FROM outsourcing.request r
     JOIN in_hand.placement p ON p.held = r.placement_id
  WHERE r.org_id = platform.org();
grant select on in_hand.request to quittance_agent;

-- insight ---------------------------------------------------------------------------------------------------------

create schema insight;
grant usage on schema insight to quittance_app;

create table insight.perimeter (
  org_id integer not null,
  without_doubtful boolean not null,
  without_prepayments boolean not null,
  group_tags text[] not null,
  constraint perimeter_pkey PRIMARY KEY (org_id),
  constraint perimeter_group_tags_check CHECK (cardinality(group_tags) <= 30)
);
alter table insight.perimeter enable row level security;
create policy agents_add on insight.perimeter as restrictive for insert to quittance_agent with check (false);
create policy agents_change on insight.perimeter as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on insight.perimeter as restrictive for delete to quittance_agent using (false);
create policy agents_see on insight.perimeter as restrictive for select to quittance_agent using (false);
create policy one_organisation on insight.perimeter using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on insight.perimeter to quittance_app;

create table insight.reminder_price (
  org_id integer not null,
  hours_month integer not null,
  hour_cents bigint not null,
  letter_cents bigint not null,
  registered_cents bigint not null,
  electronic_cents bigint not null,
  sms_cents bigint not null,
  licence_month_cents bigint not null,
  constraint reminder_price_pkey PRIMARY KEY (org_id),
  constraint reminder_price_electronic_cents_check CHECK (electronic_cents >= 0 AND electronic_cents <= 100000000),
  constraint reminder_price_hour_cents_check CHECK (hour_cents >= 0 AND hour_cents <= 100000000),
  constraint reminder_price_hours_month_check CHECK (hours_month >= 0 AND hours_month <= 10000),
  constraint reminder_price_letter_cents_check CHECK (letter_cents >= 0 AND letter_cents <= 100000000),
  constraint reminder_price_licence_month_cents_check CHECK (licence_month_cents >= 0 AND licence_month_cents <= '100000000000'::bigint),
  constraint reminder_price_registered_cents_check CHECK (registered_cents >= 0 AND registered_cents <= 100000000),
  constraint reminder_price_sms_cents_check CHECK (sms_cents >= 0 AND sms_cents <= 100000000)
);
alter table insight.reminder_price enable row level security;
create policy agents_add on insight.reminder_price as restrictive for insert to quittance_agent with check (false);
create policy agents_change on insight.reminder_price as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on insight.reminder_price as restrictive for delete to quittance_agent using (false);
create policy agents_see on insight.reminder_price as restrictive for select to quittance_agent using (false);
create policy one_organisation on insight.reminder_price using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on insight.reminder_price to quittance_app;

-- intake ----------------------------------------------------------------------------------------------------------

create schema intake;
grant usage on schema intake to quittance_app;

CREATE OR REPLACE FUNCTION intake.analyse_staged()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  analyze intake.staged_item;
$function$;
revoke all on function intake.analyse_staged() from public;
grant execute on function intake.analyse_staged() to quittance_app;

create table intake.column_map (
  org_id integer not null,
  id uuid not null,
  name text not null,
  map jsonb not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint column_map_pkey PRIMARY KEY (org_id, id),
  constraint column_map_org_id_name_key UNIQUE (org_id, name),
  constraint column_map_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
alter table intake.column_map enable row level security;
create policy agents_add on intake.column_map as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.column_map as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.column_map as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.column_map as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.column_map using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.column_map to quittance_app;

create table intake.effect (
  org_id integer not null,
  import_id uuid not null,
  what text not null,
  id uuid not null,
  before uuid,
  after uuid,
  settled_on date,
  was jsonb,
  became jsonb,
  constraint effect_pkey PRIMARY KEY (org_id, import_id, what, id),
  constraint effect_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES intake.import(org_id, id),
  constraint effect_what_check CHECK (what = ANY (ARRAY['relettered'::text, 'taken_back'::text, 'adopted'::text, 'customer_added'::text, 'customer_changed'::text, 'contact_added'::text, 'contact_changed'::text, 'colleague_added'::text]))
);
CREATE INDEX effect_subject ON intake.effect USING btree (org_id, id) WHERE what = 'relettered'::text;
alter table intake.effect enable row level security;
create policy agents_add on intake.effect as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.effect as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.effect as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.effect as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.effect using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on intake.effect to quittance_app;

create table intake.file (
  org_id integer not null,
  id uuid not null,
  content_id uuid not null,
  name text not null,
  size bigint not null,
  sha256 bytea not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  constraint file_pkey PRIMARY KEY (org_id, id),
  constraint file_org_id_sha256_name_key UNIQUE (org_id, sha256, name),
  constraint file_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint file_sha256_check CHECK (length(sha256) = 32)
);
alter table intake.file enable row level security;
create policy agents_add on intake.file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.file as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.file as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.file using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on intake.file to quittance_app;

create table intake.file_chunk (
  org_id integer not null,
  content_id uuid not null,
  no integer not null,
  first_line integer not null,
  bytes bytea not null,
  constraint file_chunk_pkey PRIMARY KEY (org_id, content_id, no),
  constraint file_chunk_org_id_content_id_fkey FOREIGN KEY (org_id, content_id) REFERENCES intake.file(org_id, id) DEFERRABLE INITIALLY DEFERRED
);
alter table intake.file_chunk enable row level security;
create policy agents_add on intake.file_chunk as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.file_chunk as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.file_chunk as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.file_chunk as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.file_chunk using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on intake.file_chunk to quittance_app;

create table intake.import (
  org_id integer not null,
  id uuid not null,
  file_id uuid not null,
  kind text not null,
  state text not null,
  options jsonb not null,
  facts jsonb not null default '{}'::jsonb,
  summary jsonb not null default '{}'::jsonb,
  refusal jsonb,
  read_bytes bigint not null default 0,
  first_on date,
  books_through date,
  journals text[] not null default '{}'::text[],
  fiscal_year_end date,
  staged_rows integer not null default 0,
  builds_on uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  created_by text not null,
  settled_at timestamp with time zone,
  receipts_through date,
  constraint import_pkey PRIMARY KEY (org_id, id),
  constraint import_org_id_file_id_fkey FOREIGN KEY (org_id, file_id) REFERENCES intake.file(org_id, id),
  constraint import_kind_check CHECK (kind = ANY (ARRAY['unknown'::text, 'fec'::text, 'open_items'::text, 'aged_balance'::text, 'contacts'::text, 'bank_statement'::text, 'debit_status'::text])),
  constraint import_state_check CHECK (state = ANY (ARRAY['reading'::text, 'refused'::text, 'previewed'::text, 'committing'::text, 'committed'::text, 'withdrawing'::text, 'withdrawn'::text, 'discarded'::text]))
);
CREATE INDEX import_in_books ON intake.import USING btree (org_id, kind, fiscal_year_end) WHERE state = ANY (ARRAY['committed'::text, 'withdrawing'::text]);
CREATE INDEX import_recent ON intake.import USING btree (org_id, created_at);
alter table intake.import enable row level security;
create policy agents_add on intake.import as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.import as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.import as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.import as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.import using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.import to quittance_app;

create table intake.part_known (
  org_id integer not null,
  row_key uuid not null,
  item_id uuid not null,
  import_id uuid not null,
  constraint part_known_pkey PRIMARY KEY (org_id, row_key),
  constraint part_known_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES intake.import(org_id, id),
  constraint part_known_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id)
);
CREATE INDEX part_known_import ON intake.part_known USING btree (org_id, import_id);
alter table intake.part_known enable row level security;
create policy agents_add on intake.part_known as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.part_known as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.part_known as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.part_known as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.part_known using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.part_known to quittance_app;

create table intake.profile (
  org_id integer not null,
  id uuid not null,
  name text not null,
  kind text not null,
  fingerprint text not null,
  mapping jsonb not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint profile_pkey PRIMARY KEY (org_id, id),
  constraint profile_org_id_name_key UNIQUE (org_id, name),
  constraint profile_kind_check CHECK (kind = ANY (ARRAY['open_items'::text, 'aged_balance'::text, 'contacts'::text, 'bank_statement'::text])),
  constraint profile_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX profile_fingerprint ON intake.profile USING btree (org_id, fingerprint);
alter table intake.profile enable row level security;
create policy agents_add on intake.profile as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.profile as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.profile as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.profile as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.profile using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.profile to quittance_app;

create table intake.rejection (
  org_id integer not null,
  import_id uuid not null,
  no integer not null,
  line integer,
  column_name text not null default ''::text,
  value text not null default ''::text,
  code text not null,
  severity text not null,
  sentence jsonb not null,
  params jsonb not null default '{}'::jsonb,
  from_books boolean not null default false,
  constraint rejection_pkey PRIMARY KEY (org_id, import_id, no),
  constraint rejection_org_id_import_id_fkey FOREIGN KEY (org_id, import_id) REFERENCES intake.import(org_id, id),
  constraint rejection_severity_check CHECK (severity = ANY (ARRAY['refusal'::text, 'warning'::text, 'ignored'::text]))
);
alter table intake.rejection enable row level security;
create policy agents_add on intake.rejection as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.rejection as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.rejection as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.rejection as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.rejection using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.rejection to quittance_app;

create unlogged table intake.staged_change (
  org_id integer not null,
  import_id uuid not null,
  what text not null,
  item_id uuid not null,
  settle_key uuid,
  settled_on date,
  undo_key uuid,
  reason text not null default ''::text
);
CREATE INDEX staged_change_import ON intake.staged_change USING btree (org_id, import_id, what);
alter table intake.staged_change enable row level security;
create policy agents_add on intake.staged_change as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.staged_change as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.staged_change as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.staged_change as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.staged_change using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.staged_change to quittance_app;

create unlogged table intake.staged_item (
  org_id integer not null,
  import_id uuid not null,
  line integer not null,
  row_key uuid not null,
  customer_code text not null,
  customer_name text not null,
  kind text not null,
  side smallint not null,
  amount_cents bigint not null,
  currency text not null,
  base_cents bigint not null,
  document_no text not null,
  label text not null,
  issued_on date not null,
  due_on date not null,
  due_source text not null,
  settle_key uuid,
  settled_on date,
  nature text not null,
  disposition text not null default 'created'::text,
  item_id uuid,
  part_of uuid,
  performed_on date,
  is_dated boolean not null default true
);
CREATE INDEX staged_import ON intake.staged_item USING btree (org_id, import_id, line);
alter table intake.staged_item enable row level security;
create policy agents_add on intake.staged_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.staged_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.staged_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.staged_item as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.staged_item using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.staged_item to quittance_app;

create unlogged table intake.staged_party (
  org_id integer not null,
  import_id uuid not null,
  line integer not null,
  disposition text not null,
  customer_id uuid,
  contact_id uuid,
  code text not null,
  name text not null,
  was jsonb not null,
  became jsonb not null
);
CREATE INDEX staged_party_import ON intake.staged_party USING btree (org_id, import_id, line);
alter table intake.staged_party enable row level security;
create policy agents_add on intake.staged_party as restrictive for insert to quittance_agent with check (false);
create policy agents_change on intake.staged_party as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on intake.staged_party as restrictive for delete to quittance_agent using (false);
create policy agents_see on intake.staged_party as restrictive for select to quittance_agent using (false);
create policy one_organisation on intake.staged_party using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on intake.staged_party to quittance_app;

-- ledger ----------------------------------------------------------------------------------------------------------

create schema ledger;
grant usage on schema ledger to quittance_app;

CREATE OR REPLACE FUNCTION ledger.refresh_statistics(booked integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform platform.refresh_statistics('ledger.item', booked), platform.refresh_statistics('ledger.allocation', booked),
    platform.refresh_statistics('ledger.balance', booked);
end $function$;
revoke all on function ledger.refresh_statistics(integer) from public;
grant execute on function ledger.refresh_statistics(integer) to quittance_app;

CREATE OR REPLACE FUNCTION ledger.search_documents(words text, max_rows integer)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  wanted text := upper(pg_catalog.btrim(words));
  beginning text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  ending text := replace(replace(replace(reverse(wanted), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  asks_as_agent boolean := platform.is_agent();
begin
  return query
    with found as (
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null
          and upper(i.document_no) like beginning and (not asks_as_agent or exists (select 1 from in_hand.item h where h.held = i.id)) limit 400)
      union
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null and length(wanted) >= 3
          and reverse(upper(i.document_no)) like ending and (not asks_as_agent or exists (select 1 from in_hand.item h where h.held = i.id)) limit 400)
    )
    select i.id from found f join ledger.item i on i.org_id = platform.org() and i.id = f.id
    order by upper(i.document_no) = wanted desc, i.open_cents > 0 desc, i.issued_on desc, i.id
    limit least(max_rows, 200);
end $function$;
revoke all on function ledger.search_documents(text,integer) from public;
grant execute on function ledger.search_documents(text,integer) to quittance_app;

create table ledger.allocation (
  org_id integer not null,
  id uuid not null,
  debit_id uuid not null,
  credit_id uuid not null,
  amount_cents bigint not null,
  allocated_on date not null,
  recorded_at timestamp with time zone not null,
  customer_id uuid not null,
  currency text not null,
  debit_due_on date not null,
  source_id uuid,
  reverses uuid,
  constraint allocation_pkey PRIMARY KEY (org_id, id),
  constraint allocation_org_id_credit_id_fkey FOREIGN KEY (org_id, credit_id) REFERENCES ledger.item(org_id, id),
  constraint allocation_org_id_debit_id_fkey FOREIGN KEY (org_id, debit_id) REFERENCES ledger.item(org_id, id),
  constraint allocation_org_id_reverses_fkey FOREIGN KEY (org_id, reverses) REFERENCES ledger.allocation(org_id, id),
  constraint allocation_amount_cents_check CHECK (amount_cents <> 0),
  constraint allocation_check CHECK ((amount_cents < 0) = (reverses IS NOT NULL))
);
CREATE INDEX allocation_credit ON ledger.allocation USING btree (org_id, credit_id);
CREATE INDEX allocation_dated_ahead ON ledger.allocation USING btree (org_id, allocated_on) WHERE allocated_on >= (recorded_at AT TIME ZONE 'UTC'::text)::date;
CREATE INDEX allocation_debit ON ledger.allocation USING btree (org_id, debit_id);
CREATE INDEX allocation_import ON ledger.allocation USING btree (org_id, source_id) WHERE source_id IS NOT NULL AND reverses IS NULL;
CREATE INDEX allocation_ours ON ledger.allocation USING btree (org_id, id) WHERE source_id IS NULL;
CREATE UNIQUE INDEX allocation_reverses ON ledger.allocation USING btree (org_id, reverses) WHERE reverses IS NOT NULL;
alter table ledger.allocation enable row level security;
create policy agents_add on ledger.allocation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.allocation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.allocation as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.allocation as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.item h
  WHERE h.held = allocation.debit_id)));
create policy agents_see_both on ledger.allocation as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.item h
  WHERE h.held = allocation.credit_id)));
create policy one_organisation on ledger.allocation using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on ledger.allocation to quittance_app;

create table ledger.balance (
  org_id integer not null,
  customer_id uuid not null,
  currency text not null,
  due_days date[] not null,
  upto_cents bigint[] not null,
  unapplied_cents bigint not null,
  constraint balance_pkey PRIMARY KEY (org_id, customer_id, currency),
  constraint balance_check CHECK (cardinality(due_days) = cardinality(upto_cents))
);
alter table ledger.balance enable row level security;
create policy agents_add on ledger.balance as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.balance as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.balance as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.balance as restrictive for select to quittance_agent using (false);
create policy one_organisation on ledger.balance using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on ledger.balance to quittance_app;

create table ledger.item (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  side smallint not null,
  amount_cents bigint not null,
  currency text not null,
  document_no text not null default ''::text,
  label text not null default ''::text,
  issued_on date not null,
  due_on date not null,
  due_source text not null,
  recorded_at timestamp with time zone not null,
  source_id uuid,
  source_line integer,
  source_key uuid,
  settle_key uuid,
  reverses uuid,
  open_cents bigint not null,
  reversed boolean not null default false,
  constraint item_pkey PRIMARY KEY (org_id, id),
  constraint item_org_id_reverses_fkey FOREIGN KEY (org_id, reverses) REFERENCES ledger.item(org_id, id),
  constraint item_amount_cents_check CHECK (amount_cents > 0),
  constraint item_check CHECK (open_cents >= 0 AND open_cents <= amount_cents),
  constraint item_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint item_due_source_check CHECK (due_source = ANY (ARRAY['stated'::text, 'computed'::text, 'none'::text])),
  constraint item_kind_check CHECK (kind = ANY (ARRAY['invoice'::text, 'credit_note'::text, 'receipt'::text, 'opening'::text, 'adjustment'::text, 'write_off'::text, 'fee'::text, 'interest'::text, 'reversal'::text, 'transfer'::text, 'returned'::text, 'refund'::text, 'collected'::text])),
  constraint item_side_check CHECK (side = ANY (ARRAY['-1'::integer, 1]))
);
CREATE INDEX item_amount ON ledger.item USING btree (org_id, amount_cents) WHERE NOT reversed AND reverses IS NULL;
CREATE INDEX item_customer ON ledger.item USING btree (org_id, customer_id, issued_on);
CREATE INDEX item_dated_ahead ON ledger.item USING btree (org_id, issued_on) WHERE issued_on >= (recorded_at AT TIME ZONE 'UTC'::text)::date;
CREATE INDEX item_document_prefix ON ledger.item USING btree (org_id, upper(document_no) text_pattern_ops) WHERE document_no <> ''::text AND NOT reversed AND reverses IS NULL;
CREATE INDEX item_document_suffix ON ledger.item USING btree (org_id, reverse(upper(document_no)) text_pattern_ops) WHERE document_no <> ''::text AND NOT reversed AND reverses IS NULL;
CREATE INDEX item_import ON ledger.item USING btree (org_id, source_id, source_line) WHERE source_id IS NOT NULL;
CREATE INDEX item_open ON ledger.item USING btree (org_id, customer_id, due_on) INCLUDE (side, currency, open_cents) WHERE open_cents > 0;
CREATE INDEX item_ours ON ledger.item USING btree (org_id, id) WHERE source_id IS NULL;
CREATE INDEX item_part_open ON ledger.item USING btree (org_id, open_cents) WHERE open_cents > 0 AND open_cents < amount_cents;
CREATE INDEX item_receipt ON ledger.item USING btree (org_id, amount_cents, issued_on) WHERE kind = 'receipt'::text AND source_id IS NOT NULL AND NOT reversed;
CREATE UNIQUE INDEX item_reverses ON ledger.item USING btree (org_id, reverses) WHERE reverses IS NOT NULL;
CREATE INDEX item_settle ON ledger.item USING btree (org_id, settle_key) WHERE settle_key IS NOT NULL AND NOT reversed;
CREATE UNIQUE INDEX item_source ON ledger.item USING btree (org_id, source_key) WHERE source_key IS NOT NULL AND NOT reversed AND reverses IS NULL;
alter table ledger.item enable row level security;
create policy agents_add on ledger.item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.item as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.item h
  WHERE h.held = item.id)));
create policy one_organisation on ledger.item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on ledger.item to quittance_app;
grant update (source_key, settle_key, open_cents, reversed) on ledger.item to quittance_app;

create table ledger.performance (
  org_id integer not null,
  item_id uuid not null,
  performed_on date not null,
  source_id uuid not null,
  recorded_at timestamp with time zone not null,
  constraint performance_pkey PRIMARY KEY (org_id, item_id),
  constraint performance_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id)
);
CREATE INDEX performance_source ON ledger.performance USING btree (org_id, source_id);
alter table ledger.performance enable row level security;
create policy agents_add on ledger.performance as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.performance as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.performance as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.performance as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.item h
  WHERE h.held = performance.item_id)));
create policy one_organisation on ledger.performance using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on ledger.performance to quittance_app;

create table ledger.recovery (
  org_id integer not null,
  currency text not null,
  size smallint not null,
  from_days integer not null,
  items integer not null,
  reached_cents bigint not null,
  recovered_cents bigint not null,
  measured_on date not null,
  constraint recovery_pkey PRIMARY KEY (org_id, currency, size, from_days),
  constraint recovery_check CHECK (recovered_cents >= 0 AND recovered_cents <= reached_cents),
  constraint recovery_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint recovery_from_days_check CHECK (from_days >= 0),
  constraint recovery_items_check CHECK (items >= 0),
  constraint recovery_reached_cents_check CHECK (reached_cents >= 0),
  constraint recovery_size_check CHECK (size >= 0)
);
alter table ledger.recovery enable row level security;
create policy agents_add on ledger.recovery as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.recovery as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.recovery as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.recovery as restrictive for select to quittance_agent using (false);
create policy one_organisation on ledger.recovery to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on ledger.recovery to quittance_app;

create table ledger.undated (
  org_id integer not null,
  source_key uuid not null,
  source_id uuid not null,
  constraint undated_pkey PRIMARY KEY (org_id, source_key)
);
CREATE INDEX undated_source ON ledger.undated USING btree (org_id, source_id);
alter table ledger.undated enable row level security;
create policy agents_add on ledger.undated as restrictive for insert to quittance_agent with check (false);
create policy agents_change on ledger.undated as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on ledger.undated as restrictive for delete to quittance_agent using (false);
create policy agents_see on ledger.undated as restrictive for select to quittance_agent using (true);
create policy one_organisation on ledger.undated using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on ledger.undated to quittance_app;

-- legal -----------------------------------------------------------------------------------------------------------

create schema legal;
grant usage on schema legal to quittance_app;

create table legal.agency (
  org_id integer not null,
  collects_for_others boolean not null,
  insurer text not null,
  policy_no text not null,
  insured_until date,
  iban text not null,
  declared_on date,
  declared_to text not null,
  kept_at timestamp with time zone not null,
  kept_by_name text not null,
  constraint agency_pkey PRIMARY KEY (org_id),
  constraint agency_declared_to_check CHECK (length(declared_to) <= 200),
  constraint agency_iban_check CHECK (length(iban) <= 34),
  constraint agency_insurer_check CHECK (length(insurer) <= 200),
  constraint agency_policy_no_check CHECK (length(policy_no) <= 100)
);
alter table legal.agency enable row level security;
create policy agents_add on legal.agency as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.agency as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.agency as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.agency as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.agency using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.agency to quittance_app;

create table legal.charge_batch (
  org_id integer not null,
  id uuid not null,
  state text not null,
  up_to date not null,
  kinds text[] not null,
  customer_ids uuid[] not null,
  done integer not null default 0,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  asked_by_name text not null,
  ended_at timestamp with time zone,
  back_at timestamp with time zone,
  back_by text not null default ''::text,
  back_by_name text not null default ''::text,
  back_why text not null default ''::text,
  constraint charge_batch_pkey PRIMARY KEY (org_id, id),
  constraint charge_batch_back_why_check CHECK (length(back_why) <= 300),
  constraint charge_batch_check CHECK (done >= 0 AND done <= cardinality(customer_ids)),
  constraint charge_batch_check1 CHECK ((state = ANY (ARRAY['taking_back'::text, 'taken_back'::text])) = (back_at IS NOT NULL)),
  constraint charge_batch_customer_ids_check CHECK (cardinality(customer_ids) > 0),
  constraint charge_batch_kinds_check CHECK (cardinality(kinds) >= 1 AND cardinality(kinds) <= 2),
  constraint charge_batch_state_check CHECK (state = ANY (ARRAY['claiming'::text, 'claimed'::text, 'taking_back'::text, 'taken_back'::text]))
);
CREATE INDEX charge_batch_asked ON legal.charge_batch USING btree (org_id, asked_at);
alter table legal.charge_batch enable row level security;
create policy agents_add on legal.charge_batch as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.charge_batch as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.charge_batch as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.charge_batch as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.charge_batch using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.charge_batch to quittance_app;
grant update (state, done, ended_at, back_at, back_by, back_by_name, back_why) on legal.charge_batch to quittance_app;

create table legal.charge_line (
  org_id integer not null,
  note_id uuid not null,
  item_id uuid not null,
  kind text not null,
  cents bigint not null,
  sheet jsonb not null,
  is_standing boolean not null default true,
  constraint charge_line_pkey PRIMARY KEY (org_id, note_id, item_id, kind),
  constraint charge_line_org_id_note_id_fkey FOREIGN KEY (org_id, note_id) REFERENCES legal.charge_note(org_id, id),
  constraint charge_line_cents_check CHECK (cents > 0),
  constraint charge_line_kind_check CHECK (kind = ANY (ARRAY['interest'::text, 'indemnity'::text]))
);
CREATE UNIQUE INDEX charge_line_indemnity ON legal.charge_line USING btree (org_id, item_id) WHERE kind = 'indemnity'::text AND is_standing;
CREATE INDEX charge_line_item ON legal.charge_line USING btree (org_id, item_id) WHERE is_standing;
alter table legal.charge_line enable row level security;
create policy agents_add on legal.charge_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.charge_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.charge_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.charge_line as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.charge_note h
  WHERE h.held = charge_line.note_id)));
create policy one_organisation on legal.charge_line using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.charge_line to quittance_app;
grant update (is_standing) on legal.charge_line to quittance_app;

create table legal.charge_note (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  customer_id uuid not null,
  currency text not null,
  up_to date not null,
  interest_cents bigint not null,
  indemnity_cents bigint not null,
  interest_item_id uuid,
  indemnity_item_id uuid,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  taken_back_at timestamp with time zone,
  taken_back_why text not null default ''::text,
  batch_id uuid,
  constraint charge_note_pkey PRIMARY KEY (org_id, id),
  constraint charge_note_org_id_no_key UNIQUE (org_id, no),
  constraint charge_note_check CHECK ((interest_cents + indemnity_cents) > 0),
  constraint charge_note_check1 CHECK ((interest_cents > 0) = (interest_item_id IS NOT NULL)),
  constraint charge_note_check2 CHECK ((indemnity_cents > 0) = (indemnity_item_id IS NOT NULL)),
  constraint charge_note_indemnity_cents_check CHECK (indemnity_cents >= 0),
  constraint charge_note_interest_cents_check CHECK (interest_cents >= 0),
  constraint charge_note_no_check CHECK (no > 0),
  constraint charge_note_taken_back_why_check CHECK (length(taken_back_why) <= 300)
);
CREATE INDEX charge_note_batch ON legal.charge_note USING btree (org_id, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX charge_note_customer ON legal.charge_note USING btree (org_id, customer_id);
CREATE INDEX charge_note_items ON legal.charge_note USING btree (org_id, interest_item_id);
alter table legal.charge_note enable row level security;
create policy agents_add on legal.charge_note as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.charge_note as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.charge_note as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.charge_note as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.charge_note h
  WHERE h.held = charge_note.id)));
create policy one_organisation on legal.charge_note using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.charge_note to quittance_app;
grant update (taken_back_at, taken_back_why) on legal.charge_note to quittance_app;

create table legal.charge_proposal (
  org_id integer not null,
  up_to date not null,
  customers integer not null,
  interest jsonb not null,
  indemnity jsonb not null,
  proposed_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint charge_proposal_pkey PRIMARY KEY (org_id, up_to),
  constraint charge_proposal_customers_check CHECK (customers > 0)
);
alter table legal.charge_proposal enable row level security;
create policy agents_add on legal.charge_proposal as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.charge_proposal as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.charge_proposal as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.charge_proposal as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.charge_proposal using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.charge_proposal to quittance_app;
grant update (answered_at) on legal.charge_proposal to quittance_app;

create table legal.charge_waiver (
  org_id integer not null,
  id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  cents bigint not null,
  up_to date not null,
  for_good boolean not null,
  reason text not null,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  taken_back_at timestamp with time zone,
  constraint charge_waiver_pkey PRIMARY KEY (org_id, id),
  constraint charge_waiver_cents_check CHECK (cents >= 0),
  constraint charge_waiver_kind_check CHECK (kind = ANY (ARRAY['interest'::text, 'indemnity'::text])),
  constraint charge_waiver_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 300)
);
CREATE UNIQUE INDEX charge_waiver_indemnity ON legal.charge_waiver USING btree (org_id, item_id) WHERE kind = 'indemnity'::text AND taken_back_at IS NULL;
CREATE INDEX charge_waiver_item ON legal.charge_waiver USING btree (org_id, item_id) WHERE taken_back_at IS NULL;
alter table legal.charge_waiver enable row level security;
create policy agents_add on legal.charge_waiver as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.charge_waiver as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.charge_waiver as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.charge_waiver as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = charge_waiver.item_id)));
create policy one_organisation on legal.charge_waiver using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.charge_waiver to quittance_app;
grant update (taken_back_at) on legal.charge_waiver to quittance_app;

create table legal.claim (
  org_id integer not null,
  item_id uuid not null,
  kind text,
  performed_on date,
  contract_years smallint,
  evidence text not null,
  described_at timestamp with time zone not null,
  described_by_name text not null,
  constraint claim_pkey PRIMARY KEY (org_id, item_id),
  constraint claim_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint claim_contract_years_check CHECK (contract_years >= 1 AND contract_years <= 10),
  constraint claim_evidence_check CHECK (length(evidence) <= 2000),
  constraint claim_kind_check CHECK (kind = ANY (ARRAY['trade'::text, 'consumer'::text, 'carriage'::text, 'telecom'::text, 'rent'::text, 'insurance'::text, 'public'::text, 'other'::text]))
);
alter table legal.claim enable row level security;
create policy agents_add on legal.claim as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.claim as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.claim as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.claim as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = claim.item_id)));
create policy one_organisation on legal.claim using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.claim to quittance_app;

create table legal.clock_event (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  cause text not null,
  happened_on date not null,
  until_on date,
  evidence text not null,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  lost_on date,
  lost_why text not null default ''::text,
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  constraint clock_event_pkey PRIMARY KEY (org_id, id),
  constraint clock_event_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint clock_event_cause_check CHECK (cause = ANY (ARRAY['acknowledgement'::text, 'part_payment'::text, 'court_action'::text, 'enforcement'::text, 'order_served'::text, 'title'::text, 'proof_of_claim'::text, 'mediation'::text, 'conciliation'::text, 'small_claim'::text, 'recorded_letter'::text, 'letter'::text])),
  constraint clock_event_check CHECK (until_on >= happened_on),
  constraint clock_event_evidence_check CHECK (length(evidence) >= 3 AND length(evidence) <= 2000),
  constraint clock_event_lost_why_check CHECK (length(lost_why) <= 300),
  constraint clock_event_withdrawn_why_check CHECK (length(withdrawn_why) <= 300)
);
CREATE INDEX clock_event_customer ON legal.clock_event USING btree (org_id, customer_id);
alter table legal.clock_event enable row level security;
create policy agents_add on legal.clock_event as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.clock_event as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.clock_event as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.clock_event as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.clock_event h
  WHERE h.held = clock_event.id)));
create policy one_organisation on legal.clock_event using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.clock_event to quittance_app;
grant update (until_on, lost_on, lost_why, withdrawn_at, withdrawn_why) on legal.clock_event to quittance_app;

create table legal.clock_event_item (
  org_id integer not null,
  event_id uuid not null,
  item_id uuid not null,
  constraint clock_event_item_pkey PRIMARY KEY (org_id, event_id, item_id),
  constraint clock_event_item_org_id_event_id_fkey FOREIGN KEY (org_id, event_id) REFERENCES legal.clock_event(org_id, id),
  constraint clock_event_item_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id)
);
CREATE INDEX clock_event_item_item ON legal.clock_event_item USING btree (org_id, item_id);
alter table legal.clock_event_item enable row level security;
create policy agents_add on legal.clock_event_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.clock_event_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.clock_event_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.clock_event_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = clock_event_item.item_id)));
create policy one_organisation on legal.clock_event_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.clock_event_item to quittance_app;

create table legal.court (
  org_id integer not null,
  id uuid not null,
  kind text not null,
  name text not null,
  address text not null,
  postcode text not null,
  city text not null,
  covers text[] not null,
  imported_at timestamp with time zone not null,
  imported_by_name text not null,
  constraint court_pkey PRIMARY KEY (org_id, id),
  constraint court_address_check CHECK (length(address) <= 300),
  constraint court_city_check CHECK (length(city) >= 1 AND length(city) <= 100),
  constraint court_covers_check CHECK (cardinality(covers) >= 1 AND cardinality(covers) <= 2000),
  constraint court_kind_check CHECK (kind = ANY (ARRAY['commercial'::text, 'civil'::text, 'protection'::text])),
  constraint court_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint court_postcode_check CHECK (length(postcode) >= 1 AND length(postcode) <= 10)
);
alter table legal.court enable row level security;
create policy agents_add on legal.court as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.court as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.court as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.court as restrictive for select to quittance_agent using (true);
create policy one_organisation on legal.court using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on legal.court to quittance_app;

create table legal.creditor (
  org_id integer not null,
  id uuid not null,
  name text not null,
  address text not null,
  siren text,
  mandate_on date,
  mandate_until date,
  mandate_says text[] not null default '{}'::text[],
  kept_at timestamp with time zone not null,
  kept_by_name text not null,
  constraint creditor_pkey PRIMARY KEY (org_id, id),
  constraint creditor_address_check CHECK (length(address) >= 1 AND length(address) <= 400),
  constraint creditor_check CHECK (mandate_until IS NULL OR mandate_on IS NULL OR mandate_until >= mandate_on),
  constraint creditor_name_check CHECK (length(name) >= 1 AND length(name) <= 160),
  constraint creditor_siren_check CHECK (siren ~ '^\d{9}$'::text)
);
alter table legal.creditor enable row level security;
create policy agents_add on legal.creditor as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.creditor as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.creditor as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.creditor as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.creditor using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.creditor to quittance_app;

create table legal.creditor_customer (
  org_id integer not null,
  customer_id uuid not null,
  creditor_id uuid not null,
  constraint creditor_customer_pkey PRIMARY KEY (org_id, customer_id),
  constraint creditor_customer_org_id_creditor_id_fkey FOREIGN KEY (org_id, creditor_id) REFERENCES legal.creditor(org_id, id),
  constraint creditor_customer_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id)
);
CREATE INDEX creditor_customer_creditor ON legal.creditor_customer USING btree (org_id, creditor_id);
alter table legal.creditor_customer enable row level security;
create policy agents_add on legal.creditor_customer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.creditor_customer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.creditor_customer as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.creditor_customer as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.creditor_customer using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on legal.creditor_customer to quittance_app;

create table legal.customer_terms (
  org_id integer not null,
  customer_id uuid not null,
  contract_rate_bp integer,
  stopped_on date,
  stopped_why text not null default ''::text,
  since timestamp with time zone not null,
  by_name text not null,
  constraint customer_terms_pkey PRIMARY KEY (org_id, customer_id),
  constraint customer_terms_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint customer_terms_contract_rate_bp_check CHECK (contract_rate_bp >= 0 AND contract_rate_bp <= 10000),
  constraint customer_terms_stopped_why_check CHECK (length(stopped_why) <= 300)
);
alter table legal.customer_terms enable row level security;
create policy agents_add on legal.customer_terms as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.customer_terms as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.customer_terms as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.customer_terms as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = customer_terms.customer_id)));
create policy one_organisation on legal.customer_terms using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.customer_terms to quittance_app;

create table legal.first_letter (
  org_id integer not null,
  customer_id uuid not null,
  creditor_id uuid not null,
  message_id uuid not null,
  reference text not null,
  sent_on date not null,
  constraint first_letter_pkey PRIMARY KEY (org_id, customer_id, creditor_id),
  constraint first_letter_org_id_creditor_id_fkey FOREIGN KEY (org_id, creditor_id) REFERENCES legal.creditor(org_id, id),
  constraint first_letter_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint first_letter_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id)
);
CREATE INDEX first_letter_creditor ON legal.first_letter USING btree (org_id, creditor_id);
CREATE INDEX first_letter_message ON legal.first_letter USING btree (org_id, message_id);
alter table legal.first_letter enable row level security;
create policy agents_add on legal.first_letter as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.first_letter as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.first_letter as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.first_letter as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.first_letter using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.first_letter to quittance_app;

create table legal.insolvency_asked (
  org_id integer not null,
  siren text not null,
  asked_at timestamp with time zone not null,
  constraint insolvency_asked_pkey PRIMARY KEY (org_id, siren),
  constraint insolvency_asked_siren_check CHECK (siren ~ '^[0-9]{9}$'::text)
);
alter table legal.insolvency_asked enable row level security;
create policy agents_add on legal.insolvency_asked as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.insolvency_asked as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.insolvency_asked as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.insolvency_asked as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.insolvency_asked using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.insolvency_asked to quittance_app;

create table legal.insolvency_case (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  procedure text not null,
  opened_on date not null,
  published_on date,
  court text not null,
  officer_name text not null,
  officer_role text not null,
  officer_lines text[] not null,
  standing text not null,
  standing_on date not null,
  has_title_retention boolean not null,
  notice_id text,
  source text not null,
  opened_at timestamp with time zone not null,
  opened_by_name text not null,
  constraint insolvency_case_pkey PRIMARY KEY (org_id, id),
  constraint insolvency_case_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint insolvency_case_court_check CHECK (length(court) <= 200),
  constraint insolvency_case_officer_name_check CHECK (length(officer_name) <= 160),
  constraint insolvency_case_officer_role_check CHECK (officer_role = ANY (ARRAY['creditors_agent'::text, 'liquidator'::text])),
  constraint insolvency_case_procedure_check CHECK (procedure = ANY (ARRAY['safeguard'::text, 'receivership'::text, 'liquidation'::text])),
  constraint insolvency_case_source_check CHECK (source = ANY (ARRAY['feed'::text, 'hand'::text])),
  constraint insolvency_case_standing_check CHECK (standing = ANY (ARRAY['open'::text, 'plan'::text, 'closed_paid'::text, 'closed_short'::text, 'ended'::text, 'annulled'::text]))
);
CREATE INDEX insolvency_case_customer ON legal.insolvency_case USING btree (org_id, customer_id);
alter table legal.insolvency_case enable row level security;
create policy agents_add on legal.insolvency_case as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.insolvency_case as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.insolvency_case as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.insolvency_case as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.insolvency_case h
  WHERE h.held = insolvency_case.id)));
create policy one_organisation on legal.insolvency_case using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.insolvency_case to quittance_app;

create table legal.insolvency_event (
  org_id integer not null,
  id uuid not null,
  case_id uuid not null,
  what text not null,
  happened_on date not null,
  detail text not null,
  notice_id text,
  document_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  procedure text,
  constraint insolvency_event_pkey PRIMARY KEY (org_id, id),
  constraint insolvency_event_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES legal.insolvency_case(org_id, id),
  constraint insolvency_event_detail_check CHECK (length(detail) <= 2000),
  constraint insolvency_event_procedure_check CHECK (procedure = ANY (ARRAY['safeguard'::text, 'receivership'::text, 'liquidation'::text]))
);
CREATE INDEX insolvency_event_case ON legal.insolvency_event USING btree (org_id, case_id, happened_on);
alter table legal.insolvency_event enable row level security;
create policy agents_add on legal.insolvency_event as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.insolvency_event as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.insolvency_event as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.insolvency_event as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.insolvency_case h
  WHERE h.held = insolvency_event.case_id)));
create policy one_organisation on legal.insolvency_event using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.insolvency_event to quittance_app;

create table legal.insolvency_notice (
  org_id integer not null,
  id text not null,
  type text not null,
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
  fault text,
  raw text not null,
  read_at timestamp with time zone not null,
  state text not null,
  undone_by text,
  constraint insolvency_notice_pkey PRIMARY KEY (org_id, id),
  constraint insolvency_notice_fault_check CHECK (fault = ANY (ARRAY['no_id'::text, 'no_day'::text, 'no_company'::text, 'no_judgment'::text, 'about_nothing'::text])),
  constraint insolvency_notice_id_check CHECK (length(id) >= 1 AND length(id) <= 40),
  constraint insolvency_notice_state_check CHECK (state = ANY (ARRAY['followed'::text, 'to_look'::text, 'seen'::text])),
  constraint insolvency_notice_type_check CHECK (type = ANY (ARRAY['notice'::text, 'correction'::text, 'annulment'::text]))
);
CREATE INDEX insolvency_notice_read ON legal.insolvency_notice USING btree (org_id, read_at DESC);
alter table legal.insolvency_notice enable row level security;
create policy agents_add on legal.insolvency_notice as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.insolvency_notice as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.insolvency_notice as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.insolvency_notice as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.insolvency_notice using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.insolvency_notice to quittance_app;
grant update (state, undone_by) on legal.insolvency_notice to quittance_app;

create table legal.insolvency_setting (
  org_id integer not null,
  watches boolean not null,
  url text not null,
  read_to date,
  read_at timestamp with time zone,
  fault text not null default ''::text,
  has_title_retention boolean not null default false,
  constraint insolvency_setting_pkey PRIMARY KEY (org_id),
  constraint insolvency_setting_fault_check CHECK (length(fault) <= 400),
  constraint insolvency_setting_url_check CHECK (length(url) >= 8 AND length(url) <= 500)
);
alter table legal.insolvency_setting enable row level security;
create policy agents_add on legal.insolvency_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.insolvency_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.insolvency_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.insolvency_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.insolvency_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.insolvency_setting to quittance_app;

create table legal.interest_setting (
  org_id integer not null,
  contract_rate_bp integer,
  moves boolean not null,
  asks_indemnity boolean not null,
  claims_by_itself boolean not null,
  claims_since timestamp with time zone,
  updated_at timestamp with time zone not null,
  proposes_monthly boolean not null default false,
  constraint interest_setting_pkey PRIMARY KEY (org_id),
  constraint interest_setting_contract_rate_bp_check CHECK (contract_rate_bp >= 0 AND contract_rate_bp <= 10000)
);
alter table legal.interest_setting enable row level security;
create policy agents_add on legal.interest_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.interest_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.interest_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.interest_setting as restrictive for select to quittance_agent using (true);
create policy one_organisation on legal.interest_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.interest_setting to quittance_app;

create table legal.item_vat (
  org_id integer not null,
  item_id uuid not null,
  vat_cents bigint not null,
  told_at timestamp with time zone not null,
  told_by_name text not null,
  constraint item_vat_pkey PRIMARY KEY (org_id, item_id),
  constraint item_vat_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint item_vat_vat_cents_check CHECK (vat_cents >= 0)
);
alter table legal.item_vat enable row level security;
create policy agents_add on legal.item_vat as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.item_vat as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.item_vat as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.item_vat as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.item_vat using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.item_vat to quittance_app;

create table legal.limitation (
  org_id integer not null,
  item_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  starts_on date not null,
  is_start_known boolean not null,
  bars_on date,
  standing text not null,
  reckoned_at timestamp with time zone not null,
  constraint limitation_pkey PRIMARY KEY (org_id, item_id),
  constraint limitation_check CHECK ((standing = 'runs'::text) = (bars_on IS NOT NULL)),
  constraint limitation_standing_check CHECK (standing = ANY (ARRAY['runs'::text, 'suspended'::text, 'in_court'::text, 'unknown'::text]))
);
CREATE INDEX limitation_bars ON legal.limitation USING btree (org_id, bars_on) INCLUDE (item_id);
CREATE INDEX limitation_customer ON legal.limitation USING btree (org_id, customer_id, bars_on);
alter table legal.limitation enable row level security;
create policy agents_add on legal.limitation as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.limitation as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.limitation as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.limitation as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = limitation.item_id)));
create policy one_organisation on legal.limitation using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on legal.limitation to quittance_app;

create table legal.limitation_alert (
  org_id integer not null,
  item_id uuid not null,
  bars_on date not null,
  months smallint not null,
  raised_on date not null,
  raised_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  seen_by_name text,
  constraint limitation_alert_pkey PRIMARY KEY (org_id, item_id, bars_on, months),
  constraint limitation_alert_months_check CHECK (months = ANY (ARRAY[1, 3, 6, 12]))
);
CREATE INDEX limitation_alert_waiting ON legal.limitation_alert USING btree (org_id, item_id) WHERE seen_at IS NULL;
alter table legal.limitation_alert enable row level security;
create policy agents_add on legal.limitation_alert as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.limitation_alert as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.limitation_alert as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.limitation_alert as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = limitation_alert.item_id)));
create policy one_organisation on legal.limitation_alert using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.limitation_alert to quittance_app;
grant update (seen_at, seen_by_name) on legal.limitation_alert to quittance_app;

create table legal.limitation_day (
  org_id integer not null,
  reckoned_on date not null,
  reckoned_at timestamp with time zone not null,
  constraint limitation_day_pkey PRIMARY KEY (org_id)
);
alter table legal.limitation_day enable row level security;
create policy agents_add on legal.limitation_day as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.limitation_day as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.limitation_day as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.limitation_day as restrictive for select to quittance_agent using (true);
create policy one_organisation on legal.limitation_day using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.limitation_day to quittance_app;

create table legal.limitation_setting (
  org_id integer not null,
  business_kind text not null,
  consumer_kind text not null,
  contract_years smallint,
  constraint limitation_setting_pkey PRIMARY KEY (org_id),
  constraint limitation_setting_business_kind_check CHECK (business_kind = ANY (ARRAY['trade'::text, 'carriage'::text, 'telecom'::text, 'rent'::text, 'insurance'::text, 'other'::text])),
  constraint limitation_setting_consumer_kind_check CHECK (consumer_kind = ANY (ARRAY['consumer'::text, 'telecom'::text, 'rent'::text, 'insurance'::text])),
  constraint limitation_setting_contract_years_check CHECK (contract_years >= 1 AND contract_years <= 10)
);
alter table legal.limitation_setting enable row level security;
create policy agents_add on legal.limitation_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.limitation_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.limitation_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.limitation_setting as restrictive for select to quittance_agent using (true);
create policy one_organisation on legal.limitation_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.limitation_setting to quittance_app;

create table legal.loss (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  customer_id uuid not null,
  on_day date not null,
  cause text not null,
  evidence text not null,
  currency text not null,
  vat_sentence text not null,
  vat_reference text not null,
  accounts jsonb not null,
  lines jsonb not null,
  write_off_id uuid not null,
  duplicate_sent_on date,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  taken_back_at timestamp with time zone,
  taken_back_why text not null default ''::text,
  taken_back_on date,
  constraint loss_pkey PRIMARY KEY (org_id, id),
  constraint loss_org_id_no_key UNIQUE (org_id, no),
  constraint loss_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint loss_org_id_write_off_id_fkey FOREIGN KEY (org_id, write_off_id) REFERENCES ledger.item(org_id, id),
  constraint loss_cause_check CHECK (cause = ANY (ARRAY['liquidation'::text, 'irrecoverable'::text])),
  constraint loss_evidence_check CHECK (length(evidence) >= 3 AND length(evidence) <= 2000),
  constraint loss_no_check CHECK (no > 0),
  constraint loss_taken_back_on CHECK ((taken_back_at IS NULL) = (taken_back_on IS NULL)),
  constraint loss_taken_back_why_check CHECK (length(taken_back_why) <= 300)
);
CREATE INDEX loss_customer ON legal.loss USING btree (org_id, customer_id);
alter table legal.loss enable row level security;
create policy agents_add on legal.loss as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.loss as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.loss as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.loss as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.loss using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.loss to quittance_app;
grant update (duplicate_sent_on, taken_back_at, taken_back_why, taken_back_on) on legal.loss to quittance_app;

create table legal.notice (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  channel text not null,
  sent_on date not null,
  deadline_on date not null,
  recorded_at timestamp with time zone not null,
  followed_at timestamp with time zone,
  followed_why text not null default ''::text,
  followed_by_name text not null default ''::text,
  constraint notice_pkey PRIMARY KEY (org_id, id),
  constraint notice_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint notice_org_id_id_fkey FOREIGN KEY (org_id, id) REFERENCES correspondence.message(org_id, id),
  constraint notice_channel_check CHECK (channel = ANY (ARRAY['email'::text, 'letter'::text, 'registered_letter'::text, 'electronic_registered'::text])),
  constraint notice_followed_why_check CHECK (length(followed_why) <= 300)
);
CREATE INDEX notice_customer ON legal.notice USING btree (org_id, customer_id, sent_on);
CREATE INDEX notice_deadline ON legal.notice USING btree (org_id, deadline_on) WHERE followed_at IS NULL;
alter table legal.notice enable row level security;
create policy agents_add on legal.notice as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.notice as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.notice as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.notice as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.notice h
  WHERE h.held = notice.id)));
create policy one_organisation on legal.notice using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.notice to quittance_app;
grant update (followed_at, followed_why, followed_by_name) on legal.notice to quittance_app;

create table legal.notice_event (
  org_id integer not null,
  id uuid not null,
  notice_id uuid not null,
  kind text not null,
  happened_on date not null,
  document_id uuid,
  evidence text not null default ''::text,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  withdrawn_at timestamp with time zone,
  constraint notice_event_pkey PRIMARY KEY (org_id, id),
  constraint notice_event_org_id_document_id_fkey FOREIGN KEY (org_id, document_id) REFERENCES documents.document(org_id, id),
  constraint notice_event_org_id_notice_id_fkey FOREIGN KEY (org_id, notice_id) REFERENCES legal.notice(org_id, id),
  constraint notice_event_check CHECK (document_id IS NOT NULL OR evidence <> ''::text),
  constraint notice_event_evidence_check CHECK (length(evidence) <= 300),
  constraint notice_event_kind_check CHECK (kind = ANY (ARRAY['deposited'::text, 'presented'::text, 'delivered'::text, 'refused'::text, 'unclaimed'::text, 'returned'::text]))
);
CREATE INDEX notice_event_document ON legal.notice_event USING btree (org_id, document_id) WHERE document_id IS NOT NULL;
CREATE INDEX notice_event_notice ON legal.notice_event USING btree (org_id, notice_id);
alter table legal.notice_event enable row level security;
create policy agents_add on legal.notice_event as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.notice_event as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.notice_event as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.notice_event as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.notice h
  WHERE h.held = notice_event.notice_id)));
create policy one_organisation on legal.notice_event using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.notice_event to quittance_app;
grant update (withdrawn_at) on legal.notice_event to quittance_app;

create table legal.notice_item (
  org_id integer not null,
  notice_id uuid not null,
  item_id uuid not null,
  cents bigint not null,
  constraint notice_item_pkey PRIMARY KEY (org_id, notice_id, item_id),
  constraint notice_item_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint notice_item_org_id_notice_id_fkey FOREIGN KEY (org_id, notice_id) REFERENCES legal.notice(org_id, id),
  constraint notice_item_cents_check CHECK (cents > 0)
);
CREATE INDEX notice_item_item ON legal.notice_item USING btree (org_id, item_id);
alter table legal.notice_item enable row level security;
create policy agents_add on legal.notice_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.notice_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.notice_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.notice_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.notice h
  WHERE h.held = notice_item.notice_id)));
create policy one_organisation on legal.notice_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.notice_item to quittance_app;

create table legal.notice_received (
  org_id integer not null,
  id uuid not null,
  item_id uuid not null,
  received_on date not null,
  evidence text not null,
  noted_at timestamp with time zone not null,
  noted_by_name text not null,
  withdrawn_at timestamp with time zone,
  notice_id uuid,
  constraint notice_received_pkey PRIMARY KEY (org_id, id),
  constraint notice_received_evidence_check CHECK (length(evidence) >= 1 AND length(evidence) <= 300)
);
CREATE INDEX notice_received_notice ON legal.notice_received USING btree (org_id, notice_id) WHERE notice_id IS NOT NULL;
CREATE UNIQUE INDEX notice_received_standing ON legal.notice_received USING btree (org_id, item_id) WHERE withdrawn_at IS NULL;
alter table legal.notice_received enable row level security;
create policy agents_add on legal.notice_received as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.notice_received as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.notice_received as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.notice_received as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = notice_received.item_id)));
create policy one_organisation on legal.notice_received using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.notice_received to quittance_app;
grant update (withdrawn_at) on legal.notice_received to quittance_app;

create table legal.pack (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  plan jsonb not null,
  state text not null,
  refusal jsonb,
  name text not null,
  size bigint,
  sha256 bytea,
  made_on date not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  made_by_name text not null,
  ended_at timestamp with time zone,
  constraint pack_pkey PRIMARY KEY (org_id, id),
  constraint pack_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint pack_check CHECK ((state = 'ready'::text) = (sha256 IS NOT NULL AND size IS NOT NULL)),
  constraint pack_check1 CHECK ((state = 'refused'::text) = (refusal IS NOT NULL)),
  constraint pack_kind_check CHECK (kind = ANY (ARRAY['order_for_payment'::text, 'evidence'::text])),
  constraint pack_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint pack_sha256_check CHECK (length(sha256) = 32),
  constraint pack_state_check CHECK (state = ANY (ARRAY['building'::text, 'ready'::text, 'refused'::text]))
);
CREATE INDEX pack_customer ON legal.pack USING btree (org_id, customer_id, made_at);
alter table legal.pack enable row level security;
create policy agents_add on legal.pack as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.pack as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.pack as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.pack as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.pack using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.pack to quittance_app;
grant update (state, refusal, size, sha256, ended_at) on legal.pack to quittance_app;

create table legal.pack_file (
  org_id integer not null,
  pack_id uuid not null,
  place integer not null,
  name text not null,
  title text not null,
  type text not null,
  pages integer,
  exhibit_no integer,
  not_archival text not null default ''::text,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  original_sha256 bytea,
  changed text not null default ''::text,
  constraint pack_file_pkey PRIMARY KEY (org_id, pack_id, place),
  constraint pack_file_org_id_pack_id_name_key UNIQUE (org_id, pack_id, name),
  constraint pack_file_org_id_pack_id_fkey FOREIGN KEY (org_id, pack_id) REFERENCES legal.pack(org_id, id),
  constraint pack_file_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint pack_file_original_sha256_check CHECK (length(original_sha256) = 32),
  constraint pack_file_sha256_check CHECK (length(sha256) = 32)
);
alter table legal.pack_file enable row level security;
create policy agents_add on legal.pack_file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.pack_file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.pack_file as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.pack_file as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.pack_file using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on legal.pack_file to quittance_app;

create table legal.proceeding (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  kind text not null,
  customer_id uuid not null,
  currency text not null,
  opened_on date not null,
  court_kind text not null,
  court_name text not null,
  court_address text not null,
  court_postcode text not null,
  court_city text not null,
  reference text not null,
  lawyer text not null,
  officer text not null,
  note text not null,
  stage text not null,
  outcome text,
  closed_on date,
  opened_at timestamp with time zone not null,
  opened_by_name text not null,
  constraint proceeding_pkey PRIMARY KEY (org_id, id),
  constraint proceeding_org_id_no_key UNIQUE (org_id, no),
  constraint proceeding_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint proceeding_check CHECK ((stage = 'closed'::text) = (outcome IS NOT NULL)),
  constraint proceeding_check1 CHECK ((stage = 'closed'::text) = (closed_on IS NOT NULL)),
  constraint proceeding_court_address_check CHECK (length(court_address) <= 300),
  constraint proceeding_court_city_check CHECK (length(court_city) <= 100),
  constraint proceeding_court_kind_check CHECK (court_kind = ANY (ARRAY['commercial'::text, 'civil'::text, 'protection'::text])),
  constraint proceeding_court_name_check CHECK (length(court_name) <= 200),
  constraint proceeding_court_postcode_check CHECK (length(court_postcode) <= 10),
  constraint proceeding_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint proceeding_kind_check CHECK (kind = ANY (ARRAY['payment_order'::text, 'trade_claim'::text, 'small_claim'::text, 'urgent_action'::text, 'full_action'::text, 'enforcement'::text])),
  constraint proceeding_lawyer_check CHECK (length(lawyer) <= 200),
  constraint proceeding_no_check CHECK (no > 0),
  constraint proceeding_note_check CHECK (length(note) <= 2000),
  constraint proceeding_officer_check CHECK (length(officer) <= 200),
  constraint proceeding_outcome_check CHECK (outcome = ANY (ARRAY['paid'::text, 'settled'::text, 'irrecoverable'::text, 'abandoned'::text])),
  constraint proceeding_reference_check CHECK (length(reference) <= 100),
  constraint proceeding_stage_check CHECK (stage = ANY (ARRAY['prepared'::text, 'pending'::text, 'ordered'::text, 'served'::text, 'contested'::text, 'title'::text, 'enforcing'::text, 'appeal'::text, 'failed'::text, 'closed'::text]))
);
CREATE INDEX proceeding_customer ON legal.proceeding USING btree (org_id, customer_id);
CREATE INDEX proceeding_running ON legal.proceeding USING btree (org_id, no) WHERE stage <> 'closed'::text;
alter table legal.proceeding enable row level security;
create policy agents_add on legal.proceeding as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding.id)));
create policy one_organisation on legal.proceeding using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.proceeding to quittance_app;
grant update (court_kind, court_name, court_address, court_postcode, court_city, reference, lawyer, officer, note, stage, outcome, closed_on) on legal.proceeding to quittance_app;

create table legal.proceeding_act (
  org_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  act text not null,
  on_day date not null,
  debtor_id uuid,
  result text,
  in_person boolean not null,
  due_on date,
  principal_cents bigint,
  interest_cents bigint,
  costs_cents bigint,
  interest_from date,
  evidence text not null,
  document_id uuid,
  clock_event_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  constraint proceeding_act_pkey PRIMARY KEY (org_id, id),
  constraint proceeding_act_org_id_proceeding_id_fkey FOREIGN KEY (org_id, proceeding_id) REFERENCES legal.proceeding(org_id, id),
  constraint proceeding_act_act_check CHECK (length(act) >= 1 AND length(act) <= 40),
  constraint proceeding_act_costs_cents_check CHECK (costs_cents >= 0),
  constraint proceeding_act_evidence_check CHECK (length(evidence) <= 2000),
  constraint proceeding_act_interest_cents_check CHECK (interest_cents >= 0),
  constraint proceeding_act_principal_cents_check CHECK (principal_cents >= 0),
  constraint proceeding_act_result_check CHECK (result = ANY (ARRAY['whole'::text, 'part'::text, 'nothing'::text])),
  constraint proceeding_act_withdrawn_why_check CHECK (length(withdrawn_why) <= 300)
);
CREATE INDEX proceeding_act_of ON legal.proceeding_act USING btree (org_id, proceeding_id, on_day) WHERE withdrawn_at IS NULL;
alter table legal.proceeding_act enable row level security;
create policy agents_add on legal.proceeding_act as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding_act as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding_act as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding_act as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding_act.proceeding_id)));
create policy one_organisation on legal.proceeding_act using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.proceeding_act to quittance_app;
grant update (clock_event_id, withdrawn_at, withdrawn_why) on legal.proceeding_act to quittance_app;

create table legal.proceeding_cost (
  org_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  label text not null,
  cents bigint not null,
  incurred_on date not null,
  is_recoverable boolean not null,
  item_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  withdrawn_at timestamp with time zone,
  constraint proceeding_cost_pkey PRIMARY KEY (org_id, id),
  constraint proceeding_cost_org_id_proceeding_id_fkey FOREIGN KEY (org_id, proceeding_id) REFERENCES legal.proceeding(org_id, id),
  constraint proceeding_cost_cents_check CHECK (cents > 0),
  constraint proceeding_cost_kind_check CHECK (kind = ANY (ARRAY['registry'::text, 'service'::text, 'lawyer'::text, 'enforcement'::text, 'contribution'::text, 'translation'::text, 'other'::text])),
  constraint proceeding_cost_label_check CHECK (length(label) <= 200)
);
CREATE INDEX proceeding_cost_of ON legal.proceeding_cost USING btree (org_id, proceeding_id) WHERE withdrawn_at IS NULL;
alter table legal.proceeding_cost enable row level security;
create policy agents_add on legal.proceeding_cost as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding_cost as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding_cost as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding_cost as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding_cost.proceeding_id)));
create policy one_organisation on legal.proceeding_cost using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.proceeding_cost to quittance_app;
grant update (item_id, withdrawn_at) on legal.proceeding_cost to quittance_app;

create table legal.proceeding_deadline (
  org_id integer not null,
  proceeding_id uuid not null,
  code text not null,
  about_id uuid not null,
  ends_on date not null,
  alerts date[] not null,
  seen_on date,
  constraint proceeding_deadline_pkey PRIMARY KEY (org_id, proceeding_id, code, about_id),
  constraint proceeding_deadline_org_id_proceeding_id_fkey FOREIGN KEY (org_id, proceeding_id) REFERENCES legal.proceeding(org_id, id),
  constraint proceeding_deadline_code_check CHECK (length(code) >= 1 AND length(code) <= 40)
);
CREATE INDEX proceeding_deadline_day ON legal.proceeding_deadline USING btree (org_id, ends_on);
alter table legal.proceeding_deadline enable row level security;
create policy agents_add on legal.proceeding_deadline as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding_deadline as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding_deadline as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding_deadline as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding_deadline.proceeding_id)));
create policy one_organisation on legal.proceeding_deadline using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on legal.proceeding_deadline to quittance_app;

create table legal.proceeding_debtor (
  org_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  "position" smallint not null,
  role text not null,
  name text not null,
  siren text,
  address_lines text[] not null,
  postcode text not null,
  city text not null,
  country text not null,
  constraint proceeding_debtor_pkey PRIMARY KEY (org_id, id),
  constraint proceeding_debtor_org_id_proceeding_id_fkey FOREIGN KEY (org_id, proceeding_id) REFERENCES legal.proceeding(org_id, id),
  constraint proceeding_debtor_city_check CHECK (length(city) <= 100),
  constraint proceeding_debtor_country_check CHECK (country ~ '^[A-Z]{2}$'::text),
  constraint proceeding_debtor_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint proceeding_debtor_position_check CHECK ("position" >= 0),
  constraint proceeding_debtor_postcode_check CHECK (length(postcode) <= 20),
  constraint proceeding_debtor_role_check CHECK (role = ANY (ARRAY['debtor'::text, 'joint'::text, 'guarantor'::text])),
  constraint proceeding_debtor_siren_check CHECK (siren ~ '^[0-9]{9}$'::text)
);
CREATE INDEX proceeding_debtor_of ON legal.proceeding_debtor USING btree (org_id, proceeding_id);
alter table legal.proceeding_debtor enable row level security;
create policy agents_add on legal.proceeding_debtor as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding_debtor as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding_debtor as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding_debtor as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding_debtor.proceeding_id)));
create policy one_organisation on legal.proceeding_debtor using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on legal.proceeding_debtor to quittance_app;

create table legal.proceeding_item (
  org_id integer not null,
  proceeding_id uuid not null,
  item_id uuid not null,
  claimed_cents bigint not null,
  constraint proceeding_item_pkey PRIMARY KEY (org_id, proceeding_id, item_id),
  constraint proceeding_item_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint proceeding_item_org_id_proceeding_id_fkey FOREIGN KEY (org_id, proceeding_id) REFERENCES legal.proceeding(org_id, id),
  constraint proceeding_item_claimed_cents_check CHECK (claimed_cents > 0)
);
CREATE INDEX proceeding_item_item ON legal.proceeding_item USING btree (org_id, item_id);
alter table legal.proceeding_item enable row level security;
create policy agents_add on legal.proceeding_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proceeding_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proceeding_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proceeding_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.proceeding h
  WHERE h.held = proceeding_item.proceeding_id)));
create policy one_organisation on legal.proceeding_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.proceeding_item to quittance_app;

create table legal.proof_of_claim (
  org_id integer not null,
  id uuid not null,
  case_id uuid not null,
  is_standing boolean not null,
  currency text not null,
  due_cents bigint not null,
  to_fall_due_cents bigint not null,
  content jsonb not null,
  document_id uuid not null,
  sha256 text not null,
  message_id uuid,
  sent_on date,
  state text not null,
  admitted_cents bigint,
  clock_event_id uuid,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  constraint proof_of_claim_pkey PRIMARY KEY (org_id, id),
  constraint proof_of_claim_org_id_case_id_fkey FOREIGN KEY (org_id, case_id) REFERENCES legal.insolvency_case(org_id, id),
  constraint proof_of_claim_state_check CHECK (state = ANY (ARRAY['made'::text, 'sent'::text, 'admitted'::text, 'admitted_in_part'::text, 'contested'::text, 'rejected'::text]))
);
CREATE UNIQUE INDEX proof_of_claim_standing ON legal.proof_of_claim USING btree (org_id, case_id) WHERE is_standing;
alter table legal.proof_of_claim enable row level security;
create policy agents_add on legal.proof_of_claim as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.proof_of_claim as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.proof_of_claim as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.proof_of_claim as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.proof_of_claim using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.proof_of_claim to quittance_app;
grant update (is_standing, message_id, sent_on, state, admitted_cents, clock_event_id) on legal.proof_of_claim to quittance_app;

create table legal.provision_choice (
  org_id integer not null,
  closing_on date not null,
  item_id uuid not null,
  percent_bp integer,
  evidence text not null,
  chosen_at timestamp with time zone not null,
  chosen_by_name text not null,
  constraint provision_choice_pkey PRIMARY KEY (org_id, closing_on, item_id),
  constraint provision_choice_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint provision_choice_evidence_check CHECK (length(evidence) <= 2000),
  constraint provision_choice_percent_bp_check CHECK (percent_bp >= 0 AND percent_bp <= 10000)
);
alter table legal.provision_choice enable row level security;
create policy agents_add on legal.provision_choice as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.provision_choice as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.provision_choice as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.provision_choice as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.provision_choice using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.provision_choice to quittance_app;

create table legal.provision_closing (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  closing_on date not null,
  currency text not null,
  accounts jsonb not null,
  validated_at timestamp with time zone not null,
  validated_by_name text not null,
  constraint provision_closing_pkey PRIMARY KEY (org_id, id),
  constraint provision_closing_org_id_currency_closing_on_key UNIQUE (org_id, currency, closing_on),
  constraint provision_closing_no_check CHECK (no > 0)
);
alter table legal.provision_closing enable row level security;
create policy agents_add on legal.provision_closing as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.provision_closing as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.provision_closing as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.provision_closing as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.provision_closing using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.provision_closing to quittance_app;

create table legal.provision_line (
  org_id integer not null,
  closing_id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  document_no text not null,
  reason text not null,
  gross_cents bigint not null,
  vat_cents bigint not null,
  percent_bp integer not null,
  provision_cents bigint not null,
  before_cents bigint not null,
  before_gross_cents bigint not null,
  is_deductible boolean not null,
  evidence jsonb not null,
  constraint provision_line_pkey PRIMARY KEY (org_id, closing_id, item_id),
  constraint provision_line_org_id_closing_id_fkey FOREIGN KEY (org_id, closing_id) REFERENCES legal.provision_closing(org_id, id),
  constraint provision_line_before_cents_check CHECK (before_cents >= 0),
  constraint provision_line_gross_cents_check CHECK (gross_cents >= 0),
  constraint provision_line_percent_bp_check CHECK (percent_bp >= 0 AND percent_bp <= 10000),
  constraint provision_line_provision_cents_check CHECK (provision_cents >= 0),
  constraint provision_line_vat_cents_check CHECK (vat_cents >= 0)
);
CREATE INDEX provision_line_item ON legal.provision_line USING btree (org_id, item_id);
alter table legal.provision_line enable row level security;
create policy agents_add on legal.provision_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.provision_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.provision_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.provision_line as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.provision_line using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.provision_line to quittance_app;

create table legal.provision_setting (
  org_id integer not null,
  vat_bp integer,
  percents jsonb not null,
  accounts jsonb not null,
  vat_sentence text not null,
  vat_reference text not null,
  vat_verified_on date,
  constraint provision_setting_pkey PRIMARY KEY (org_id),
  constraint provision_setting_vat_bp_check CHECK (vat_bp >= 0 AND vat_bp <= 3000),
  constraint provision_setting_vat_reference_check CHECK (length(vat_reference) >= 3 AND length(vat_reference) <= 200),
  constraint provision_setting_vat_sentence_check CHECK (length(vat_sentence) >= 20 AND length(vat_sentence) <= 600)
);
alter table legal.provision_setting enable row level security;
create policy agents_add on legal.provision_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.provision_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.provision_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.provision_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.provision_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.provision_setting to quittance_app;

create table legal.route_setting (
  org_id integer not null,
  uses_trade_claim boolean not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  constraint route_setting_pkey PRIMARY KEY (org_id)
);
alter table legal.route_setting enable row level security;
create policy agents_add on legal.route_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.route_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.route_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.route_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on legal.route_setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on legal.route_setting to quittance_app;

create table legal.statute_row (
  org_id integer not null,
  id uuid not null,
  country text not null,
  subject text not null,
  value integer not null,
  from_on date not null,
  to_on date,
  citation text not null,
  source text not null,
  mark text not null,
  verified_on date not null,
  review_on date,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  withdrawn_at timestamp with time zone,
  constraint statute_row_pkey PRIMARY KEY (org_id, id),
  constraint statute_row_check CHECK (to_on >= from_on),
  constraint statute_row_citation_check CHECK (length(citation) >= 1 AND length(citation) <= 300),
  constraint statute_row_country_check CHECK (country ~ '^[A-Z]{2}$'::text),
  constraint statute_row_mark_check CHECK (mark = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'verify'::text])),
  constraint statute_row_source_check CHECK (length(source) >= 1 AND length(source) <= 300),
  constraint statute_row_subject_check CHECK (length(subject) >= 1 AND length(subject) <= 60),
  constraint statute_row_value_check CHECK (value >= 0)
);
CREATE INDEX statute_row_standing ON legal.statute_row USING btree (org_id, country) WHERE withdrawn_at IS NULL;
alter table legal.statute_row enable row level security;
create policy agents_add on legal.statute_row as restrictive for insert to quittance_agent with check (false);
create policy agents_change on legal.statute_row as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on legal.statute_row as restrictive for delete to quittance_agent using (false);
create policy agents_see on legal.statute_row as restrictive for select to quittance_agent using (true);
create policy one_organisation on legal.statute_row using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on legal.statute_row to quittance_app;
grant update (withdrawn_at) on legal.statute_row to quittance_app;

-- outsourcing -----------------------------------------------------------------------------------------------------

create schema outsourcing;
grant usage on schema outsourcing to quittance_app;
grant usage on schema outsourcing to quittance_auth;

CREATE OR REPLACE FUNCTION outsourcing.enter_funds(entries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  own int := platform.org();
  e record;
  left_cents bigint;
begin
  if own is null or platform.is_agent() then
    raise insufficient_privilege using message = 'funds are moved from the organisation that holds them';
  end if;
  for e in
    select * from jsonb_to_recordset(entries) as r(id uuid, creditor int, currency text, kind text, cents bigint, receipt uuid, remittance uuid, day date,
      at timestamptz, name text, place int)
    order by r.creditor, r.currency, r.place
  loop
    if e.receipt is not null and not exists (
      select 1 from outsourcing.receipt r where r.org_id = e.creditor and r.id = e.receipt and r.agency_org_id = own and r.paid_to = 'agency'
        and r.currency = e.currency and r.cents = abs(e.cents) and (e.kind = 'receipt' or r.returned_on is not null)) then
      raise check_violation using message = 'a fund entry is for the whole of a receipt that was paid to the agency';
    end if;
    insert into outsourcing.fund_account (org_id, creditor_org_id, currency, balance_cents)
      values (own, e.creditor, e.currency, 0) on conflict do nothing;
    update outsourcing.fund_account set balance_cents = balance_cents + e.cents
      where org_id = own and creditor_org_id = e.creditor and currency = e.currency returning balance_cents into left_cents;
    insert into outsourcing.fund_entry (org_id, id, creditor_org_id, currency, kind, cents, balance_cents, receipt_id, remittance_id, on_day, at, by_name)
      values (own, e.id, e.creditor, e.currency, e.kind, e.cents, left_cents, e.receipt, e.remittance, e.day, e.at, e.name);
  end loop;
end $function$;
revoke all on function outsourcing.enter_funds(jsonb) from public;
grant execute on function outsourcing.enter_funds(jsonb) to quittance_app;

CREATE OR REPLACE FUNCTION outsourcing.pays_closed(fund_line uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select 1 from outsourcing.fund_line_receipt r
    where r.org_id = platform.org() and r.fund_line_id = fund_line and r.creditor_org_id = any(platform.closed_orgs())) $function$;
revoke all on function outsourcing.pays_closed(uuid) from public;
grant execute on function outsourcing.pays_closed(uuid) to quittance_app;

CREATE OR REPLACE FUNCTION outsourcing.search_in_hand(words text, numbers text[], files integer[], cents bigint, most integer)
 RETURNS TABLE(creditor_org_id integer, placement_id uuid, has_number boolean, has_amount boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  own int := platform.org();
  closed int[] := platform.closed_orgs();
  name record;
begin
  if platform.is_agent() then return; end if;
  select * into name from parties.patterns_of(words);
  return query
    with creditor as (
      select distinct m.org_id from outsourcing.mandate m where m.agency_org_id = own and m.version is not null
        and (closed is null or m.org_id <> all (closed))
    ), found as (
      select w.org_id, w.placement_id, true as by_number, false as by_amount from creditor c cross join lateral (
        select d.org_id, d.id from ledger.item d
        where d.org_id = c.org_id and d.document_no <> '' and not d.reversed and d.reverses is null and upper(d.document_no) = any(numbers) limit 200) i
      join outsourcing.placed_item w on w.org_id = i.org_id and w.item_id = i.id
      union all
      select i.org_id, i.placement_id, false, true from creditor c cross join lateral (
        (select w.org_id, w.placement_id from ledger.item d
          join outsourcing.placed_item w on w.org_id = d.org_id and w.item_id = d.id
          join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id and p.agency_org_id = own
          where d.org_id = c.org_id and d.amount_cents = cents and d.open_cents = cents and d.side = 1 and not d.reversed and d.reverses is null limit 50)
        union all
        (select w.org_id, w.placement_id from ledger.item d
          join outsourcing.placed_item w on w.org_id = d.org_id and w.item_id = d.id
          join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id and p.agency_org_id = own
          where d.org_id = c.org_id and d.open_cents = cents and d.open_cents > 0 and d.open_cents < d.amount_cents and d.side = 1 limit 50)) i
      union all
      select p.org_id, p.id, true, false from outsourcing.placement p where p.agency_org_id = own and p.no = any(files)
      union all
      select p.org_id, p.id, false, false from creditor c cross join lateral (
        select p.org_id, p.id from parties.customer k
        join outsourcing.placement p on p.org_id = k.org_id and p.customer_id = k.id and p.agency_org_id = own
        where words <> '' and k.org_id = c.org_id and k.search_text like '%' || name.longest || '%'
          and ' ' || k.search_text like all (name.patterns) limit 50) p
    )
    select p.org_id, p.id, bool_or(f.by_number), bool_or(f.by_amount)
    from found f join outsourcing.placement p on p.org_id = f.org_id and p.id = f.placement_id and p.agency_org_id = own
      and p.ended_why is distinct from 'undone'
    where closed is null or p.org_id <> all (closed)
    group by p.org_id, p.id, p.ended_on, p.placed_on
    order by bool_or(f.by_number) and bool_or(f.by_amount) desc, bool_or(f.by_number) desc, p.ended_on is null desc, p.placed_on desc, p.id
    limit least(most, 100);
end $function$;
revoke all on function outsourcing.search_in_hand(text,text[],integer[],bigint,integer) from public;
grant execute on function outsourcing.search_in_hand(text,text[],integer[],bigint,integer) to quittance_app;

create table outsourcing.audit_setting (
  org_id integer not null,
  minutes_a_week integer,
  kept_at timestamp with time zone not null,
  kept_by_name text not null,
  constraint audit_setting_pkey PRIMARY KEY (org_id),
  constraint audit_setting_minutes_a_week_check CHECK (minutes_a_week >= 0 AND minutes_a_week <= 60000)
);
alter table outsourcing.audit_setting enable row level security;
create policy agents_add on outsourcing.audit_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.audit_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.audit_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.audit_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.audit_setting to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.audit_setting to quittance_app;

create table outsourcing.closing (
  org_id integer not null,
  mandate_id uuid not null,
  no smallint not null,
  agency_org_id integer,
  struck_on date not null,
  lang text not null,
  figures jsonb not null,
  sha256 bytea not null,
  bytes bytea not null,
  struck_at timestamp with time zone not null,
  struck_by_name text not null,
  constraint closing_pkey PRIMARY KEY (org_id, mandate_id, no),
  constraint closing_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint closing_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint closing_no_check CHECK (no > 0),
  constraint closing_sha256_check CHECK (length(sha256) = 32)
);
alter table outsourcing.closing enable row level security;
create policy agents_add on outsourcing.closing as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.closing as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.closing as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.closing as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.closing for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.closing to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.closing as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.closing to quittance_app;

create table outsourcing.closing_acceptance (
  org_id integer not null,
  mandate_id uuid not null,
  no smallint not null,
  side text not null,
  agency_org_id integer,
  signer_name text not null,
  signer_title text not null,
  actor_id text not null,
  actor_name text not null,
  accepted_on date not null,
  accepted_at timestamp with time zone not null,
  sha256 bytea not null,
  constraint closing_acceptance_pkey PRIMARY KEY (org_id, mandate_id, no, side),
  constraint closing_acceptance_org_id_mandate_id_no_fkey FOREIGN KEY (org_id, mandate_id, no) REFERENCES outsourcing.closing(org_id, mandate_id, no),
  constraint closing_acceptance_sha256_check CHECK (length(sha256) = 32),
  constraint closing_acceptance_side_check CHECK (side = ANY (ARRAY['creditor'::text, 'agency'::text])),
  constraint closing_acceptance_signer_name_check CHECK (length(signer_name) >= 1 AND length(signer_name) <= 120),
  constraint closing_acceptance_signer_title_check CHECK (length(signer_title) <= 120)
);
alter table outsourcing.closing_acceptance enable row level security;
create policy agents_add on outsourcing.closing_acceptance as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.closing_acceptance as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.closing_acceptance as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.closing_acceptance as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.closing_acceptance for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.closing_acceptance to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.closing_acceptance as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.closing_acceptance to quittance_app;

create table outsourcing.closing_contest (
  org_id integer not null,
  mandate_id uuid not null,
  no smallint not null,
  reason text not null,
  signer_name text not null,
  contested_on date not null,
  contested_at timestamp with time zone not null,
  constraint closing_contest_pkey PRIMARY KEY (org_id, mandate_id, no),
  constraint closing_contest_org_id_mandate_id_no_fkey FOREIGN KEY (org_id, mandate_id, no) REFERENCES outsourcing.closing(org_id, mandate_id, no),
  constraint closing_contest_reason_check CHECK (length(reason) >= 1 AND length(reason) <= 2000),
  constraint closing_contest_signer_name_check CHECK (length(signer_name) >= 1 AND length(signer_name) <= 120)
);
alter table outsourcing.closing_contest enable row level security;
create policy agents_add on outsourcing.closing_contest as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.closing_contest as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.closing_contest as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.closing_contest as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.closing_contest to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.closing_contest to quittance_app;

create table outsourcing.comparison (
  org_id integer not null,
  asked jsonb not null,
  kept_at timestamp with time zone not null,
  kept_by_name text not null,
  constraint comparison_pkey PRIMARY KEY (org_id)
);
alter table outsourcing.comparison enable row level security;
create policy agents_add on outsourcing.comparison as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.comparison as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.comparison as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.comparison as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.comparison to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.comparison to quittance_app;

create table outsourcing.connection (
  org_id integer not null,
  id uuid not null,
  provider_id uuid not null,
  token_hash bytea not null,
  creditor_name text not null,
  provider_name text not null,
  invited_at timestamp with time zone not null,
  invited_by_name text not null,
  expires_at timestamp with time zone not null,
  agency_org_id integer,
  agency_name text,
  accepted_at timestamp with time zone,
  accepted_by_name text,
  ended_at timestamp with time zone,
  ended_by_name text,
  constraint connection_pkey PRIMARY KEY (org_id, id),
  constraint connection_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint connection_check CHECK ((accepted_at IS NULL) = (agency_org_id IS NULL)),
  constraint connection_check1 CHECK (agency_org_id <> org_id),
  constraint connection_token_hash_check CHECK (length(token_hash) = 32)
);
CREATE INDEX connection_agency ON outsourcing.connection USING btree (agency_org_id) WHERE agency_org_id IS NOT NULL;
CREATE UNIQUE INDEX connection_running ON outsourcing.connection USING btree (org_id, provider_id) WHERE accepted_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX connection_token ON outsourcing.connection USING btree (token_hash);
alter table outsourcing.connection enable row level security;
create policy agents_add on outsourcing.connection as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.connection as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.connection as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.connection as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.connection for select to quittance_app using (agency_org_id = platform.org());
create policy every_organisation on outsourcing.connection to quittance_auth using (true);
create policy one_organisation on outsourcing.connection to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.connection as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on outsourcing.connection to quittance_app;
grant select (org_id, id, token_hash) on outsourcing.connection to quittance_auth;

create table outsourcing.debtor_answer (
  org_id integer not null,
  placement_id uuid not null,
  agency_org_id integer,
  grade smallint not null,
  words text not null default ''::text,
  on_day date not null,
  answered_at timestamp with time zone not null,
  constraint debtor_answer_pkey PRIMARY KEY (org_id, placement_id),
  constraint debtor_answer_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint debtor_answer_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint debtor_answer_grade_check CHECK (grade >= 1 AND grade <= 5),
  constraint debtor_answer_words_check CHECK (length(words) <= 1000)
);
alter table outsourcing.debtor_answer enable row level security;
create policy agents_add on outsourcing.debtor_answer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.debtor_answer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.debtor_answer as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.debtor_answer as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.debtor_answer for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.debtor_answer to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.debtor_answer as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.debtor_answer to quittance_app;

create table outsourcing.erasure (
  org_id integer not null,
  mandate_id uuid not null,
  agency_org_id integer,
  erased_on date not null,
  kept text not null,
  signer_name text not null,
  signer_title text not null,
  said_at timestamp with time zone not null,
  said_by_name text not null,
  constraint erasure_pkey PRIMARY KEY (org_id, mandate_id),
  constraint erasure_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint erasure_kept_check CHECK (length(kept) <= 1000),
  constraint erasure_signer_name_check CHECK (length(signer_name) >= 1 AND length(signer_name) <= 120),
  constraint erasure_signer_title_check CHECK (length(signer_title) <= 120)
);
alter table outsourcing.erasure enable row level security;
create policy agents_add on outsourcing.erasure as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.erasure as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.erasure as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.erasure as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.erasure for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.erasure to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.erasure as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.erasure to quittance_app;

create table outsourcing.expiry_seen (
  org_id integer not null,
  provider_id uuid not null,
  what text not null,
  expires_on date not null,
  days smallint not null,
  seen_at timestamp with time zone not null,
  seen_by_name text not null,
  constraint expiry_seen_pkey PRIMARY KEY (org_id, provider_id, what, expires_on, days),
  constraint expiry_seen_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint expiry_seen_days_check CHECK (days = ANY (ARRAY[60, 30, 0]))
);
alter table outsourcing.expiry_seen enable row level security;
create policy agents_add on outsourcing.expiry_seen as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.expiry_seen as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.expiry_seen as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.expiry_seen as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.expiry_seen to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.expiry_seen to quittance_app;

create table outsourcing.fee_dispute (
  org_id integer not null,
  line_id uuid not null,
  agency_org_id integer,
  why text not null,
  disputed_at timestamp with time zone not null,
  disputed_by_name text not null,
  answer text,
  answer_why text not null default ''::text,
  answered_at timestamp with time zone,
  answered_by_name text,
  constraint fee_dispute_pkey PRIMARY KEY (org_id, line_id),
  constraint fee_dispute_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES outsourcing.fee_line(org_id, id),
  constraint fee_dispute_answer_check CHECK (answer = ANY (ARRAY['accepted'::text, 'refused'::text])),
  constraint fee_dispute_answer_why_check CHECK (length(answer_why) <= 500),
  constraint fee_dispute_check CHECK ((answer IS NULL) = (answered_at IS NULL)),
  constraint fee_dispute_why_check CHECK (length(why) >= 1 AND length(why) <= 500)
);
alter table outsourcing.fee_dispute enable row level security;
create policy agents_add on outsourcing.fee_dispute as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fee_dispute as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fee_dispute as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fee_dispute as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.fee_dispute for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.fee_dispute to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fee_dispute as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fee_dispute to quittance_app;
grant update (answer, answer_why, answered_at, answered_by_name) on outsourcing.fee_dispute to quittance_app;

create table outsourcing.fee_invoice (
  org_id integer not null,
  id uuid not null,
  mandate_id uuid not null,
  agency_org_id integer,
  no integer,
  number text not null,
  currency text not null,
  issued_on date not null,
  due_on date not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  parties jsonb not null,
  issued_at timestamp with time zone not null,
  issued_by_name text not null,
  constraint fee_invoice_pkey PRIMARY KEY (org_id, id),
  constraint fee_invoice_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint fee_invoice_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint fee_invoice_check CHECK (due_on >= issued_on),
  constraint fee_invoice_check1 CHECK ((net_cents * vat_cents) >= 0),
  constraint fee_invoice_check2 CHECK ((agency_org_id IS NULL) = (no IS NULL)),
  constraint fee_invoice_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint fee_invoice_no_check CHECK (no > 0),
  constraint fee_invoice_number_check CHECK (length(number) >= 1 AND length(number) <= 40)
);
CREATE INDEX fee_invoice_agency ON outsourcing.fee_invoice USING btree (agency_org_id, no) WHERE agency_org_id IS NOT NULL;
CREATE INDEX fee_invoice_by_id ON outsourcing.fee_invoice USING btree (id);
CREATE INDEX fee_invoice_mandate ON outsourcing.fee_invoice USING btree (org_id, mandate_id, issued_on);
alter table outsourcing.fee_invoice enable row level security;
create policy agents_add on outsourcing.fee_invoice as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fee_invoice as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fee_invoice as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fee_invoice as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.fee_invoice for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.fee_invoice to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fee_invoice as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fee_invoice to quittance_app;

create table outsourcing.fee_line (
  org_id integer not null,
  id uuid not null,
  mandate_id uuid not null,
  version smallint not null,
  agency_org_id integer,
  kind text not null,
  placement_id uuid,
  receipt_id uuid,
  side_cost text,
  label text not null default ''::text,
  period_from date,
  period_to date,
  reverses uuid,
  currency text not null,
  on_day date not null,
  net_cents bigint not null,
  vat_bp integer not null,
  vat_cents bigint not null,
  detail jsonb not null,
  refusal jsonb,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  invoice_id uuid,
  constraint fee_line_pkey PRIMARY KEY (org_id, id),
  constraint fee_line_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint fee_line_org_id_invoice_id_fkey FOREIGN KEY (org_id, invoice_id) REFERENCES outsourcing.fee_invoice(org_id, id),
  constraint fee_line_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint fee_line_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint fee_line_org_id_receipt_id_fkey FOREIGN KEY (org_id, receipt_id) REFERENCES outsourcing.receipt(org_id, id),
  constraint fee_line_org_id_reverses_fkey FOREIGN KEY (org_id, reverses) REFERENCES outsourcing.fee_line(org_id, id),
  constraint fee_line_check CHECK (period_to >= period_from),
  constraint fee_line_check1 CHECK ((net_cents * vat_cents) >= 0),
  constraint fee_line_check2 CHECK ((kind = ANY (ARRAY['receipt'::text, 'return'::text])) = (receipt_id IS NOT NULL)),
  constraint fee_line_check3 CHECK ((kind = 'side_cost'::text) = (side_cost IS NOT NULL)),
  constraint fee_line_check5 CHECK ((kind = 'credit'::text) = (reverses IS NOT NULL)),
  constraint fee_line_check6 CHECK (refusal IS NULL OR net_cents = 0),
  constraint fee_line_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint fee_line_has_period CHECK ((kind = ANY (ARRAY['period'::text, 'correction'::text, 'service_credit'::text])) = (period_from IS NOT NULL)),
  constraint fee_line_kind_check CHECK (kind = ANY (ARRAY['receipt'::text, 'return'::text, 'side_cost'::text, 'period'::text, 'correction'::text, 'credit'::text, 'service_credit'::text])),
  constraint fee_line_label_check CHECK (length(label) <= 200),
  constraint fee_line_side_cost_check CHECK (side_cost = ANY (ARRAY['registered_letter'::text, 'search'::text, 'visit'::text, 'bailiff'::text, 'lawyer'::text, 'court'::text, 'other'::text])),
  constraint fee_line_vat_bp_check CHECK (vat_bp >= 0 AND vat_bp <= 10000),
  constraint fee_line_version_check CHECK (version > 0)
);
CREATE INDEX fee_line_agency ON outsourcing.fee_line USING btree (agency_org_id, org_id) WHERE agency_org_id IS NOT NULL;
CREATE INDEX fee_line_by_id ON outsourcing.fee_line USING btree (id);
CREATE UNIQUE INDEX fee_line_credit ON outsourcing.fee_line USING btree (org_id, reverses) WHERE reverses IS NOT NULL;
CREATE INDEX fee_line_invoice ON outsourcing.fee_line USING btree (org_id, invoice_id);
CREATE INDEX fee_line_mandate ON outsourcing.fee_line USING btree (org_id, mandate_id, on_day);
CREATE INDEX fee_line_of_period ON outsourcing.fee_line USING btree (org_id, mandate_id, period_from) WHERE kind = ANY (ARRAY['period'::text, 'correction'::text]);
CREATE UNIQUE INDEX fee_line_period ON outsourcing.fee_line USING btree (org_id, mandate_id, period_from) WHERE kind = 'period'::text;
CREATE INDEX fee_line_placement ON outsourcing.fee_line USING btree (org_id, placement_id);
CREATE UNIQUE INDEX fee_line_receipt ON outsourcing.fee_line USING btree (org_id, receipt_id, kind) WHERE receipt_id IS NOT NULL;
CREATE UNIQUE INDEX fee_line_service_credit ON outsourcing.fee_line USING btree (org_id, mandate_id, period_from) WHERE kind = 'service_credit'::text;
CREATE INDEX fee_line_unbilled ON outsourcing.fee_line USING btree (org_id, mandate_id) WHERE invoice_id IS NULL;
alter table outsourcing.fee_line enable row level security;
create policy agents_add on outsourcing.fee_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fee_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fee_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fee_line as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.fee_line for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.fee_line to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fee_line as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fee_line to quittance_app;
grant update (invoice_id) on outsourcing.fee_line to quittance_app;

create table outsourcing.fee_proof (
  org_id integer not null,
  line_id uuid not null,
  agency_org_id integer,
  name text not null,
  type text not null,
  sha256 bytea not null,
  bytes bytea not null,
  constraint fee_proof_pkey PRIMARY KEY (org_id, line_id),
  constraint fee_proof_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES outsourcing.fee_line(org_id, id),
  constraint fee_proof_bytes_check CHECK (length(bytes) >= 1 AND length(bytes) <= 10485760),
  constraint fee_proof_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint fee_proof_sha256_check CHECK (length(sha256) = 32)
);
alter table outsourcing.fee_proof enable row level security;
create policy agents_add on outsourcing.fee_proof as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fee_proof as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fee_proof as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fee_proof as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.fee_proof for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.fee_proof to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fee_proof as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fee_proof to quittance_app;

create table outsourcing.fee_settlement (
  org_id integer not null,
  id uuid not null,
  invoice_id uuid not null,
  agency_org_id integer,
  remittance_id uuid,
  cents bigint not null,
  on_day date not null,
  at timestamp with time zone not null,
  by_name text not null,
  is_live boolean not null,
  constraint fee_settlement_pkey PRIMARY KEY (org_id, id),
  constraint fee_settlement_org_id_invoice_id_fkey FOREIGN KEY (org_id, invoice_id) REFERENCES outsourcing.fee_invoice(org_id, id),
  constraint fee_settlement_org_id_remittance_id_fkey FOREIGN KEY (org_id, remittance_id) REFERENCES outsourcing.remittance(org_id, id),
  constraint fee_settlement_cents_check CHECK (cents <> 0)
);
CREATE INDEX fee_settlement_invoice ON outsourcing.fee_settlement USING btree (org_id, invoice_id) WHERE is_live;
CREATE INDEX fee_settlement_remittance ON outsourcing.fee_settlement USING btree (org_id, remittance_id) WHERE remittance_id IS NOT NULL;
alter table outsourcing.fee_settlement enable row level security;
create policy agents_add on outsourcing.fee_settlement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fee_settlement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fee_settlement as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fee_settlement as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.fee_settlement for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.fee_settlement to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fee_settlement as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fee_settlement to quittance_app;
grant update (is_live) on outsourcing.fee_settlement to quittance_app;

create table outsourcing.first_letter (
  org_id integer not null,
  placement_id uuid not null,
  agency_org_id integer not null,
  message_id uuid not null,
  reference text not null,
  sent_on date not null,
  constraint first_letter_pkey PRIMARY KEY (org_id, placement_id),
  constraint first_letter_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint first_letter_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id)
);
alter table outsourcing.first_letter enable row level security;
create policy agents_add on outsourcing.first_letter as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.first_letter as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.first_letter as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.first_letter as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = first_letter.placement_id)));
create policy as_agency on outsourcing.first_letter for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.first_letter to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.first_letter as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.first_letter to quittance_app;

create table outsourcing.fund_account (
  org_id integer not null,
  creditor_org_id integer not null,
  currency text not null,
  balance_cents bigint not null,
  constraint fund_account_pkey PRIMARY KEY (org_id, creditor_org_id, currency),
  constraint fund_account_creditor_org_id_fkey FOREIGN KEY (creditor_org_id) REFERENCES access.organisation(org_id),
  constraint fund_account_balance_cents_check CHECK (balance_cents >= 0),
  constraint fund_account_check CHECK (org_id <> creditor_org_id),
  constraint fund_account_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text)
);
alter table outsourcing.fund_account enable row level security;
create policy agents_add on outsourcing.fund_account as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fund_account as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fund_account as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fund_account as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.fund_account to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fund_account as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant select on outsourcing.fund_account to quittance_app;

create table outsourcing.fund_entry (
  org_id integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  creditor_org_id integer not null,
  currency text not null,
  kind text not null,
  cents bigint not null,
  balance_cents bigint not null,
  receipt_id uuid,
  remittance_id uuid,
  on_day date not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint fund_entry_pkey PRIMARY KEY (org_id, id),
  constraint fund_entry_org_id_creditor_org_id_currency_fkey FOREIGN KEY (org_id, creditor_org_id, currency) REFERENCES outsourcing.fund_account(org_id, creditor_org_id, currency),
  constraint fund_entry_balance_cents_check CHECK (balance_cents >= 0),
  constraint fund_entry_cents_check CHECK (cents <> 0),
  constraint fund_entry_check CHECK (kind <> 'receipt'::text OR cents > 0 AND receipt_id IS NOT NULL),
  constraint fund_entry_check1 CHECK (kind <> 'return'::text OR cents < 0 AND receipt_id IS NOT NULL),
  constraint fund_entry_check2 CHECK ((kind = ANY (ARRAY['receipt'::text, 'return'::text])) OR remittance_id IS NOT NULL AND receipt_id IS NULL),
  constraint fund_entry_kind_check CHECK (kind = ANY (ARRAY['receipt'::text, 'return'::text, 'remittance'::text, 'fee'::text]))
);
CREATE INDEX fund_entry_of ON outsourcing.fund_entry USING btree (org_id, creditor_org_id, currency, seq);
CREATE UNIQUE INDEX fund_entry_receipt ON outsourcing.fund_entry USING btree (org_id, creditor_org_id, receipt_id, kind) WHERE receipt_id IS NOT NULL;
CREATE INDEX fund_entry_remittance ON outsourcing.fund_entry USING btree (org_id, remittance_id) WHERE remittance_id IS NOT NULL;
alter table outsourcing.fund_entry enable row level security;
create policy agents_add on outsourcing.fund_entry as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fund_entry as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fund_entry as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fund_entry as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.fund_entry to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fund_entry as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant select on outsourcing.fund_entry to quittance_app;

create table outsourcing.fund_line (
  org_id integer not null,
  id uuid not null,
  line_id uuid not null,
  cents bigint not null,
  over_cents bigint not null default 0,
  over_given_back_on date,
  over_given_back_by_name text,
  used_at timestamp with time zone not null,
  used_by_name text not null,
  undone_at timestamp with time zone,
  undone_by_name text,
  constraint fund_line_pkey PRIMARY KEY (org_id, id),
  constraint fund_line_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint fund_line_cents_check CHECK (cents > 0),
  constraint fund_line_check CHECK (over_cents >= 0 AND over_cents <= cents),
  constraint fund_line_check1 CHECK (over_given_back_on IS NULL OR over_cents > 0)
);
CREATE UNIQUE INDEX fund_line_once ON outsourcing.fund_line USING btree (org_id, line_id) WHERE undone_at IS NULL;
alter table outsourcing.fund_line enable row level security;
create policy agents_add on outsourcing.fund_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fund_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fund_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fund_line as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.fund_line to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fund_line as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR NOT outsourcing.pays_closed(id));
grant insert, select on outsourcing.fund_line to quittance_app;
grant update (over_given_back_on, over_given_back_by_name, undone_at, undone_by_name) on outsourcing.fund_line to quittance_app;

create table outsourcing.fund_line_receipt (
  org_id integer not null,
  fund_line_id uuid not null,
  creditor_org_id integer not null,
  receipt_id uuid not null,
  was_known boolean not null,
  is_live boolean not null default true,
  constraint fund_line_receipt_pkey PRIMARY KEY (org_id, fund_line_id, creditor_org_id, receipt_id),
  constraint fund_line_receipt_org_id_fund_line_id_fkey FOREIGN KEY (org_id, fund_line_id) REFERENCES outsourcing.fund_line(org_id, id)
);
CREATE UNIQUE INDEX fund_line_receipt_once ON outsourcing.fund_line_receipt USING btree (org_id, creditor_org_id, receipt_id) WHERE is_live;
alter table outsourcing.fund_line_receipt enable row level security;
create policy agents_add on outsourcing.fund_line_receipt as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fund_line_receipt as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fund_line_receipt as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fund_line_receipt as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.fund_line_receipt to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fund_line_receipt as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fund_line_receipt to quittance_app;
grant update (is_live) on outsourcing.fund_line_receipt to quittance_app;

create table outsourcing.fund_move (
  org_id integer not null,
  id uuid not null,
  line_id uuid not null,
  kind text not null,
  currency text not null,
  cents bigint not null,
  creditor_org_id integer,
  remittance_id uuid,
  receipt_id uuid,
  fund_line_id uuid,
  told_at timestamp with time zone not null,
  told_by_name text not null,
  undone_at timestamp with time zone,
  undone_by_name text,
  constraint fund_move_pkey PRIMARY KEY (org_id, id),
  constraint fund_move_org_id_fund_line_id_fkey FOREIGN KEY (org_id, fund_line_id) REFERENCES outsourcing.fund_line(org_id, id),
  constraint fund_move_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint fund_move_check CHECK (cents < 0 OR kind = 'own'::text AND cents <> 0),
  constraint fund_move_check1 CHECK ((kind = 'remittance'::text) = (remittance_id IS NOT NULL) AND (kind = 'return'::text) = (receipt_id IS NOT NULL)),
  constraint fund_move_check2 CHECK ((kind = 'overpayment'::text) = (fund_line_id IS NOT NULL) AND (kind = ANY (ARRAY['remittance'::text, 'return'::text])) = (creditor_org_id IS NOT NULL)),
  constraint fund_move_check3 CHECK ((undone_at IS NULL) = (undone_by_name IS NULL)),
  constraint fund_move_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint fund_move_kind_check CHECK (kind = ANY (ARRAY['remittance'::text, 'return'::text, 'overpayment'::text, 'own'::text]))
);
CREATE INDEX fund_move_line ON outsourcing.fund_move USING btree (org_id, line_id);
CREATE UNIQUE INDEX fund_move_overpayment ON outsourcing.fund_move USING btree (org_id, fund_line_id) WHERE undone_at IS NULL AND fund_line_id IS NOT NULL;
CREATE UNIQUE INDEX fund_move_receipt ON outsourcing.fund_move USING btree (org_id, creditor_org_id, receipt_id) WHERE undone_at IS NULL AND receipt_id IS NOT NULL;
CREATE UNIQUE INDEX fund_move_remittance ON outsourcing.fund_move USING btree (org_id, creditor_org_id, remittance_id) WHERE undone_at IS NULL AND remittance_id IS NOT NULL;
alter table outsourcing.fund_move enable row level security;
create policy agents_add on outsourcing.fund_move as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.fund_move as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.fund_move as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.fund_move as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.fund_move to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.fund_move as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.fund_move to quittance_app;
grant update (undone_at, undone_by_name) on outsourcing.fund_move to quittance_app;

create table outsourcing.handover (
  org_id integer not null,
  placing_id uuid not null,
  state text not null,
  refusal jsonb,
  name text not null,
  lang text not null,
  sha256 bytea,
  asked_at timestamp with time zone not null,
  asked_by_name text not null,
  built_at timestamp with time zone,
  key_hash bytea,
  key_until timestamp with time zone,
  fetched_at timestamp with time zone,
  fetched_by text,
  constraint handover_pkey PRIMARY KEY (org_id, placing_id),
  constraint handover_org_id_placing_id_fkey FOREIGN KEY (org_id, placing_id) REFERENCES outsourcing."placing"(org_id, id),
  constraint handover_check CHECK ((state = 'ready'::text) = (sha256 IS NOT NULL)),
  constraint handover_check1 CHECK ((state = 'refused'::text) = (refusal IS NOT NULL)),
  constraint handover_key_hash_check CHECK (length(key_hash) = 32),
  constraint handover_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint handover_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint handover_sha256_check CHECK (length(sha256) = 32),
  constraint handover_state_check CHECK (state = ANY (ARRAY['building'::text, 'ready'::text, 'refused'::text]))
);
alter table outsourcing.handover enable row level security;
create policy agents_add on outsourcing.handover as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.handover as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.handover as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.handover as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.handover to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.handover to quittance_app;
grant update (state, refusal, sha256, built_at, key_hash, key_until, fetched_at, fetched_by) on outsourcing.handover to quittance_app;

create table outsourcing.handover_file (
  org_id integer not null,
  placing_id uuid not null,
  place integer not null,
  name text not null,
  title text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  document_id uuid,
  bytes bytea,
  constraint handover_file_pkey PRIMARY KEY (org_id, placing_id, place),
  constraint handover_file_org_id_placing_id_name_key UNIQUE (org_id, placing_id, name),
  constraint handover_file_org_id_placing_id_fkey FOREIGN KEY (org_id, placing_id) REFERENCES outsourcing.handover(org_id, placing_id),
  constraint handover_file_check CHECK ((document_id IS NULL) = (bytes IS NOT NULL)),
  constraint handover_file_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint handover_file_sha256_check CHECK (length(sha256) = 32)
);
CREATE INDEX handover_file_document ON outsourcing.handover_file USING btree (org_id, document_id) WHERE document_id IS NOT NULL;
alter table outsourcing.handover_file enable row level security;
create policy agents_add on outsourcing.handover_file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.handover_file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.handover_file as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.handover_file as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.handover_file to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on outsourcing.handover_file to quittance_app;

create table outsourcing.instruction (
  org_id integer not null,
  id uuid not null,
  placement_id uuid not null,
  agency_org_id integer,
  customer_id uuid not null,
  placement_no integer not null,
  creditor_name text not null,
  customer_name text not null,
  note text not null,
  given_on date not null,
  given_at timestamp with time zone not null,
  given_by_name text not null,
  seen_at timestamp with time zone,
  seen_by_name text,
  constraint instruction_pkey PRIMARY KEY (org_id, id),
  constraint instruction_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint instruction_check CHECK ((seen_at IS NULL) = (seen_by_name IS NULL)),
  constraint instruction_note_check CHECK (length(note) >= 1 AND length(note) <= 2000)
);
CREATE INDEX instruction_placement ON outsourcing.instruction USING btree (org_id, placement_id);
CREATE INDEX instruction_unread ON outsourcing.instruction USING btree (agency_org_id) WHERE seen_at IS NULL;
alter table outsourcing.instruction enable row level security;
create policy agents_add on outsourcing.instruction as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.instruction as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = instruction.placement_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = instruction.placement_id)));
create policy agents_remove on outsourcing.instruction as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.instruction as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = instruction.placement_id)));
create policy as_agency on outsourcing.instruction for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.instruction to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.instruction as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.instruction to quittance_app;
grant update (seen_at, seen_by_name) on outsourcing.instruction to quittance_app;

create table outsourcing.invoice_sequence (
  org_id integer not null,
  last_no integer not null,
  constraint invoice_sequence_pkey PRIMARY KEY (org_id),
  constraint invoice_sequence_last_no_check CHECK (last_no >= 0)
);
alter table outsourcing.invoice_sequence enable row level security;
create policy agents_add on outsourcing.invoice_sequence as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.invoice_sequence as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.invoice_sequence as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.invoice_sequence as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.invoice_sequence to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.invoice_sequence to quittance_app;

create table outsourcing.mandate (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  provider_id uuid not null,
  agency_org_id integer,
  state text not null,
  version smallint,
  starts_on date,
  ends_on date,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  creditor_name text not null default ''::text,
  provider_name text not null default ''::text,
  works_until date,
  notice_on date,
  notice_side text,
  notice_by_name text,
  ended_why text not null default ''::text,
  quote_id uuid,
  constraint mandate_pkey PRIMARY KEY (org_id, id),
  constraint mandate_org_id_no_key UNIQUE (org_id, no),
  constraint mandate_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint mandate_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint mandate_org_id_quote_id_fkey FOREIGN KEY (org_id, quote_id) REFERENCES outsourcing.quote(org_id, id),
  constraint mandate_check1 CHECK (ends_on >= starts_on),
  constraint mandate_ended_why_check CHECK (length(ended_why) <= 500),
  constraint mandate_no_check CHECK (no > 0),
  constraint mandate_notice CHECK ((notice_on IS NULL) = (notice_side IS NULL)),
  constraint mandate_notice_side_check CHECK (notice_side = ANY (ARRAY['creditor'::text, 'agency'::text])),
  constraint mandate_signed CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'dropped'::text])) OR version IS NOT NULL AND starts_on IS NOT NULL),
  constraint mandate_state_check CHECK (state = ANY (ARRAY['draft'::text, 'proposed'::text, 'running'::text, 'ended'::text, 'dropped'::text])),
  constraint mandate_version_check CHECK (version > 0),
  constraint mandate_works_until CHECK (works_until >= ends_on)
);
CREATE INDEX mandate_agency ON outsourcing.mandate USING btree (agency_org_id) WHERE agency_org_id IS NOT NULL;
CREATE INDEX mandate_ending ON outsourcing.mandate USING btree (org_id, ends_on) WHERE state = 'running'::text;
CREATE INDEX mandate_provider ON outsourcing.mandate USING btree (org_id, provider_id);
alter table outsourcing.mandate enable row level security;
create policy agents_add on outsourcing.mandate as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.mandate as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.mandate as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.mandate as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.mandate h
  WHERE h.held = mandate.id)));
create policy as_agency on outsourcing.mandate for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.mandate to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.mandate as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on outsourcing.mandate to quittance_app;

create table outsourcing.mandate_file (
  org_id integer not null,
  mandate_id uuid not null,
  version smallint not null,
  agency_org_id integer,
  sha256 bytea not null,
  bytes bytea not null,
  constraint mandate_file_pkey PRIMARY KEY (org_id, mandate_id, version),
  constraint mandate_file_org_id_mandate_id_version_fkey FOREIGN KEY (org_id, mandate_id, version) REFERENCES outsourcing.mandate_version(org_id, mandate_id, version),
  constraint mandate_file_sha256_check CHECK (length(sha256) = 32)
);
alter table outsourcing.mandate_file enable row level security;
create policy agents_add on outsourcing.mandate_file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.mandate_file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.mandate_file as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.mandate_file as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.mandate_file for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.mandate_file to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.mandate_file as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.mandate_file to quittance_app;

create table outsourcing.mandate_signature (
  org_id integer not null,
  mandate_id uuid not null,
  version smallint not null,
  side text not null,
  agency_org_id integer,
  signer_name text not null,
  signer_title text not null,
  actor_id text not null,
  actor_name text not null,
  signed_on date not null,
  signed_at timestamp with time zone not null,
  sha256 bytea not null,
  paper_id uuid,
  constraint mandate_signature_pkey PRIMARY KEY (org_id, mandate_id, version, side),
  constraint mandate_signature_org_id_mandate_id_version_fkey FOREIGN KEY (org_id, mandate_id, version) REFERENCES outsourcing.mandate_file(org_id, mandate_id, version),
  constraint mandate_signature_org_id_paper_id_fkey FOREIGN KEY (org_id, paper_id) REFERENCES outsourcing.paper(org_id, id),
  constraint mandate_signature_sha256_check CHECK (length(sha256) = 32),
  constraint mandate_signature_side_check CHECK (side = ANY (ARRAY['creditor'::text, 'agency'::text])),
  constraint mandate_signature_signer_name_check CHECK (length(signer_name) >= 1 AND length(signer_name) <= 120),
  constraint mandate_signature_signer_title_check CHECK (length(signer_title) <= 120)
);
alter table outsourcing.mandate_signature enable row level security;
create policy agents_add on outsourcing.mandate_signature as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.mandate_signature as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.mandate_signature as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.mandate_signature as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.mandate_signature for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.mandate_signature to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.mandate_signature as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.mandate_signature to quittance_app;

create table outsourcing.mandate_version (
  org_id integer not null,
  mandate_id uuid not null,
  version smallint not null,
  agency_org_id integer,
  side text not null,
  terms jsonb not null,
  note text not null,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  offered_at timestamp with time zone,
  declined_at timestamp with time zone,
  declined_why text not null default ''::text,
  constraint mandate_version_pkey PRIMARY KEY (org_id, mandate_id, version),
  constraint mandate_version_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint mandate_version_check1 CHECK (offered_at IS NOT NULL OR declined_at IS NULL),
  constraint mandate_version_declined_why_check CHECK (length(declined_why) <= 500),
  constraint mandate_version_note_check CHECK (length(note) <= 2000),
  constraint mandate_version_side_check CHECK (side = ANY (ARRAY['creditor'::text, 'agency'::text])),
  constraint mandate_version_version_check CHECK (version > 0)
);
CREATE INDEX mandate_version_agency ON outsourcing.mandate_version USING btree (agency_org_id) WHERE agency_org_id IS NOT NULL;
alter table outsourcing.mandate_version enable row level security;
create policy agents_add on outsourcing.mandate_version as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.mandate_version as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.mandate_version as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.mandate_version as restrictive for select to quittance_agent using (org_id = platform.org() AND agency_org_id = platform.agency());
create policy as_agency on outsourcing.mandate_version for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.mandate_version to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.mandate_version as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.mandate_version to quittance_app;
grant update (agency_org_id, terms, note, made_at, made_by_name, offered_at, declined_at, declined_why) on outsourcing.mandate_version to quittance_app;

create table outsourcing.package (
  org_id integer not null,
  id uuid not null,
  mandate_id uuid not null,
  creditor_org_id integer not null,
  agency_org_id integer,
  kind text not null,
  state text not null,
  refusal jsonb,
  name text not null,
  lang text not null,
  sha256 bytea,
  asked_at timestamp with time zone not null,
  asked_by_name text not null,
  built_at timestamp with time zone,
  constraint package_pkey PRIMARY KEY (org_id, id),
  constraint package_check CHECK (org_id = creditor_org_id OR org_id = agency_org_id),
  constraint package_check1 CHECK ((state = 'ready'::text) = (sha256 IS NOT NULL)),
  constraint package_check2 CHECK ((state = 'refused'::text) = (refusal IS NOT NULL)),
  constraint package_kind_check CHECK (kind = ANY (ARRAY['hand_back'::text, 'export'::text])),
  constraint package_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint package_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint package_sha256_check CHECK (length(sha256) = 32),
  constraint package_state_check CHECK (state = ANY (ARRAY['building'::text, 'ready'::text, 'refused'::text]))
);
CREATE INDEX package_mandate ON outsourcing.package USING btree (org_id, mandate_id, asked_at);
alter table outsourcing.package enable row level security;
create policy agents_add on outsourcing.package as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.package as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.package as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.package as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.package to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.package as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.package to quittance_app;
grant update (state, refusal, sha256, built_at) on outsourcing.package to quittance_app;

create table outsourcing.package_file (
  org_id integer not null,
  package_id uuid not null,
  place integer not null,
  name text not null,
  title text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  document_id uuid,
  bytes bytea,
  constraint package_file_pkey PRIMARY KEY (org_id, package_id, place),
  constraint package_file_org_id_package_id_name_key UNIQUE (org_id, package_id, name),
  constraint package_file_org_id_package_id_fkey FOREIGN KEY (org_id, package_id) REFERENCES outsourcing.package(org_id, id),
  constraint package_file_check CHECK ((document_id IS NULL) = (bytes IS NOT NULL)),
  constraint package_file_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint package_file_place_check CHECK (place > 0),
  constraint package_file_sha256_check CHECK (length(sha256) = 32)
);
CREATE INDEX package_file_document ON outsourcing.package_file USING btree (org_id, document_id) WHERE document_id IS NOT NULL;
alter table outsourcing.package_file enable row level security;
create policy agents_add on outsourcing.package_file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.package_file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.package_file as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.package_file as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.package_file to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on outsourcing.package_file to quittance_app;

create table outsourcing.page_act (
  org_id integer not null,
  id uuid not null,
  form_token uuid not null,
  link_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  signer_name text not null,
  sha256 bytea not null,
  said jsonb not null,
  constraint page_act_pkey PRIMARY KEY (org_id, id),
  constraint page_act_org_id_form_token_key UNIQUE (org_id, form_token),
  constraint page_act_org_id_link_id_fkey FOREIGN KEY (org_id, link_id) REFERENCES access.link(org_id, id),
  constraint page_act_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint page_act_kind_check CHECK (kind = ANY (ARRAY['quote'::text, 'declined'::text, 'accepted'::text, 'contested'::text, 'paper'::text, 'statement'::text])),
  constraint page_act_sha256_check CHECK (length(sha256) = 32),
  constraint page_act_signer_name_check CHECK (length(signer_name) <= 120)
);
CREATE INDEX page_act_link ON outsourcing.page_act USING btree (org_id, link_id, at);
alter table outsourcing.page_act enable row level security;
create policy agents_add on outsourcing.page_act as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.page_act as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.page_act as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.page_act as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.page_act to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.page_act to quittance_app;

create table outsourcing.paper (
  org_id integer not null,
  id uuid not null,
  provider_id uuid not null,
  kind text not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  expires_on date,
  added_at timestamp with time zone not null,
  added_by_name text not null,
  removed_at timestamp with time zone,
  removed_by_name text,
  is_dropped boolean not null default false,
  verified_at timestamp with time zone,
  verified_by_name text,
  constraint paper_pkey PRIMARY KEY (org_id, id),
  constraint paper_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint paper_check CHECK ((removed_at IS NULL) = (removed_by_name IS NULL)),
  constraint paper_kind_check CHECK (kind = ANY (ARRAY['insurance'::text, 'declaration'::text, 'account'::text, 'company_extract'::text, 'vigilance'::text, 'price_list'::text, 'references'::text, 'signed_mandate'::text, 'data_protection'::text, 'other'::text])),
  constraint paper_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint paper_sha256_check CHECK (length(sha256) = 32),
  constraint paper_size_check CHECK (size >= 1 AND size <= 10485760),
  constraint paper_verified CHECK ((verified_at IS NULL) = (verified_by_name IS NULL) AND (is_dropped OR verified_at IS NULL))
);
CREATE INDEX paper_expiring ON outsourcing.paper USING btree (org_id, expires_on) WHERE expires_on IS NOT NULL AND removed_at IS NULL;
CREATE UNIQUE INDEX paper_once ON outsourcing.paper USING btree (org_id, provider_id, sha256) WHERE removed_at IS NULL;
alter table outsourcing.paper enable row level security;
create policy agents_add on outsourcing.paper as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.paper as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.paper as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.paper as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.paper to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.paper to quittance_app;
grant update (expires_on, removed_at, removed_by_name, verified_at, verified_by_name) on outsourcing.paper to quittance_app;

create table outsourcing.placed_item (
  org_id integer not null,
  placement_id uuid not null,
  item_id uuid not null,
  placed_cents bigint not null,
  is_live boolean not null,
  known_cents bigint not null,
  direct_cents bigint not null default 0,
  constraint placed_item_pkey PRIMARY KEY (org_id, placement_id, item_id),
  constraint placed_item_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint placed_item_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint placed_item_direct_cents_check CHECK (direct_cents >= 0),
  constraint placed_item_known_cents_check CHECK (known_cents >= 0),
  constraint placed_item_placed_cents_check CHECK (placed_cents > 0)
);
CREATE UNIQUE INDEX placed_once ON outsourcing.placed_item USING btree (org_id, item_id) WHERE is_live;
alter table outsourcing.placed_item enable row level security;
create policy agents_add on outsourcing.placed_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.placed_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.placed_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.placed_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = placed_item.placement_id)));
create policy one_organisation on outsourcing.placed_item to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.placed_item to quittance_app;
grant update (is_live, known_cents, direct_cents) on outsourcing.placed_item to quittance_app;

create table outsourcing.placement (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  mandate_id uuid not null,
  agency_org_id integer,
  customer_id uuid not null,
  currency text not null,
  stage text not null,
  is_pilot boolean not null,
  placed_on date not null,
  placed_cents bigint not null,
  ended_on date,
  ended_why text,
  placed_at timestamp with time zone not null,
  placed_by_name text not null,
  placing_id uuid,
  acted_at timestamp with time zone,
  ended_note text not null default ''::text,
  ended_at timestamp with time zone,
  ended_by_name text,
  constraint placement_pkey PRIMARY KEY (org_id, id),
  constraint placement_org_id_no_key UNIQUE (org_id, no),
  constraint placement_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint placement_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint placement_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint placement_org_id_placing_id_fkey FOREIGN KEY (org_id, placing_id) REFERENCES outsourcing."placing"(org_id, id),
  constraint placement_check CHECK (ended_on >= placed_on),
  constraint placement_check1 CHECK ((ended_on IS NULL) = (ended_why IS NULL)),
  constraint placement_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint placement_ended_note_check CHECK (length(ended_note) <= 300),
  constraint placement_ended_why_check CHECK (ended_why = ANY (ARRAY['paid'::text, 'recalled'::text, 'abandoned'::text, 'mandate_ended'::text, 'uncollectible'::text, 'undone'::text])),
  constraint placement_no_check CHECK (no > 0),
  constraint placement_placed_cents_check CHECK (placed_cents > 0),
  constraint placement_stage_check CHECK (stage = ANY (ARRAY['amicable'::text, 'court'::text]))
);
CREATE INDEX placement_agency ON outsourcing.placement USING btree (agency_org_id) WHERE ended_on IS NULL;
CREATE INDEX placement_customer ON outsourcing.placement USING btree (org_id, customer_id);
CREATE INDEX placement_mandate ON outsourcing.placement USING btree (org_id, mandate_id);
CREATE INDEX placement_placing ON outsourcing.placement USING btree (org_id, placing_id);
CREATE INDEX placement_running ON outsourcing.placement USING btree (org_id, placed_on) WHERE ended_on IS NULL;
alter table outsourcing.placement enable row level security;
create policy agents_add on outsourcing.placement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.placement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.placement as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.placement as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = placement.id)));
create policy as_agency on outsourcing.placement for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.placement to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.placement as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.placement to quittance_app;
grant update (stage, ended_on, ended_why, acted_at, ended_note, ended_at, ended_by_name) on outsourcing.placement to quittance_app;

create table outsourcing.placement_event (
  org_id integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  placement_id uuid not null,
  kind text not null,
  on_day date not null,
  cents bigint not null,
  item_id uuid,
  note text not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint placement_event_pkey PRIMARY KEY (org_id, id),
  constraint placement_event_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint placement_event_cents_check CHECK (cents >= 0),
  constraint placement_event_kind_check CHECK (kind = ANY (ARRAY['placed'::text, 'instructed'::text, 'paid_direct'::text, 'credited'::text, 'reopened'::text, 'recalled'::text, 'undone'::text, 'ended'::text, 'escalated'::text, 'complaint'::text])),
  constraint placement_event_note_check CHECK (length(note) <= 2000)
);
CREATE INDEX placement_event_of ON outsourcing.placement_event USING btree (org_id, placement_id, seq);
alter table outsourcing.placement_event enable row level security;
create policy agents_add on outsourcing.placement_event as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = placement_event.placement_id)));
create policy agents_change on outsourcing.placement_event as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.placement_event as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.placement_event as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = placement_event.placement_id)));
create policy one_organisation on outsourcing.placement_event to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.placement_event to quittance_app;

create table outsourcing.placement_refusal (
  org_id integer not null,
  id uuid not null,
  placing_id uuid not null,
  mandate_id uuid not null,
  customer_id uuid not null,
  item_id uuid not null,
  currency text not null,
  cents bigint not null,
  reasons jsonb not null,
  refused_on date not null,
  refused_at timestamp with time zone not null,
  refused_by_name text not null,
  constraint placement_refusal_pkey PRIMARY KEY (org_id, id),
  constraint placement_refusal_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint placement_refusal_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint placement_refusal_cents_check CHECK (cents >= 0),
  constraint placement_refusal_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text)
);
CREATE INDEX placement_refusal_at ON outsourcing.placement_refusal USING btree (org_id, refused_at);
CREATE INDEX placement_refusal_item ON outsourcing.placement_refusal USING btree (org_id, item_id);
CREATE INDEX placement_refusal_of ON outsourcing.placement_refusal USING btree (org_id, placing_id);
alter table outsourcing.placement_refusal enable row level security;
create policy agents_add on outsourcing.placement_refusal as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.placement_refusal as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.placement_refusal as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.placement_refusal as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.placement_refusal to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.placement_refusal to quittance_app;

create table outsourcing."placing" (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  mandate_id uuid not null,
  stage text not null,
  is_pilot boolean not null,
  seed text,
  placed_on date not null,
  placed_at timestamp with time zone not null,
  placed_by_name text not null,
  undone_at timestamp with time zone,
  undone_by_name text,
  constraint placing_pkey PRIMARY KEY (org_id, id),
  constraint placing_org_id_no_key UNIQUE (org_id, no),
  constraint placing_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint placing_check CHECK ((undone_at IS NULL) = (undone_by_name IS NULL)),
  constraint placing_no_check CHECK (no > 0),
  constraint placing_seed_check CHECK (length(seed) >= 1 AND length(seed) <= 40),
  constraint placing_stage_check CHECK (stage = ANY (ARRAY['amicable'::text, 'court'::text]))
);
alter table outsourcing."placing" enable row level security;
create policy agents_add on outsourcing."placing" as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing."placing" as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing."placing" as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing."placing" as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing."placing" to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing."placing" to quittance_app;
grant update (undone_at, undone_by_name) on outsourcing."placing" to quittance_app;

create table outsourcing.promise_check (
  org_id integer not null,
  provider_id uuid not null,
  currency text not null,
  checked_on date not null,
  files integer not null,
  promised_cents bigint not null,
  came_cents bigint not null,
  promised_bp integer not null,
  came_bp integer not null,
  low_bp integer not null,
  high_bp integer not null,
  verdict text not null,
  seen_on date,
  seen_by_name text,
  seen_note text not null default ''::text,
  constraint promise_check_pkey PRIMARY KEY (org_id, provider_id, currency),
  constraint promise_check_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint promise_check_came_cents_check CHECK (came_cents >= 0),
  constraint promise_check_check CHECK ((seen_on IS NULL) = (seen_by_name IS NULL)),
  constraint promise_check_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint promise_check_files_check CHECK (files > 0),
  constraint promise_check_promised_cents_check CHECK (promised_cents >= 0),
  constraint promise_check_seen_note_check CHECK (length(seen_note) <= 300),
  constraint promise_check_verdict_check CHECK (verdict = ANY (ARRAY['kept'::text, 'short'::text, 'unsure'::text, 'thin'::text]))
);
alter table outsourcing.promise_check enable row level security;
create policy agents_add on outsourcing.promise_check as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.promise_check as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.promise_check as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.promise_check as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.promise_check to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on outsourcing.promise_check to quittance_app;

create table outsourcing.promise_day (
  org_id integer not null,
  checked_on date not null,
  constraint promise_day_pkey PRIMARY KEY (org_id)
);
alter table outsourcing.promise_day enable row level security;
create policy agents_add on outsourcing.promise_day as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.promise_day as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.promise_day as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.promise_day as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.promise_day to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.promise_day to quittance_app;

create table outsourcing.provider (
  org_id integer not null,
  id uuid not null,
  agency_org_id integer,
  name text not null,
  siren text,
  kept_at timestamp with time zone not null,
  kept_by_name text not null,
  archived_at timestamp with time zone,
  contact_name text not null default ''::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  website text not null default ''::text,
  address text not null default ''::text,
  countries text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  sectors text[] not null default '{}'::text[],
  services text[] not null default '{}'::text[],
  reporting text not null default ''::text,
  client_references text not null default ''::text,
  note text not null default ''::text,
  tariff jsonb,
  proven jsonb,
  constraint provider_pkey PRIMARY KEY (org_id, id),
  constraint provider_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint provider_address_check CHECK (length(address) <= 400),
  constraint provider_client_references_check CHECK (length(client_references) <= 2000),
  constraint provider_contact_name_check CHECK (length(contact_name) <= 120),
  constraint provider_email_check CHECK (length(email) <= 254),
  constraint provider_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint provider_note_check CHECK (length(note) <= 4000),
  constraint provider_phone_check CHECK (length(phone) <= 40),
  constraint provider_reporting_check CHECK (length(reporting) <= 400),
  constraint provider_siren_check CHECK (siren ~ '^[0-9]{9}$'::text),
  constraint provider_website_check CHECK (length(website) <= 200)
);
CREATE UNIQUE INDEX provider_agency ON outsourcing.provider USING btree (org_id, agency_org_id);
CREATE UNIQUE INDEX provider_siren ON outsourcing.provider USING btree (org_id, siren) WHERE siren IS NOT NULL AND archived_at IS NULL;
alter table outsourcing.provider enable row level security;
create policy agents_add on outsourcing.provider as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.provider as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.provider as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.provider as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.provider to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.provider to quittance_app;

create table outsourcing.provider_condition (
  org_id integer not null,
  provider_id uuid not null,
  agency_org_id integer,
  insurer text not null,
  policy_no text not null,
  insured_until date,
  iban text not null,
  declared_on date,
  declared_to text not null,
  confirmed_on date not null,
  confirmed_at timestamp with time zone not null,
  confirmed_by_name text not null,
  constraint provider_condition_pkey PRIMARY KEY (org_id, provider_id),
  constraint provider_condition_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint provider_condition_declared_to_check CHECK (length(declared_to) <= 200),
  constraint provider_condition_iban_check CHECK (length(iban) <= 34),
  constraint provider_condition_insurer_check CHECK (length(insurer) <= 200),
  constraint provider_condition_policy_no_check CHECK (length(policy_no) <= 100)
);
alter table outsourcing.provider_condition enable row level security;
create policy agents_add on outsourcing.provider_condition as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.provider_condition as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.provider_condition as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.provider_condition as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.provider_condition for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.provider_condition to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.provider_condition as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on outsourcing.provider_condition to quittance_app;

create table outsourcing.provider_report (
  org_id integer not null,
  mandate_id uuid not null,
  until_on date not null,
  agency_org_id integer,
  received_on date not null,
  note text not null default ''::text,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  constraint provider_report_pkey PRIMARY KEY (org_id, mandate_id, until_on),
  constraint provider_report_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint provider_report_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint provider_report_check CHECK (received_on > until_on),
  constraint provider_report_note_check CHECK (length(note) <= 300)
);
alter table outsourcing.provider_report enable row level security;
create policy agents_add on outsourcing.provider_report as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.provider_report as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.provider_report as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.provider_report as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.provider_report for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.provider_report to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.provider_report as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.provider_report to quittance_app;

create table outsourcing.quittance_mail (
  org_id integer not null,
  receipt_id uuid not null,
  agency_org_id integer not null,
  message_id uuid not null,
  document_id uuid not null,
  to_address text not null,
  asked_at timestamp with time zone not null,
  asked_by_name text not null,
  constraint quittance_mail_pkey PRIMARY KEY (org_id, receipt_id),
  constraint quittance_mail_org_id_message_id_key UNIQUE (org_id, message_id),
  constraint quittance_mail_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint quittance_mail_org_id_receipt_id_fkey FOREIGN KEY (org_id, receipt_id) REFERENCES outsourcing.receipt(org_id, id)
);
alter table outsourcing.quittance_mail enable row level security;
create policy agents_add on outsourcing.quittance_mail as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.quittance_mail as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.quittance_mail as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.quittance_mail as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.quittance_mail for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.quittance_mail to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.quittance_mail as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.quittance_mail to quittance_app;

create table outsourcing.quittance_setting (
  org_id integer not null,
  mails_at_once boolean not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  constraint quittance_setting_pkey PRIMARY KEY (org_id)
);
alter table outsourcing.quittance_setting enable row level security;
create policy agents_add on outsourcing.quittance_setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.quittance_setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.quittance_setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.quittance_setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.quittance_setting to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.quittance_setting to quittance_app;

create table outsourcing.quote (
  org_id integer not null,
  id uuid not null,
  request_id uuid not null,
  provider_id uuid not null,
  agency_org_id integer,
  creditor_name text not null,
  state text not null,
  message_id uuid,
  tariff jsonb,
  proven jsonb,
  note text not null default ''::text,
  valid_until date,
  answered_at timestamp with time zone,
  answered_by_name text,
  is_typed boolean not null default false,
  remit_days smallint,
  is_by_link boolean not null default false,
  answer_sha256 bytea,
  constraint quote_pkey PRIMARY KEY (org_id, id),
  constraint quote_org_id_request_id_provider_id_key UNIQUE (org_id, request_id, provider_id),
  constraint quote_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint quote_org_id_request_id_fkey FOREIGN KEY (org_id, request_id) REFERENCES outsourcing.quote_request(org_id, id),
  constraint quote_answer_sha256_check CHECK (length(answer_sha256) = 32),
  constraint quote_by_link CHECK (NOT (is_by_link AND is_typed)),
  constraint quote_check CHECK (state <> 'answered'::text OR tariff IS NOT NULL AND answered_at IS NOT NULL),
  constraint quote_note_check CHECK (length(note) <= 4000),
  constraint quote_remit_days_check CHECK (remit_days >= 1 AND remit_days <= 90),
  constraint quote_state_check CHECK (state = ANY (ARRAY['asked'::text, 'answered'::text, 'declined'::text, 'withdrawn'::text]))
);
CREATE INDEX quote_agency ON outsourcing.quote USING btree (agency_org_id) WHERE agency_org_id IS NOT NULL;
alter table outsourcing.quote enable row level security;
create policy agents_add on outsourcing.quote as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.quote as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.quote as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.quote as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.quote for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.quote to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.quote as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on outsourcing.quote to quittance_app;

create table outsourcing.quote_request (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  currency text not null,
  portfolio jsonb not null,
  words text not null,
  answer_by date not null,
  few_why text not null,
  asked_at timestamp with time zone not null,
  asked_by_name text not null,
  closed_at timestamp with time zone,
  constraint quote_request_pkey PRIMARY KEY (org_id, id),
  constraint quote_request_org_id_no_key UNIQUE (org_id, no),
  constraint quote_request_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint quote_request_few_why_check CHECK (length(few_why) <= 500),
  constraint quote_request_no_check CHECK (no > 0),
  constraint quote_request_words_check CHECK (length(words) <= 4000)
);
alter table outsourcing.quote_request enable row level security;
create policy agents_add on outsourcing.quote_request as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.quote_request as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.quote_request as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.quote_request as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.quote_request for select to quittance_app using ((EXISTS ( SELECT 1
   FROM outsourcing.quote q
  WHERE q.org_id = quote_request.org_id AND q.request_id = quote_request.id AND q.agency_org_id = platform.org())));
create policy one_organisation on outsourcing.quote_request to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.quote_request as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select, update on outsourcing.quote_request to quittance_app;

create table outsourcing.receipt (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  placement_id uuid not null,
  placement_no integer not null,
  mandate_id uuid not null,
  agency_org_id integer,
  customer_id uuid not null,
  debtor_code text not null,
  debtor_name text not null,
  currency text not null,
  cents bigint not null,
  paid_to text not null,
  means text not null,
  received_on date not null,
  stage text not null,
  tail text,
  payer text not null default ''::text,
  reference text not null default ''::text,
  left_cents bigint not null,
  credit_item_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by_name text not null,
  returned_on date,
  returned_as text,
  returned_why text not null default ''::text,
  returned_at timestamp with time zone,
  returned_by_name text,
  remittance_id uuid,
  remitted_on date,
  fee_waits boolean not null default true,
  constraint receipt_pkey PRIMARY KEY (org_id, id),
  constraint receipt_org_id_no_key UNIQUE (org_id, no),
  constraint receipt_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint receipt_org_id_credit_item_id_fkey FOREIGN KEY (org_id, credit_item_id) REFERENCES ledger.item(org_id, id),
  constraint receipt_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint receipt_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint receipt_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint receipt_cents_check CHECK (cents > 0),
  constraint receipt_check CHECK (returned_on >= received_on),
  constraint receipt_check1 CHECK (remitted_on >= received_on),
  constraint receipt_check2 CHECK ((returned_on IS NULL) = (returned_as IS NULL) AND (returned_on IS NULL) = (returned_at IS NULL)),
  constraint receipt_check3 CHECK (remitted_on IS NULL OR remittance_id IS NOT NULL),
  constraint receipt_check4 CHECK (paid_to = 'agency'::text OR remittance_id IS NULL),
  constraint receipt_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint receipt_left_cents_check CHECK (left_cents >= 0),
  constraint receipt_means_check CHECK (means = ANY (ARRAY['transfer'::text, 'cheque'::text, 'card'::text, 'direct_debit'::text, 'cash'::text, 'other'::text])),
  constraint receipt_no_check CHECK (no > 0),
  constraint receipt_paid_to_check CHECK (paid_to = ANY (ARRAY['agency'::text, 'creditor'::text])),
  constraint receipt_payer_check CHECK (length(payer) <= 200),
  constraint receipt_reference_check CHECK (length(reference) <= 100),
  constraint receipt_returned_as_check CHECK (returned_as = ANY (ARRAY['bounced'::text, 'mistaken'::text, 'undone'::text])),
  constraint receipt_returned_why_check CHECK (length(returned_why) <= 300),
  constraint receipt_stage_check CHECK (stage = ANY (ARRAY['amicable'::text, 'court'::text])),
  constraint receipt_tail_check CHECK (tail = ANY (ARRAY['within'::text, 'after'::text]))
);
CREATE INDEX receipt_agency ON outsourcing.receipt USING btree (agency_org_id, org_id, currency, received_on) WHERE agency_org_id IS NOT NULL;
CREATE INDEX receipt_by_id ON outsourcing.receipt USING btree (id);
CREATE UNIQUE INDEX receipt_credit ON outsourcing.receipt USING btree (org_id, placement_id, credit_item_id) WHERE returned_on IS NULL;
CREATE INDEX receipt_customer ON outsourcing.receipt USING btree (org_id, customer_id);
CREATE INDEX receipt_fee_waits ON outsourcing.receipt USING btree (org_id, placement_id) WHERE fee_waits AND tail IS DISTINCT FROM 'after'::text;
CREATE INDEX receipt_held ON outsourcing.receipt USING btree (agency_org_id, org_id, currency, received_on) WHERE paid_to = 'agency'::text AND returned_on IS NULL AND remitted_on IS NULL;
CREATE INDEX receipt_mandate ON outsourcing.receipt USING btree (org_id, mandate_id, received_on);
CREATE INDEX receipt_placement ON outsourcing.receipt USING btree (org_id, placement_id);
alter table outsourcing.receipt enable row level security;
create policy agents_add on outsourcing.receipt as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.receipt as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.receipt as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.receipt as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = receipt.placement_id)));
create policy as_agency on outsourcing.receipt for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.receipt to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.receipt as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.receipt to quittance_app;
grant update (returned_on, returned_as, returned_why, returned_at, returned_by_name, remittance_id, remitted_on, fee_waits) on outsourcing.receipt to quittance_app;

create table outsourcing.receipt_item (
  org_id integer not null,
  receipt_id uuid not null,
  item_id uuid not null,
  agency_org_id integer,
  document_no text not null,
  cents bigint not null,
  constraint receipt_item_pkey PRIMARY KEY (org_id, receipt_id, item_id),
  constraint receipt_item_org_id_item_id_fkey FOREIGN KEY (org_id, item_id) REFERENCES ledger.item(org_id, id),
  constraint receipt_item_org_id_receipt_id_fkey FOREIGN KEY (org_id, receipt_id) REFERENCES outsourcing.receipt(org_id, id),
  constraint receipt_item_cents_check CHECK (cents > 0)
);
CREATE INDEX receipt_item_item ON outsourcing.receipt_item USING btree (org_id, item_id);
alter table outsourcing.receipt_item enable row level security;
create policy agents_add on outsourcing.receipt_item as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.receipt_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.receipt_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.receipt_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = receipt_item.item_id)));
create policy as_agency on outsourcing.receipt_item for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.receipt_item to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.receipt_item as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.receipt_item to quittance_app;

create table outsourcing.remittance (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  run_id uuid not null,
  mandate_id uuid not null,
  provider_id uuid not null,
  agency_org_id integer,
  mode text not null,
  currency text not null,
  state text not null,
  made_on date not null,
  due_on date not null,
  receipts_cents bigint not null,
  returns_cents bigint not null,
  fees_cents bigint not null,
  cents bigint not null,
  reference text not null,
  iban text not null,
  paid_on date,
  line_id uuid,
  made_at timestamp with time zone not null,
  made_by_name text not null,
  paid_at timestamp with time zone,
  paid_by_name text,
  undone_at timestamp with time zone,
  undone_by_name text,
  constraint remittance_pkey PRIMARY KEY (org_id, id),
  constraint remittance_org_id_provider_id_no_key UNIQUE (org_id, provider_id, no),
  constraint remittance_org_id_reference_key UNIQUE (org_id, reference),
  constraint remittance_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint remittance_org_id_line_id_fkey FOREIGN KEY (org_id, line_id) REFERENCES cash.line(org_id, id),
  constraint remittance_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint remittance_cents_check CHECK (cents >= 0),
  constraint remittance_check CHECK (cents = (receipts_cents - returns_cents - fees_cents)),
  constraint remittance_check1 CHECK (mode = 'net'::text OR fees_cents = 0),
  constraint remittance_check2 CHECK ((state = 'paid'::text) = (paid_on IS NOT NULL)),
  constraint remittance_check3 CHECK ((state = 'undone'::text) = (undone_at IS NOT NULL)),
  constraint remittance_check4 CHECK (line_id IS NULL OR state = 'paid'::text),
  constraint remittance_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint remittance_fees_cents_check CHECK (fees_cents >= 0),
  constraint remittance_iban_check CHECK (length(iban) <= 34),
  constraint remittance_mode_check CHECK (mode = ANY (ARRAY['net'::text, 'gross'::text])),
  constraint remittance_no_check CHECK (no > 0),
  constraint remittance_receipts_cents_check CHECK (receipts_cents > 0),
  constraint remittance_reference_check CHECK (length(reference) >= 1 AND length(reference) <= 35),
  constraint remittance_returns_cents_check CHECK (returns_cents >= 0),
  constraint remittance_state_check CHECK (state = ANY (ARRAY['made'::text, 'paid'::text, 'undone'::text]))
);
CREATE INDEX remittance_agency ON outsourcing.remittance USING btree (agency_org_id, made_at) WHERE agency_org_id IS NOT NULL;
CREATE UNIQUE INDEX remittance_bank_line ON outsourcing.remittance USING btree (org_id, line_id) WHERE line_id IS NOT NULL;
CREATE INDEX remittance_by_id ON outsourcing.remittance USING btree (id);
CREATE INDEX remittance_mandate ON outsourcing.remittance USING btree (org_id, mandate_id, made_on);
CREATE INDEX remittance_run ON outsourcing.remittance USING btree (run_id);
alter table outsourcing.remittance enable row level security;
create policy agents_add on outsourcing.remittance as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.remittance as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.remittance as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.remittance as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.remittance for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.remittance to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.remittance as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.remittance to quittance_app;
grant update (state, paid_on, line_id, paid_at, paid_by_name, undone_at, undone_by_name) on outsourcing.remittance to quittance_app;

create table outsourcing.remittance_line (
  org_id integer not null,
  remittance_id uuid not null,
  receipt_id uuid not null,
  agency_org_id integer,
  kind text not null,
  cents bigint not null,
  due_on date not null,
  is_live boolean not null,
  constraint remittance_line_pkey PRIMARY KEY (org_id, remittance_id, receipt_id, kind),
  constraint remittance_line_org_id_receipt_id_fkey FOREIGN KEY (org_id, receipt_id) REFERENCES outsourcing.receipt(org_id, id),
  constraint remittance_line_org_id_remittance_id_fkey FOREIGN KEY (org_id, remittance_id) REFERENCES outsourcing.remittance(org_id, id),
  constraint remittance_line_cents_check CHECK (cents > 0),
  constraint remittance_line_kind_check CHECK (kind = ANY (ARRAY['receipt'::text, 'return'::text]))
);
CREATE UNIQUE INDEX remittance_line_once ON outsourcing.remittance_line USING btree (org_id, receipt_id, kind) WHERE is_live;
alter table outsourcing.remittance_line enable row level security;
create policy agents_add on outsourcing.remittance_line as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.remittance_line as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.remittance_line as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.remittance_line as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.remittance_line for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.remittance_line to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.remittance_line as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.remittance_line to quittance_app;
grant update (is_live) on outsourcing.remittance_line to quittance_app;

create table outsourcing.remittance_refusal (
  org_id integer not null,
  id uuid not null,
  mandate_id uuid not null,
  name text not null,
  sha256 bytea not null,
  reasons jsonb not null,
  refused_on date not null,
  refused_at timestamp with time zone not null,
  refused_by_name text not null,
  constraint remittance_refusal_pkey PRIMARY KEY (org_id, id),
  constraint remittance_refusal_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint remittance_refusal_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint remittance_refusal_sha256_check CHECK (length(sha256) = 32)
);
alter table outsourcing.remittance_refusal enable row level security;
create policy agents_add on outsourcing.remittance_refusal as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.remittance_refusal as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.remittance_refusal as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.remittance_refusal as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.remittance_refusal to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.remittance_refusal to quittance_app;

create table outsourcing.request (
  org_id integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  placement_id uuid not null,
  agency_org_id integer,
  customer_id uuid not null,
  currency text not null,
  placement_no integer not null,
  creditor_name text not null,
  provider_name text not null,
  customer_name text not null,
  kind text not null,
  state text not null,
  is_within boolean not null,
  turn text not null,
  turn_on date not null,
  why text not null,
  is_advised boolean not null,
  item_ids uuid[] not null,
  item_cents bigint[] not null,
  owed_cents bigint not null,
  plan_id uuid,
  settle_cents bigint,
  settle_on date,
  settle_source text,
  settle_said_by text not null default ''::text,
  cost_cents bigint,
  steps jsonb not null default '[]'::jsonb,
  document_ids uuid[] not null default '{}'::uuid[],
  asked_on date not null,
  asked_at timestamp with time zone not null,
  asked_by_name text not null,
  answered_on date,
  answered_at timestamp with time zone,
  answered_by_name text,
  answer text not null default ''::text,
  promise_id uuid,
  outcome text,
  write_off_id uuid,
  constraint request_pkey PRIMARY KEY (org_id, id),
  constraint request_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint request_org_id_placement_id_fkey FOREIGN KEY (org_id, placement_id) REFERENCES outsourcing.placement(org_id, id),
  constraint request_answer_check CHECK (length(answer) <= 2000),
  constraint request_check CHECK (cardinality(item_cents) = cardinality(item_ids)),
  constraint request_check1 CHECK (settle_cents > 0 AND settle_cents < owed_cents),
  constraint request_check2 CHECK ((kind = 'plan'::text) = (plan_id IS NOT NULL)),
  constraint request_check3 CHECK ((kind = 'settlement'::text) = (settle_cents IS NOT NULL AND settle_on IS NOT NULL)),
  constraint request_check4 CHECK ((answered_at IS NULL) = (answered_by_name IS NULL)),
  constraint request_check5 CHECK ((outcome IS NULL) = (promise_id IS NULL)),
  constraint request_check6 CHECK (NOT is_within OR kind = 'settlement'::text),
  constraint request_cost_cents_check CHECK (cost_cents >= 0),
  constraint request_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint request_kind_check CHECK (kind = ANY (ARRAY['plan'::text, 'settlement'::text, 'court'::text, 'uncollectible'::text, 'abandon'::text])),
  constraint request_outcome_check CHECK (outcome = ANY (ARRAY['running'::text, 'kept'::text, 'broken'::text])),
  constraint request_owed_cents_check CHECK (owed_cents > 0),
  constraint request_placement_no_check CHECK (placement_no > 0),
  constraint request_settle_said_by_check CHECK (length(settle_said_by) <= 120),
  constraint request_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'closed'::text])),
  constraint request_turn_check CHECK (turn = ANY (ARRAY['creditor'::text, 'agency'::text])),
  constraint request_why_check CHECK (length(why) >= 1 AND length(why) <= 2000)
);
CREATE INDEX request_agency ON outsourcing.request USING btree (agency_org_id, seq) WHERE agency_org_id IS NOT NULL;
CREATE INDEX request_placement ON outsourcing.request USING btree (org_id, placement_id);
CREATE INDEX request_promise ON outsourcing.request USING btree (org_id, promise_id) WHERE promise_id IS NOT NULL;
CREATE UNIQUE INDEX request_waits_once ON outsourcing.request USING btree (org_id, placement_id, kind) WHERE state = 'waiting'::text;
CREATE UNIQUE INDEX settlement_runs_once ON outsourcing.request USING btree (org_id, placement_id) WHERE outcome = 'running'::text;
alter table outsourcing.request enable row level security;
create policy agents_add on outsourcing.request as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = request.placement_id)));
create policy agents_add_own on outsourcing.request as restrictive for insert to quittance_agent with check (agency_org_id = platform.agency() AND answered_at IS NULL AND write_off_id IS NULL AND (state = 'waiting'::text AND NOT is_within AND outcome IS NULL OR state = 'approved'::text AND is_within));
create policy agents_change on outsourcing.request as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = request.placement_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = request.placement_id)));
create policy agents_change_own on outsourcing.request as restrictive for update to quittance_agent using (agency_org_id = platform.agency() AND state = 'waiting'::text) with check ((state = ANY (ARRAY['waiting'::text, 'withdrawn'::text])) AND answered_at IS NULL AND promise_id IS NULL);
create policy agents_remove on outsourcing.request as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.request as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.placement h
  WHERE h.held = request.placement_id)));
create policy as_agency on outsourcing.request for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.request to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.request as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.request to quittance_app;
grant update (state, turn, turn_on, answered_on, answered_at, answered_by_name, answer, promise_id, outcome, write_off_id) on outsourcing.request to quittance_app;

create table outsourcing.request_word (
  org_id integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  request_id uuid not null,
  agency_org_id integer,
  side text not null,
  body text not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint request_word_pkey PRIMARY KEY (org_id, id),
  constraint request_word_org_id_request_id_fkey FOREIGN KEY (org_id, request_id) REFERENCES outsourcing.request(org_id, id),
  constraint request_word_body_check CHECK (length(body) >= 1 AND length(body) <= 2000),
  constraint request_word_side_check CHECK (side = ANY (ARRAY['creditor'::text, 'agency'::text]))
);
CREATE INDEX request_word_of ON outsourcing.request_word USING btree (org_id, request_id, seq);
alter table outsourcing.request_word enable row level security;
create policy agents_add on outsourcing.request_word as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.request h
  WHERE h.held = request_word.request_id)));
create policy agents_add_own on outsourcing.request_word as restrictive for insert to quittance_agent with check (side = 'agency'::text);
create policy agents_change on outsourcing.request_word as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.request_word as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.request_word as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.request h
  WHERE h.held = request_word.request_id)));
create policy as_agency on outsourcing.request_word for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.request_word to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.request_word as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.request_word to quittance_app;

create table outsourcing.requirement (
  org_id integer not null,
  customer_kind text not null,
  papers text[] not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  constraint requirement_pkey PRIMARY KEY (org_id, customer_kind),
  constraint requirement_customer_kind_check CHECK (customer_kind = ANY (ARRAY['business'::text, 'consumer'::text, 'public'::text]))
);
alter table outsourcing.requirement enable row level security;
create policy agents_add on outsourcing.requirement as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.requirement as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.requirement as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.requirement as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.requirement to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.requirement to quittance_app;

create table outsourcing.routing_night (
  org_id integer not null,
  on_day date not null,
  policy_id uuid not null,
  policy_name text not null,
  done_at timestamp with time zone not null,
  stale_on date,
  is_stale boolean not null,
  files integer not null,
  documents integer not null,
  left_files integer not null,
  rules jsonb not null,
  constraint routing_night_pkey PRIMARY KEY (org_id, on_day),
  constraint routing_night_check CHECK (NOT is_stale OR files = 0),
  constraint routing_night_documents_check CHECK (documents >= 0),
  constraint routing_night_files_check CHECK (files >= 0),
  constraint routing_night_left_files_check CHECK (left_files >= 0),
  constraint routing_night_policy_name_check CHECK (length(policy_name) >= 1 AND length(policy_name) <= 80)
);
alter table outsourcing.routing_night enable row level security;
create policy agents_add on outsourcing.routing_night as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.routing_night as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.routing_night as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.routing_night as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.routing_night to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.routing_night to quittance_app;

create table outsourcing.routing_policy (
  org_id integer not null,
  id uuid not null,
  name text not null,
  rules jsonb not null,
  is_used boolean not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  night_files integer not null default 50,
  night_cents bigint,
  constraint routing_policy_pkey PRIMARY KEY (org_id, id),
  constraint routing_policy_name_check CHECK (length(name) >= 1 AND length(name) <= 80),
  constraint routing_policy_night_cents_check CHECK (night_cents > 0),
  constraint routing_policy_night_files_check CHECK (night_files >= 1 AND night_files <= 20000)
);
CREATE UNIQUE INDEX routing_policy_used ON outsourcing.routing_policy USING btree (org_id) WHERE is_used;
alter table outsourcing.routing_policy enable row level security;
create policy agents_add on outsourcing.routing_policy as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.routing_policy as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.routing_policy as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.routing_policy as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.routing_policy to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on outsourcing.routing_policy to quittance_app;

create table outsourcing.service_credit (
  org_id integer not null,
  mandate_id uuid not null,
  from_on date not null,
  to_on date not null,
  agency_org_id integer,
  breaches integer not null,
  fee_cents bigint not null,
  cents bigint not null,
  detail jsonb not null,
  given_at timestamp with time zone not null,
  given_by_name text not null,
  constraint service_credit_pkey PRIMARY KEY (org_id, mandate_id, from_on),
  constraint service_credit_agency_org_id_fkey FOREIGN KEY (agency_org_id) REFERENCES access.organisation(org_id),
  constraint service_credit_org_id_mandate_id_fkey FOREIGN KEY (org_id, mandate_id) REFERENCES outsourcing.mandate(org_id, id),
  constraint service_credit_breaches_check CHECK (breaches > 0),
  constraint service_credit_check CHECK (to_on >= from_on),
  constraint service_credit_check1 CHECK (cents > 0 AND cents <= fee_cents),
  constraint service_credit_fee_cents_check CHECK (fee_cents > 0)
);
alter table outsourcing.service_credit enable row level security;
create policy agents_add on outsourcing.service_credit as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.service_credit as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.service_credit as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.service_credit as restrictive for select to quittance_agent using (false);
create policy as_agency on outsourcing.service_credit for select to quittance_app using (agency_org_id = platform.org());
create policy one_organisation on outsourcing.service_credit to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on outsourcing.service_credit as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on outsourcing.service_credit to quittance_app;

create table outsourcing.webhook (
  org_id integer not null,
  id uuid not null,
  provider_id uuid not null,
  url text not null,
  secret text not null,
  is_on boolean not null,
  changed_at timestamp with time zone not null,
  changed_by_name text not null,
  constraint webhook_pkey PRIMARY KEY (org_id, id),
  constraint webhook_org_id_provider_id_key UNIQUE (org_id, provider_id),
  constraint webhook_org_id_provider_id_fkey FOREIGN KEY (org_id, provider_id) REFERENCES outsourcing.provider(org_id, id),
  constraint webhook_url_check CHECK (length(url) >= 1 AND length(url) <= 500)
);
alter table outsourcing.webhook enable row level security;
create policy agents_add on outsourcing.webhook as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.webhook as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.webhook as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.webhook as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.webhook to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on outsourcing.webhook to quittance_app;

create table outsourcing.webhook_call (
  org_id integer not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  webhook_id uuid not null,
  kind text not null,
  body jsonb not null,
  state text not null,
  made_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  tries integer not null,
  answer text not null,
  answered_at timestamp with time zone,
  constraint webhook_call_pkey PRIMARY KEY (org_id, id),
  constraint webhook_call_org_id_webhook_id_fkey FOREIGN KEY (org_id, webhook_id) REFERENCES outsourcing.webhook(org_id, id),
  constraint webhook_call_answer_check CHECK (length(answer) <= 300),
  constraint webhook_call_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'taken'::text, 'given_up'::text])),
  constraint webhook_call_tries_check CHECK (tries >= 0)
);
CREATE INDEX webhook_call_of ON outsourcing.webhook_call USING btree (org_id, webhook_id, seq);
CREATE INDEX webhook_call_waiting ON outsourcing.webhook_call USING btree (org_id, next_at) WHERE state = 'waiting'::text;
alter table outsourcing.webhook_call enable row level security;
create policy agents_add on outsourcing.webhook_call as restrictive for insert to quittance_agent with check (false);
create policy agents_change on outsourcing.webhook_call as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on outsourcing.webhook_call as restrictive for delete to quittance_agent using (false);
create policy agents_see on outsourcing.webhook_call as restrictive for select to quittance_agent using (false);
create policy one_organisation on outsourcing.webhook_call to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on outsourcing.webhook_call to quittance_app;
grant update (state, next_at, tries, answer, answered_at) on outsourcing.webhook_call to quittance_app;

-- parties ---------------------------------------------------------------------------------------------------------

create schema parties;
grant usage on schema parties to quittance_app;

CREATE OR REPLACE FUNCTION parties.customers_matching(words text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO ''
AS $function$
declare
  p record;
  asks_as_agent boolean := platform.is_agent();
begin
  select * into p from parties.patterns_of(words);
  if p.starts then
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and ' ' || c.search_text like all (p.patterns)
        and (not asks_as_agent or exists (select 1 from in_hand.customer h where h.held = c.id));
  else
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and c.search_text like '%' || p.longest || '%' and ' ' || c.search_text like all (p.patterns)
        and (not asks_as_agent or exists (select 1 from in_hand.customer h where h.held = c.id));
  end if;
end $function$;
revoke all on function parties.customers_matching(text) from public;
grant execute on function parties.customers_matching(text) to quittance_app;

CREATE OR REPLACE FUNCTION parties.patterns_of(words text, OUT longest text, OUT starts boolean, OUT patterns text[])
 RETURNS record
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  with word as (
    select replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') as w
    from pg_catalog.regexp_split_to_table(pg_catalog.btrim(platform.folded(words)), '\s+') as w
  )
  select (select w from word order by length(w) desc, w limit 1), (select max(length(w)) < 3 from word),
    array(select '%' || case when length(w) < 3 then ' ' else '' end || w || '%' from word)
$function$;
revoke all on function parties.patterns_of(text) from public;

CREATE OR REPLACE FUNCTION parties.search_customers(words text, max_rows integer)
 RETURNS TABLE(id uuid, rank real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare w text := pg_catalog.btrim(platform.folded(words));
begin
  return query
    select c.id, ((case when lower(c.code) = w then 2 else 0 end)
        + (case when pg_catalog.starts_with(c.search_text, w) then 1 else 0 end)
        + (case when length(w) < 3 then 0 else public.similarity(c.search_text, w) end))::real as rank
    from parties.customers_matching(words) m(id) join parties.customer c on c.org_id = platform.org() and c.id = m.id
    order by 2 desc, c.name
    limit least(max_rows, 200);
end $function$;
revoke all on function parties.search_customers(text,integer) from public;
grant execute on function parties.search_customers(text,integer) to quittance_app;

create table parties.colleague (
  org_id integer not null,
  id uuid not null,
  name text not null,
  role text not null,
  email text,
  phone text not null default ''::text,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint colleague_pkey PRIMARY KEY (org_id, id),
  constraint colleague_email_check CHECK (length(email) <= 254),
  constraint colleague_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  constraint colleague_phone_check CHECK (length(phone) <= 40),
  constraint colleague_role_check CHECK (role = ANY (ARRAY['sales'::text, 'after_sales'::text, 'management'::text, 'other'::text]))
);
CREATE UNIQUE INDEX colleague_email ON parties.colleague USING btree (org_id, lower(email)) WHERE email IS NOT NULL AND removed_at IS NULL;
alter table parties.colleague enable row level security;
create policy agents_add on parties.colleague as restrictive for insert to quittance_agent with check (false);
create policy agents_change on parties.colleague as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on parties.colleague as restrictive for delete to quittance_agent using (false);
create policy agents_see on parties.colleague as restrictive for select to quittance_agent using (false);
create policy one_organisation on parties.colleague using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on parties.colleague to quittance_app;

create table parties.contact (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  first_name text not null default ''::text,
  last_name text not null default ''::text,
  role text not null default 'accounts_payable'::text,
  email text,
  phone text,
  email_invalid_since timestamp with time zone,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  opted_out text[] not null default '{}'::text[],
  opted_out_at timestamp with time zone,
  phone_invalid_since timestamp with time zone,
  absent_until date,
  lre_consent_on date,
  constraint contact_pkey PRIMARY KEY (org_id, id),
  constraint contact_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint contact_email_check CHECK (length(email) <= 254),
  constraint contact_opted_out_check CHECK (opted_out <@ ARRAY['email'::text, 'sms'::text]),
  constraint contact_phone_check CHECK (length(phone) <= 40),
  constraint contact_role_check CHECK (role = ANY (ARRAY['accounts_payable'::text, 'management'::text, 'purchasing'::text, 'sales'::text, 'other'::text]))
);
CREATE INDEX contact_customer ON parties.contact USING btree (org_id, customer_id) WHERE removed_at IS NULL;
CREATE INDEX contact_email ON parties.contact USING btree (org_id, lower(email)) WHERE email IS NOT NULL AND removed_at IS NULL;
alter table parties.contact enable row level security;
create policy agents_add on parties.contact as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = contact.customer_id)));
create policy agents_change on parties.contact as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = contact.customer_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = contact.customer_id)));
create policy agents_remove on parties.contact as restrictive for delete to quittance_agent using (false);
create policy agents_see on parties.contact as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = contact.customer_id)));
create policy one_organisation on parties.contact using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on parties.contact to quittance_app;

create table parties.customer (
  org_id integer not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null default 'business'::text,
  siren text,
  vat_no text,
  lang text not null default 'fr'::text,
  address_lines text[] not null default '{}'::text[],
  postcode text not null default ''::text,
  city text not null default ''::text,
  country text not null default 'FR'::text,
  terms jsonb,
  created_at timestamp with time zone not null,
  search_text text not null,
  parent_id uuid,
  sector text not null default ''::text,
  size text,
  risk text,
  tags text[] not null default '{}'::text[],
  salesperson_id uuid,
  credit_limit_cents bigint,
  insured_cents bigint,
  group_reminders boolean not null default false,
  pays_alone boolean not null default false,
  payer_id uuid,
  constraint customer_pkey PRIMARY KEY (org_id, id),
  constraint customer_org_id_code_key UNIQUE (org_id, code),
  constraint customer_parent FOREIGN KEY (org_id, parent_id) REFERENCES parties.customer(org_id, id),
  constraint customer_payer FOREIGN KEY (org_id, payer_id) REFERENCES parties.customer(org_id, id),
  constraint customer_salesperson FOREIGN KEY (org_id, salesperson_id) REFERENCES parties.colleague(org_id, id),
  constraint customer_code_check CHECK (length(code) >= 1 AND length(code) <= 80),
  constraint customer_country_check CHECK (country ~ '^[A-Z]{2}$'::text),
  constraint customer_credit_limit_cents_check CHECK (credit_limit_cents >= 0),
  constraint customer_insured_cents_check CHECK (insured_cents >= 0),
  constraint customer_kind_check CHECK (kind = ANY (ARRAY['business'::text, 'consumer'::text, 'public'::text])),
  constraint customer_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint customer_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint customer_not_its_own_parent CHECK (parent_id <> id),
  constraint customer_payer_leads_it CHECK (payer_id = parent_id),
  constraint customer_risk_check CHECK (risk = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text])),
  constraint customer_sector_check CHECK (length(sector) <= 100),
  constraint customer_siren_check CHECK (siren ~ '^[0-9]{9}$'::text),
  constraint customer_size_check CHECK (size = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text])),
  constraint customer_tags_check CHECK (cardinality(tags) <= 30)
);
CREATE INDEX customer_name ON parties.customer USING btree (org_id, name, id);
CREATE INDEX customer_parent ON parties.customer USING btree (org_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX customer_payer ON parties.customer USING btree (org_id, payer_id) WHERE payer_id IS NOT NULL;
CREATE INDEX customer_salesperson ON parties.customer USING btree (org_id, salesperson_id) WHERE salesperson_id IS NOT NULL;
CREATE INDEX customer_search ON parties.customer USING gin (search_text public.gin_trgm_ops);
CREATE INDEX customer_siren ON parties.customer USING btree (org_id, siren) WHERE siren IS NOT NULL;
alter table parties.customer enable row level security;
create policy agents_add on parties.customer as restrictive for insert to quittance_agent with check (false);
create policy agents_change on parties.customer as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on parties.customer as restrictive for delete to quittance_agent using (false);
create policy agents_see on parties.customer as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = customer.id)));
create policy one_organisation on parties.customer using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on parties.customer to quittance_app;

-- platform --------------------------------------------------------------------------------------------------------

create schema platform;
grant usage on schema platform to quittance_app;
grant usage on schema platform to quittance_auth;

CREATE OR REPLACE FUNCTION platform.agency()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.agency_org_id', true), '')::int $function$;

CREATE OR REPLACE FUNCTION platform.closed_orgs()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.closed_orgs', true), '')::int[] $function$;

CREATE OR REPLACE FUNCTION platform.enqueue(name text, payload json, queue text, run_at timestamp with time zone, max_attempts integer, key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if platform.is_agent() and (name <> 'react' or (payload ->> 'orgId')::int is distinct from platform.org()
      or not exists (select 1 from in_hand.customer h where h.held = (payload ->> 'customerId')::uuid)) then
    raise insufficient_privilege using message = pg_catalog.format('an agent may not ask for %s', name);
  end if;
  perform graphile_worker.add_job(name, payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts, job_key => key);
end $function$;
revoke all on function platform.enqueue(text,json,text,timestamp with time zone,integer,text) from public;
grant execute on function platform.enqueue(text,json,text,timestamp with time zone,integer,text) to quittance_app;

CREATE OR REPLACE FUNCTION platform.folded(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $function$;

CREATE OR REPLACE FUNCTION platform.is_agent()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select session_user = 'quittance_agent' $function$;

CREATE OR REPLACE FUNCTION platform.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$select uuidv7()$function$;

CREATE OR REPLACE FUNCTION platform.org()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.org_id', true), '')::int $function$;

CREATE OR REPLACE FUNCTION platform.refresh_statistics(relation regclass, added integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  known float8;
begin
  select greatest(c.reltuples, 0) * coalesce((
      select share.f from pg_catalog.pg_namespace n
      join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'org_id'
      cross join lateral unnest(s.most_common_vals::text::int[], s.most_common_freqs) share(v, f)
      where n.oid = c.relnamespace and share.v = platform.org()), 0) into known
  from pg_catalog.pg_class c where c.oid = relation;
  if added > 50 + 0.1 * known then
    execute pg_catalog.format('analyze %s', relation);
  end if;
end $function$;
revoke all on function platform.refresh_statistics(regclass,integer) from public;
grant execute on function platform.refresh_statistics(regclass,integer) to quittance_app;

-- portal ----------------------------------------------------------------------------------------------------------

create schema portal;
grant usage on schema portal to quittance_app;

create table portal.act (
  org_id integer not null,
  id uuid not null,
  form_token uuid not null,
  link_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  lang text not null,
  at timestamp with time zone not null,
  said jsonb not null,
  made jsonb not null default '{}'::jsonb,
  state text not null,
  answered_at timestamp with time zone,
  answered_by text,
  answer text not null default ''::text,
  constraint act_pkey PRIMARY KEY (org_id, id),
  constraint act_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint act_answer_check CHECK (length(answer) <= 1000),
  constraint act_check CHECK ((state = ANY (ARRAY['accepted'::text, 'refused'::text])) = (answered_at IS NOT NULL)),
  constraint act_kind_check CHECK (kind = ANY (ARRAY['promise'::text, 'plan'::text, 'dispute'::text, 'paid'::text, 'contact'::text, 'opt_out'::text, 'copy'::text, 'satisfaction'::text, 'payment'::text])),
  constraint act_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint act_state_check CHECK (state = ANY (ARRAY['done'::text, 'waiting'::text, 'accepted'::text, 'refused'::text]))
);
CREATE INDEX act_customer ON portal.act USING btree (org_id, customer_id, at);
CREATE UNIQUE INDEX act_once ON portal.act USING btree (org_id, form_token);
CREATE INDEX act_waiting ON portal.act USING btree (org_id, at) WHERE state = 'waiting'::text;
alter table portal.act enable row level security;
create policy agents_add on portal.act as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.act as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.act as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.act as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.act using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on portal.act to quittance_app;
grant update (made, state, answered_at, answered_by, answer) on portal.act to quittance_app;

create table portal.file (
  org_id integer not null,
  id uuid not null,
  act_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  bytes bytea not null,
  constraint file_pkey PRIMARY KEY (org_id, id),
  constraint file_org_id_act_id_fkey FOREIGN KEY (org_id, act_id) REFERENCES portal.act(org_id, id),
  constraint file_name_check CHECK (length(name) >= 1 AND length(name) <= 300),
  constraint file_sha256_check CHECK (length(sha256) = 32),
  constraint file_size_check CHECK (size >= 1 AND size <= 10485760),
  constraint file_type_check CHECK (length(type) <= 100)
);
CREATE INDEX file_act ON portal.file USING btree (org_id, act_id);
alter table portal.file enable row level security;
create policy agents_add on portal.file as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.file as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.file as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.file as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.file using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on portal.file to quittance_app;

create table portal.opened (
  org_id integer not null,
  link_id uuid not null,
  document_id uuid not null,
  opened_at timestamp with time zone not null,
  constraint opened_pkey PRIMARY KEY (org_id, link_id, document_id)
);
alter table portal.opened enable row level security;
create policy agents_add on portal.opened as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.opened as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.opened as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.opened as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.opened using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on portal.opened to quittance_app;

create table portal.payment (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  link_id uuid not null,
  item_ids uuid[] not null,
  currency text not null,
  cents bigint not null,
  lang text not null,
  ref text,
  state text not null,
  opened_at timestamp with time zone not null,
  told_at timestamp with time zone,
  constraint payment_pkey PRIMARY KEY (org_id, id),
  constraint payment_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint payment_cents_check CHECK (cents > 0),
  constraint payment_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint payment_item_ids_check CHECK (cardinality(item_ids) >= 1 AND cardinality(item_ids) <= 500),
  constraint payment_lang_check CHECK (lang = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint payment_ref_check CHECK (length(ref) <= 200),
  constraint payment_state_check CHECK (state = ANY (ARRAY['opened'::text, 'pending'::text, 'paid'::text, 'failed'::text]))
);
CREATE INDEX payment_customer ON portal.payment USING btree (org_id, customer_id, opened_at);
alter table portal.payment enable row level security;
create policy agents_add on portal.payment as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.payment as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.payment as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.payment as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.payment using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on portal.payment to quittance_app;
grant update (ref, state, told_at) on portal.payment to quittance_app;

create table portal.payment_taker (
  org_id integer not null,
  kind text not null,
  template text not null default ''::text,
  key_sealed text not null,
  hook_secret_sealed text not null,
  hook_key text not null,
  refused_calls integer not null default 0,
  refused_told_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint payment_taker_pkey PRIMARY KEY (org_id),
  constraint payment_taker_hook_key_check CHECK (length(hook_key) >= 20 AND length(hook_key) <= 60),
  constraint payment_taker_kind_check CHECK (kind = ANY (ARRAY['stripe'::text, 'template'::text])),
  constraint payment_taker_template_check CHECK (length(template) <= 1000)
);
alter table portal.payment_taker enable row level security;
create policy agents_add on portal.payment_taker as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.payment_taker as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.payment_taker as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.payment_taker as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.payment_taker using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on portal.payment_taker to quittance_app;

create table portal.setting (
  org_id integer not null,
  is_on boolean not null,
  link_days smallint not null,
  shows_group boolean not null,
  takes_promises boolean not null,
  promise_days smallint not null,
  plans text not null,
  plan_months smallint not null,
  plan_most_cents bigint not null,
  asks_satisfaction boolean not null,
  updated_at timestamp with time zone not null,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_link_days_check CHECK (link_days >= 1 AND link_days <= 730),
  constraint setting_plan_months_check CHECK (plan_months >= 1 AND plan_months <= 60),
  constraint setting_plan_most_cents_check CHECK (plan_most_cents >= 0),
  constraint setting_plans_check CHECK (plans = ANY (ARRAY['none'::text, 'on_approval'::text, 'within_limits'::text])),
  constraint setting_promise_days_check CHECK (promise_days >= 1 AND promise_days <= 365)
);
alter table portal.setting enable row level security;
create policy agents_add on portal.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on portal.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on portal.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on portal.setting as restrictive for select to quittance_agent using (false);
create policy one_organisation on portal.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on portal.setting to quittance_app;

-- promises --------------------------------------------------------------------------------------------------------

create schema promises;
grant usage on schema promises to quittance_app;

CREATE OR REPLACE FUNCTION promises.next_plan_no()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(max(no), 0)::int + 1 from promises.plan where org_id = platform.org()
$function$;
revoke all on function promises.next_plan_no() from public;
grant execute on function promises.next_plan_no() to quittance_app;

create table promises.check_day (
  org_id integer not null,
  checked_on date not null,
  checked_at timestamp with time zone not null,
  constraint check_day_pkey PRIMARY KEY (org_id)
);
alter table promises.check_day enable row level security;
create policy agents_add on promises.check_day as restrictive for insert to quittance_agent with check (false);
create policy agents_change on promises.check_day as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on promises.check_day as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.check_day as restrictive for select to quittance_agent using (true);
create policy one_organisation on promises.check_day using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on promises.check_day to quittance_app;

create table promises.instalment (
  org_id integer not null,
  plan_id uuid not null,
  place integer not null,
  due_on date not null,
  cents bigint not null,
  paid_cents bigint not null default 0,
  paid_on date,
  reminder_id uuid,
  notice_id uuid,
  notice_until date,
  constraint instalment_pkey PRIMARY KEY (org_id, plan_id, place),
  constraint instalment_org_id_plan_id_fkey FOREIGN KEY (org_id, plan_id) REFERENCES promises.plan(org_id, id),
  constraint instalment_cents_check CHECK (cents > 0),
  constraint instalment_check CHECK (paid_cents >= 0 AND paid_cents <= cents),
  constraint instalment_place_check CHECK (place > 0)
);
CREATE INDEX instalment_notice ON promises.instalment USING btree (org_id, notice_id) WHERE notice_id IS NOT NULL;
CREATE INDEX instalment_reminder ON promises.instalment USING btree (org_id, reminder_id) WHERE reminder_id IS NOT NULL;
alter table promises.instalment enable row level security;
create policy agents_add on promises.instalment as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = instalment.plan_id)));
create policy agents_change on promises.instalment as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = instalment.plan_id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = instalment.plan_id)));
create policy agents_remove on promises.instalment as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.instalment as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = instalment.plan_id)));
create policy one_organisation on promises.instalment using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on promises.instalment to quittance_app;
grant update (paid_cents, paid_on, reminder_id, notice_id, notice_until) on promises.instalment to quittance_app;

create table promises.plan (
  org_id integer not null,
  id uuid not null,
  no integer not null,
  customer_id uuid not null,
  currency text not null,
  cents bigint not null,
  state text not null,
  state_on date not null,
  note text not null default ''::text,
  made_at timestamp with time zone not null,
  made_by text not null,
  made_by_name text not null,
  approved_at timestamp with time zone,
  approved_by_name text,
  proposed_at timestamp with time zone,
  answer_by date,
  signed_on date,
  signed_by text,
  remind_days integer not null,
  notice_days integer not null,
  paid_cents bigint not null default 0,
  checked_at timestamp with time zone not null,
  ended_why text not null default ''::text,
  agreement bytea,
  agreement_sha256 bytea,
  by_debit boolean not null default false,
  constraint plan_pkey PRIMARY KEY (org_id, id),
  constraint plan_org_id_no_key UNIQUE (org_id, no),
  constraint plan_agreement_sha256_check CHECK (length(agreement_sha256) = 32),
  constraint plan_cents_check CHECK (cents > 0),
  constraint plan_check CHECK (paid_cents >= 0 AND paid_cents <= cents),
  constraint plan_ended_why_check CHECK (length(ended_why) <= 300),
  constraint plan_no_check CHECK (no > 0),
  constraint plan_note_check CHECK (length(note) <= 2000),
  constraint plan_notice_days_check CHECK (notice_days >= 1 AND notice_days <= 60),
  constraint plan_remind_days_check CHECK (remind_days >= 0 AND remind_days <= 30),
  constraint plan_state_check CHECK (state = ANY (ARRAY['draft'::text, 'proposed'::text, 'active'::text, 'completed'::text, 'lapsed'::text, 'cancelled'::text]))
);
CREATE INDEX plan_customer ON promises.plan USING btree (org_id, customer_id);
CREATE INDEX plan_state ON promises.plan USING btree (org_id, state);
alter table promises.plan enable row level security;
create policy agents_add on promises.plan as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = plan.customer_id)));
create policy agents_add_unapproved on promises.plan as restrictive for insert to quittance_agent with check (approved_at IS NULL);
create policy agents_approve_nothing on promises.plan as restrictive for update to quittance_agent with check (approved_at IS NULL OR (EXISTS ( SELECT 1
   FROM in_hand.approved_plan h
  WHERE h.held = plan.id)));
create policy agents_change on promises.plan as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = plan.id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = plan.id)));
create policy agents_remove on promises.plan as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.plan as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.plan h
  WHERE h.held = plan.id)));
create policy one_organisation on promises.plan using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on promises.plan to quittance_app;
grant update (currency, cents, state, state_on, note, approved_at, approved_by_name, proposed_at, answer_by, signed_on, signed_by, remind_days, notice_days, paid_cents, checked_at, ended_why, agreement, agreement_sha256, by_debit) on promises.plan to quittance_app;

create table promises.plan_item (
  org_id integer not null,
  plan_id uuid not null,
  item_id uuid not null,
  cents bigint not null,
  constraint plan_item_pkey PRIMARY KEY (org_id, plan_id, item_id),
  constraint plan_item_org_id_plan_id_fkey FOREIGN KEY (org_id, plan_id) REFERENCES promises.plan(org_id, id),
  constraint plan_item_cents_check CHECK (cents > 0)
);
CREATE INDEX plan_item_item ON promises.plan_item USING btree (org_id, item_id);
alter table promises.plan_item enable row level security;
create policy agents_add on promises.plan_item as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = plan_item.item_id)));
create policy agents_change on promises.plan_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on promises.plan_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.plan_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = plan_item.item_id)));
create policy one_organisation on promises.plan_item using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select on promises.plan_item to quittance_app;

create table promises.promise (
  org_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null,
  cents bigint not null,
  promised_on date not null,
  due_on date not null,
  grace_until date not null,
  source text not null,
  said_by text not null default ''::text,
  note text not null default ''::text,
  made_at timestamp with time zone not null,
  made_by text not null,
  made_by_name text not null,
  state text not null,
  state_on date not null,
  kept_cents bigint not null default 0,
  checked_at timestamp with time zone not null,
  ended_why text not null default ''::text,
  constraint promise_pkey PRIMARY KEY (org_id, id),
  constraint promise_cents_check CHECK (cents > 0),
  constraint promise_check CHECK (due_on >= promised_on),
  constraint promise_check1 CHECK (grace_until >= due_on),
  constraint promise_check2 CHECK (kept_cents >= 0 AND kept_cents <= cents),
  constraint promise_ended_why_check CHECK (length(ended_why) <= 300),
  constraint promise_note_check CHECK (length(note) <= 2000),
  constraint promise_said_by_check CHECK (length(said_by) <= 200),
  constraint promise_source_check CHECK (source = ANY (ARRAY['call'::text, 'mail'::text, 'sms'::text, 'letter'::text, 'visit'::text, 'portal'::text])),
  constraint promise_state_check CHECK (state = ANY (ARRAY['running'::text, 'kept'::text, 'partly_kept'::text, 'broken'::text, 'cancelled'::text, 'replaced'::text]))
);
CREATE INDEX promise_customer ON promises.promise USING btree (org_id, customer_id, due_on);
CREATE INDEX promise_state ON promises.promise USING btree (org_id, state, due_on);
alter table promises.promise enable row level security;
create policy agents_add on promises.promise as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.customer h
  WHERE h.held = promise.customer_id)));
create policy agents_change on promises.promise as restrictive for update to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.promise h
  WHERE h.held = promise.id))) with check ((EXISTS ( SELECT 1
   FROM in_hand.promise h
  WHERE h.held = promise.id)));
create policy agents_remove on promises.promise as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.promise as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.promise h
  WHERE h.held = promise.id)));
create policy one_organisation on promises.promise using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on promises.promise to quittance_app;
grant update (state, state_on, kept_cents, checked_at, ended_why) on promises.promise to quittance_app;

create table promises.promise_item (
  org_id integer not null,
  promise_id uuid not null,
  item_id uuid not null,
  cents bigint not null,
  constraint promise_item_pkey PRIMARY KEY (org_id, promise_id, item_id),
  constraint promise_item_org_id_promise_id_fkey FOREIGN KEY (org_id, promise_id) REFERENCES promises.promise(org_id, id),
  constraint promise_item_cents_check CHECK (cents > 0)
);
CREATE INDEX promise_item_item ON promises.promise_item USING btree (org_id, item_id);
alter table promises.promise_item enable row level security;
create policy agents_add on promises.promise_item as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = promise_item.item_id)));
create policy agents_change on promises.promise_item as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on promises.promise_item as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.promise_item as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debt h
  WHERE h.held = promise_item.item_id)));
create policy one_organisation on promises.promise_item using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on promises.promise_item to quittance_app;

create table promises.setting (
  org_id integer not null,
  grace_days integer not null,
  max_months integer not null,
  min_instalment_cents bigint not null,
  approve_over_cents bigint,
  remind_days integer not null,
  notice_days integer not null,
  answer_days integer not null,
  updated_at timestamp with time zone not null,
  constraint setting_pkey PRIMARY KEY (org_id),
  constraint setting_answer_days_check CHECK (answer_days >= 1 AND answer_days <= 90),
  constraint setting_approve_over_cents_check CHECK (approve_over_cents >= 0),
  constraint setting_grace_days_check CHECK (grace_days >= 0 AND grace_days <= 30),
  constraint setting_max_months_check CHECK (max_months >= 1 AND max_months <= 60),
  constraint setting_min_instalment_cents_check CHECK (min_instalment_cents >= 0),
  constraint setting_notice_days_check CHECK (notice_days >= 1 AND notice_days <= 60),
  constraint setting_remind_days_check CHECK (remind_days >= 0 AND remind_days <= 30)
);
alter table promises.setting enable row level security;
create policy agents_add on promises.setting as restrictive for insert to quittance_agent with check (false);
create policy agents_change on promises.setting as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on promises.setting as restrictive for delete to quittance_agent using (false);
create policy agents_see on promises.setting as restrictive for select to quittance_agent using (true);
create policy one_organisation on promises.setting using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on promises.setting to quittance_app;

-- public ----------------------------------------------------------------------------------------------------------

create table public.migration (
  id integer not null default nextval('public.migration_id_seq'::regclass),
  name character varying(255) not null,
  run_on timestamp without time zone not null,
  constraint migration_pkey PRIMARY KEY (id)
);

-- replies ---------------------------------------------------------------------------------------------------------

create schema replies;
grant usage on schema replies to quittance_app;

CREATE OR REPLACE FUNCTION replies.debtors_meant(address text, numbers text[])
 RETURNS TABLE(org_id integer, customer_id uuid, known_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with creditor as materialized (
    select distinct d.org_id as id from access.delegation d
    where d.agency_org_id = platform.org() and d.ended_at is null and not platform.is_agent()),
  meant as (
    select c.id as org_id, k.customer_id, 'sender' as known_by from creditor c cross join lateral (
      select p.customer_id from parties.contact p
      where p.org_id = c.id and lower(p.email) = address and p.email is not null and p.removed_at is null limit 200) k
    union all
    select c.id, a.customer_id, 'alias' from creditor c join replies.alias a on a.org_id = c.id and a.address = debtors_meant.address
    union all
    -- Each creditor is asked by its own index.
    select c.id, i.customer_id, 'document' from creditor c cross join lateral (
      select d.org_id, d.id, d.customer_id from ledger.item d
      where d.org_id = c.id and upper(d.document_no) = any(numbers) and d.document_no <> '' and not d.reversed and d.reverses is null limit 200) i
    where exists (
      select 1 from outsourcing.placed_item w join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id
      where w.org_id = i.org_id and w.item_id = i.id and w.is_live and p.agency_org_id = platform.org() and p.ended_on is null))
  select distinct m.org_id, m.customer_id, m.known_by from meant m
  where exists (
    select 1 from outsourcing.placement p
    where p.org_id = m.org_id and p.customer_id = m.customer_id and p.agency_org_id = platform.org() and p.ended_on is null)
  order by 1, 2, 3
$function$;
revoke all on function replies.debtors_meant(text,text[]) from public;
grant execute on function replies.debtors_meant(text,text[]) to quittance_app;

create table replies.alias (
  org_id integer not null,
  address text not null,
  customer_id uuid not null,
  learnt_at timestamp with time zone not null,
  learnt_by text not null,
  constraint alias_pkey PRIMARY KEY (org_id, address),
  constraint alias_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint alias_address_check CHECK (address = lower(address))
);
alter table replies.alias enable row level security;
create policy agents_add on replies.alias as restrictive for insert to quittance_agent with check (false);
create policy agents_change on replies.alias as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on replies.alias as restrictive for delete to quittance_agent using (false);
create policy agents_see on replies.alias as restrictive for select to quittance_agent using (false);
create policy one_organisation on replies.alias using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on replies.alias to quittance_app;

create table replies.handed_on (
  org_id integer not null,
  sha256 bytea not null,
  creditor_org_id integer not null,
  handed_at timestamp with time zone not null,
  constraint handed_on_pkey PRIMARY KEY (org_id, sha256),
  constraint handed_on_sha256_check CHECK (length(sha256) = 32)
);
alter table replies.handed_on enable row level security;
create policy agents_add on replies.handed_on as restrictive for insert to quittance_agent with check (false);
create policy agents_change on replies.handed_on as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on replies.handed_on as restrictive for delete to quittance_agent using (false);
create policy agents_see on replies.handed_on as restrictive for select to quittance_agent using (false);
create policy one_organisation on replies.handed_on to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on replies.handed_on as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR creditor_org_id IS NULL OR (creditor_org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on replies.handed_on to quittance_app;

create table replies.mail (
  org_id integer not null,
  id uuid not null,
  bytes bytea not null,
  sha256 bytea not null,
  size integer not null,
  is_cut boolean not null,
  arrived_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  nature text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body text not null,
  quoted text not null,
  attachments jsonb not null default '[]'::jsonb,
  doubt text,
  message_id uuid,
  customer_id uuid,
  threaded_by text,
  item_ids uuid[] not null default '{}'::uuid[],
  bounce jsonb,
  proposals jsonb not null default '[]'::jsonb,
  state text not null,
  kind text,
  made jsonb,
  handled_at timestamp with time zone,
  handled_by text,
  channel text not null default 'email'::text,
  agency_org_id integer,
  agency_name text not null default ''::text,
  mailbox_org_id integer,
  constraint mail_pkey PRIMARY KEY (org_id, id),
  constraint mail_org_id_customer_id_fkey FOREIGN KEY (org_id, customer_id) REFERENCES parties.customer(org_id, id),
  constraint mail_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES correspondence.message(org_id, id),
  constraint mail_agency_name_check CHECK (length(agency_name) <= 200),
  constraint mail_body_check CHECK (length(body) <= 100000),
  constraint mail_channel_check CHECK (channel = ANY (ARRAY['email'::text, 'sms'::text])),
  constraint mail_check CHECK ((customer_id IS NULL) = (threaded_by IS NULL)),
  constraint mail_check1 CHECK ((state = 'to_read'::text) = (handled_at IS NULL)),
  constraint mail_check2 CHECK ((agency_org_id IS NULL) = (agency_name = ''::text)),
  constraint mail_check3 CHECK (mailbox_org_id IS NULL OR mailbox_org_id = agency_org_id),
  constraint mail_doubt_check CHECK (doubt = ANY (ARRAY['stranger'::text, 'failed'::text, 'unproven'::text])),
  constraint mail_from_address_check CHECK (length(from_address) <= 320),
  constraint mail_from_name_check CHECK (length(from_name) <= 300),
  constraint mail_kind_check CHECK (kind = ANY (ARRAY['promise'::text, 'dispute'::text, 'paid'::text, 'contact'::text, 'absence'::text, 'document'::text, 'opt_out'::text, 'insolvency'::text, 'address_dead'::text, 'other'::text])),
  constraint mail_nature_check CHECK (nature = ANY (ARRAY['reply'::text, 'bounce'::text, 'complaint'::text, 'automatic'::text, 'unreadable'::text])),
  constraint mail_quoted_check CHECK (length(quoted) <= 100000),
  constraint mail_sha256_check CHECK (length(sha256) = 32),
  constraint mail_size_check CHECK (size >= 0),
  constraint mail_state_check CHECK (state = ANY (ARRAY['to_read'::text, 'handled'::text, 'dismissed'::text])),
  constraint mail_subject_check CHECK (length(subject) <= 1000),
  constraint mail_threaded_by_check CHECK (threaded_by = ANY (ARRAY['thread'::text, 'sender'::text, 'document'::text, 'alias'::text, 'person'::text]))
);
CREATE INDEX mail_arrived ON replies.mail USING btree (org_id, arrived_at, id);
CREATE INDEX mail_customer ON replies.mail USING btree (org_id, customer_id, arrived_at);
CREATE INDEX mail_of_agency ON replies.mail USING btree (agency_org_id, arrived_at) WHERE agency_org_id IS NOT NULL;
CREATE UNIQUE INDEX mail_once ON replies.mail USING btree (org_id, sha256);
CREATE INDEX mail_waiting ON replies.mail USING btree (org_id, arrived_at) WHERE state = 'to_read'::text;
alter table replies.mail enable row level security;
create policy agents_add on replies.mail as restrictive for insert to quittance_agent with check (false);
create policy agents_change on replies.mail as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on replies.mail as restrictive for delete to quittance_agent using (false);
create policy agents_see on replies.mail as restrictive for select to quittance_agent using (false);
create policy as_agency on replies.mail for select to quittance_app using (agency_org_id = platform.org() AND (EXISTS ( SELECT 1
   FROM outsourcing.placement p
  WHERE p.org_id = mail.org_id AND p.customer_id = mail.customer_id AND p.agency_org_id = platform.org() AND p.ended_on IS NULL)));
create policy one_organisation on replies.mail using (org_id = platform.org()) with check (org_id = platform.org());
create policy walls on replies.mail as restrictive to quittance_app using ((( SELECT platform.closed_orgs() AS closed_orgs)) IS NULL OR org_id IS NULL OR (org_id <> ALL ((( SELECT platform.closed_orgs() AS closed_orgs))::integer[])));
grant insert, select on replies.mail to quittance_app;
grant update (doubt, message_id, customer_id, threaded_by, item_ids, state, kind, made, handled_at, handled_by) on replies.mail to quittance_app;

create table replies.mailbox (
  org_id integer not null,
  host text not null,
  port integer not null,
  security text not null,
  username text not null,
  password_sealed text not null,
  authority text not null default ''::text,
  folder text not null default 'INBOX'::text,
  poll_minutes smallint not null default 5,
  trusted_server text not null default ''::text,
  marks_seen boolean not null default false,
  uid_validity bigint,
  last_uid bigint not null default 0,
  read_from timestamp with time zone not null,
  polled_at timestamp with time zone,
  failure jsonb,
  updated_at timestamp with time zone not null,
  constraint mailbox_pkey PRIMARY KEY (org_id),
  constraint mailbox_authority_check CHECK (length(authority) <= 20000),
  constraint mailbox_folder_check CHECK (length(folder) >= 1 AND length(folder) <= 300),
  constraint mailbox_host_check CHECK (length(host) >= 1 AND length(host) <= 253),
  constraint mailbox_poll_minutes_check CHECK (poll_minutes >= 1 AND poll_minutes <= 1440),
  constraint mailbox_port_check CHECK (port >= 1 AND port <= 65535),
  constraint mailbox_security_check CHECK (security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])),
  constraint mailbox_trusted_server_check CHECK (length(trusted_server) <= 253),
  constraint mailbox_username_check CHECK (length(username) >= 1 AND length(username) <= 320)
);
alter table replies.mailbox enable row level security;
create policy agents_add on replies.mailbox as restrictive for insert to quittance_agent with check (false);
create policy agents_change on replies.mailbox as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on replies.mailbox as restrictive for delete to quittance_agent using (false);
create policy agents_see on replies.mailbox as restrictive for select to quittance_agent using (false);
create policy one_organisation on replies.mailbox using (org_id = platform.org()) with check (org_id = platform.org());
grant delete, insert, select, update on replies.mailbox to quittance_app;

-- trail -----------------------------------------------------------------------------------------------------------

create schema trail;
grant usage on schema trail to quittance_app;

create table trail.event (
  org_id integer not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  hash bytea not null,
  constraint event_pkey PRIMARY KEY (org_id, seq),
  constraint event_hash_check CHECK (length(hash) = 32)
);
CREATE INDEX event_subject ON trail.event USING btree (org_id, subject_kind, subject_id, seq);
alter table trail.event enable row level security;
create policy agents_add on trail.event as restrictive for insert to quittance_agent with check ((EXISTS ( SELECT 1
   FROM in_hand.debtor h
  WHERE h.held = event.subject_id)));
create policy agents_add_own on trail.event as restrictive for insert to quittance_agent with check (subject_kind = 'customer'::text AND starts_with(actor, ('agent:'::text || platform.agency()) || ':'::text));
create policy agents_change on trail.event as restrictive for update to quittance_agent using (false) with check (false);
create policy agents_remove on trail.event as restrictive for delete to quittance_agent using (false);
create policy agents_see on trail.event as restrictive for select to quittance_agent using ((EXISTS ( SELECT 1
   FROM in_hand.debtor h
  WHERE h.held = event.subject_id)));
create policy agents_see_own on trail.event as restrictive for select to quittance_agent using (subject_kind = 'customer'::text AND starts_with(actor, ('agent:'::text || platform.agency()) || ':'::text));
create policy one_organisation on trail.event using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select on trail.event to quittance_app;

create table trail.head (
  org_id integer not null,
  seq bigint not null,
  hash bytea not null,
  constraint head_pkey PRIMARY KEY (org_id),
  constraint head_hash_check CHECK (length(hash) = 32)
);
alter table trail.head enable row level security;
create policy agents_add on trail.head as restrictive for insert to quittance_agent with check (true);
create policy agents_change on trail.head as restrictive for update to quittance_agent using (true) with check (true);
create policy agents_remove on trail.head as restrictive for delete to quittance_agent using (false);
create policy agents_see on trail.head as restrictive for select to quittance_agent using (true);
create policy one_organisation on trail.head using (org_id = platform.org()) with check (org_id = platform.org());
grant insert, select, update on trail.head to quittance_app;
