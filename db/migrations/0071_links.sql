-- Links that open one thing of one customer to somebody without an account: the customer's own page, a question to a colleague.
create table access.link (
  org_id int not null references access.organisation,
  id uuid not null,
  -- The code itself is kept nowhere: it is derived from the id and the installation's secret.
  code_hash bytea not null check (length(code_hash) = 32),
  purpose text not null check (purpose in ('portal', 'colleague')),
  customer_id uuid not null,
  -- What of the customer it came with or is about: a message that carries it, a question.
  about_id uuid,
  made_at timestamptz not null,
  made_by text not null,
  -- The first instant at which it opens nothing any more.
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  visits int not null default 0,
  last_visit_at timestamptz,
  primary key (org_id, id)
);
create index link_code on access.link (code_hash);
create index link_customer on access.link (org_id, customer_id, purpose);

alter table access.link enable row level security;
create policy one_organisation on access.link to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
-- Which organisation a code belongs to must be known before an organisation is chosen; that role learns this and nothing more.
create policy every_organisation on access.link to quittance_auth using (true);
grant select, insert on access.link to quittance_app;
grant update (expires_at, revoked_at, revoked_by, visits, last_visit_at) on access.link to quittance_app;
grant select (org_id, id, code_hash) on access.link to quittance_auth;
