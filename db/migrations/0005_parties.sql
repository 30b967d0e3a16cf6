-- Customers and the people to contact there.
create schema parties;

create table parties.customer (
  org_id int not null,
  id uuid not null,
  code text not null check (length(code) between 1 and 80),
  name text not null check (length(name) between 1 and 300),
  kind text not null default 'business' check (kind in ('business', 'consumer', 'public')),
  siren text check (siren ~ '^[0-9]{9}$'),
  vat_no text,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  address_lines text[] not null default '{}',
  postcode text not null default '',
  city text not null default '',
  country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
  terms jsonb,
  created_at timestamptz not null,
  -- What a person types to find this customer, folded; kept by the statement that writes the row.
  search_text text not null,
  primary key (org_id, id),
  unique (org_id, code)
);
create index customer_name on parties.customer (org_id, name, id);
create index customer_siren on parties.customer (org_id, siren) where siren is not null;
create index customer_search on parties.customer using gin (search_text public.gin_trgm_ops);

create table parties.contact (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  first_name text not null default '',
  last_name text not null default '',
  role text not null default 'accounts_payable'
    check (role in ('accounts_payable', 'management', 'purchasing', 'sales', 'other')),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 40),
  email_invalid_since timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index contact_customer on parties.contact (org_id, customer_id) where removed_at is null;

alter table parties.customer enable row level security;
alter table parties.contact enable row level security;
create policy one_organisation on parties.customer using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on parties.contact using (org_id = platform.org()) with check (org_id = platform.org());
grant usage on schema parties to quittance_app;
grant select, insert, update, delete on parties.customer to quittance_app;
grant select, insert, update on parties.contact to quittance_app;

-- Trigram search cannot run below a row-level policy (LIKE is not leakproof), so it runs here, as the owner, over the
-- one organisation of the transaction. Nothing outside that organisation can be named by a caller.
create function parties.search_customers(words text, max_rows int) returns table (id uuid, rank real)
  language sql stable security definer set search_path = '' as $$
  select c.id, public.similarity(c.search_text, platform.folded(words)) as rank
  from parties.customer c
  where c.org_id = platform.org()
    and c.search_text like '%' || replace(replace(replace(platform.folded(words), '\', '\\'), '%', '\%'), '_', '\_') || '%'
  order by rank desc, c.name
  limit least(max_rows, 200)
$$;
revoke all on function parties.search_customers(text, int) from public;
grant execute on function parties.search_customers(text, int) to quittance_app;
