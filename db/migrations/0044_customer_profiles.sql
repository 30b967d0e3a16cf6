-- What a customer is to us beyond its identity: its group, its market, who sells to it, how much it may owe. Segments are made of it.

-- Somebody of the house without an account here: a salesperson, after-sales. Mail goes out in their name and questions go to them.
create table parties.colleague (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('sales', 'after_sales', 'management', 'other')),
  email text check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, id)
);
-- A list of customers names salespeople by their address.
create unique index colleague_email on parties.colleague (org_id, lower(email)) where email is not null and removed_at is null;
alter table parties.colleague enable row level security;
create policy one_organisation on parties.colleague using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, update, delete on parties.colleague to quittance_app;

alter table parties.customer
  -- The customer that leads its group; a group is one level deep, so that a statement of the group adds what stands under one name.
  add column parent_id uuid,
  add column sector text not null default '' check (length(sector) <= 100),
  add column size text check (size in ('micro', 'small', 'medium', 'large')),
  add column risk text check (risk in ('low', 'normal', 'high')),
  add column tags text[] not null default '{}' check (cardinality(tags) <= 30),
  add column salesperson_id uuid,
  -- What the customer may owe in all, and the part of it that is insured, in the organisation's currency; null: not bounded, not insured.
  add column credit_limit_cents bigint check (credit_limit_cents >= 0),
  add column insured_cents bigint check (insured_cents >= 0),
  add constraint customer_parent foreign key (org_id, parent_id) references parties.customer (org_id, id),
  add constraint customer_salesperson foreign key (org_id, salesperson_id) references parties.colleague (org_id, id),
  add constraint customer_not_its_own_parent check (parent_id <> id);
create index customer_parent on parties.customer (org_id, parent_id) where parent_id is not null;
create index customer_salesperson on parties.customer (org_id, salesperson_id) where salesperson_id is not null;

alter table parties.contact
  -- Channels by which this person asked not to be written to, and since when.
  add column opted_out text[] not null default '{}' check (opted_out <@ array['email', 'sms']),
  add column opted_out_at timestamptz,
  add column phone_invalid_since timestamptz,
  -- The last day of an absence that a reply announced.
  add column absent_until date;
