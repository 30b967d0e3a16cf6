-- The page of a customer: what it may do there, what it did, and what of that waits for somebody here.
create schema portal;

create table portal.setting (
  org_id int not null primary key,
  -- Off: no message carries a link, and every link opens nothing.
  is_on boolean not null,
  link_days smallint not null check (link_days between 1 and 730),
  -- The head of a group sees what its members owe.
  shows_group boolean not null,
  takes_promises boolean not null,
  -- How far ahead a payment may be promised there.
  promise_days smallint not null check (promise_days between 1 and 365),
  plans text not null check (plans in ('none', 'on_approval', 'within_limits')),
  -- Limits of a plan that is accepted at once; amounts in minor units of the debt's currency.
  plan_months smallint not null check (plan_months between 1 and 60),
  plan_most_cents bigint not null check (plan_most_cents >= 0),
  asks_satisfaction boolean not null,
  updated_at timestamptz not null
);

-- What somebody did on the page. The same form sent twice is one act.
create table portal.act (
  org_id int not null,
  id uuid not null,
  form_token uuid not null,
  link_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('promise', 'plan', 'dispute', 'paid', 'contact', 'opt_out', 'copy', 'satisfaction', 'payment')),
  lang text not null check (lang in ('fr', 'en')),
  at timestamptz not null,
  -- What was asked, and what was made of it: ids of a promise, a plan, a dispute.
  said jsonb not null,
  made jsonb not null default '{}',
  -- `waiting`: somebody here has to look at it.
  state text not null check (state in ('done', 'waiting', 'accepted', 'refused')),
  answered_at timestamptz,
  answered_by text,
  answer text not null default '' check (length(answer) <= 1000),
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  check ((state in ('accepted', 'refused')) = (answered_at is not null))
);
create unique index act_once on portal.act (org_id, form_token);
create index act_customer on portal.act (org_id, customer_id, at);
create index act_waiting on portal.act (org_id, at) where state = 'waiting';

-- What was sent with an act, byte for byte. Evidence of a dispute is kept with the dispute.
create table portal.file (
  org_id int not null,
  id uuid not null,
  act_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  type text not null check (length(type) <= 100),
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  primary key (org_id, id),
  foreign key (org_id, act_id) references portal.act (org_id, id)
);
alter table portal.file alter column bytes set storage external;
create index file_act on portal.file (org_id, act_id);

do $$
declare t text;
begin
  foreach t in array array['setting', 'act', 'file'] loop
    execute format('alter table portal.%I enable row level security', t);
    execute format('create policy one_organisation on portal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema portal to quittance_app;
grant select, insert, update on portal.setting to quittance_app;
grant select, insert on portal.act, portal.file to quittance_app;
grant update (made, state, answered_at, answered_by, answer) on portal.act to quittance_app;
