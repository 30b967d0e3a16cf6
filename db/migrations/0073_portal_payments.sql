-- Who takes online payments for an organisation, and the payments that customers began there. What it tells is announced, never a receipt.
create table portal.payment_taker (
  org_id int not null primary key,
  kind text not null check (kind in ('stripe', 'template')),
  -- The address with its places to fill in, of a page of one's own; empty for Stripe.
  template text not null default '' check (length(template) <= 1000),
  key_sealed text not null,
  hook_secret_sealed text not null,
  -- In the address that the service calls us at: a stranger does not know where to knock.
  hook_key text not null check (length(hook_key) between 20 and 60),
  -- Calls that nothing proved to come from the service, and the last of them that the trail tells of.
  refused_calls int not null default 0,
  refused_told_at timestamptz,
  updated_at timestamptz not null
);

create table portal.payment (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  link_id uuid not null,
  item_ids uuid[] not null check (cardinality(item_ids) between 1 and 500),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cents bigint not null check (cents > 0),
  lang text not null check (lang in ('fr', 'en')),
  -- What the service calls it, once it was opened there.
  ref text check (length(ref) <= 200),
  state text not null check (state in ('opened', 'pending', 'paid', 'failed')),
  opened_at timestamptz not null,
  told_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index payment_customer on portal.payment (org_id, customer_id, opened_at);

alter table portal.payment_taker enable row level security;
create policy one_organisation on portal.payment_taker using (org_id = platform.org()) with check (org_id = platform.org());
alter table portal.payment enable row level security;
create policy one_organisation on portal.payment using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on portal.payment_taker to quittance_app;
grant select, insert on portal.payment to quittance_app;
grant update (ref, state, told_at) on portal.payment to quittance_app;
