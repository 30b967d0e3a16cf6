-- The page of a provider that has no account here: what it opens from a signed link, answers, accepts or contests, and drops.

-- A link may be about a provider's page: then it is about no customer.
alter table access.link drop constraint link_purpose_check, alter column customer_id drop not null;
alter table access.link
  add constraint link_purpose_check check (purpose in ('portal', 'colleague', 'provider')),
  add constraint link_customer_check check ((purpose = 'provider') = (customer_id is null)),
  add constraint link_about_check check (purpose <> 'provider' or about_id is not null);
create index link_about on access.link (org_id, about_id) where purpose = 'provider';

alter table outsourcing.quote
  -- Days from the collection of a sum to its remittance, as the provider offers it.
  add column remit_days smallint check (remit_days between 1 and 90),
  -- Answered by the provider itself from its page, and the hash of what it sent.
  add column is_by_link boolean not null default false,
  add column answer_sha256 bytea check (length(answer_sha256) = 32),
  add constraint quote_by_link check (not (is_by_link and is_typed));

-- A paper that the provider dropped on its page proves nothing until somebody here has looked at it.
alter table outsourcing.paper
  add column is_dropped boolean not null default false,
  add column verified_at timestamptz,
  add column verified_by_name text,
  add constraint paper_verified check ((verified_at is null) = (verified_by_name is null) and (is_dropped or verified_at is null));
grant update (verified_at, verified_by_name, expires_on) on outsourcing.paper to quittance_app;

-- What was done on such a page, each form once.
create table outsourcing.page_act (
  org_id int not null,
  id uuid not null,
  form_token uuid not null,
  link_id uuid not null,
  provider_id uuid not null,
  kind text not null check (kind in ('quote', 'declined', 'accepted', 'contested', 'paper', 'statement')),
  at timestamptz not null,
  signer_name text not null check (length(signer_name) <= 120),
  -- Of what was sent: the answer, the statement that was read, the file.
  sha256 bytea not null check (length(sha256) = 32),
  said jsonb not null,
  primary key (org_id, id),
  unique (org_id, form_token),
  foreign key (org_id, link_id) references access.link (org_id, id),
  foreign key (org_id, provider_id) references outsourcing.provider (org_id, id)
);
create index page_act_link on outsourcing.page_act (org_id, link_id, at);

-- The provider does not agree with a closing statement, and says why.
create table outsourcing.closing_contest (
  org_id int not null,
  mandate_id uuid not null,
  no smallint not null,
  reason text not null check (length(reason) between 1 and 2000),
  signer_name text not null check (length(signer_name) between 1 and 120),
  contested_on date not null,
  contested_at timestamptz not null,
  primary key (org_id, mandate_id, no),
  foreign key (org_id, mandate_id, no) references outsourcing.closing (org_id, mandate_id, no)
);

do $$
declare t text;
begin
  foreach t in array array['page_act', 'closing_contest'] loop
    execute format('alter table outsourcing.%I enable row level security', t);
    execute format('create policy one_organisation on outsourcing.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on outsourcing.page_act, outsourcing.closing_contest to quittance_app;

-- Between the creditor and a provider that works elsewhere: agents have no part in it.
select in_hand.decide(t::regclass, 'nothing') from unnest(array['outsourcing.page_act', 'outsourcing.closing_contest']) t;
