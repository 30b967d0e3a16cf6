-- What payers announce of a payment, waiting for the bank line it belongs to.
create table cash.advice (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  format text not null,
  payer text not null,
  paid_on date,
  total_cents bigint,
  currency text,
  agreement text not null,
  rows jsonb not null,
  sha256 bytea not null check (length(sha256) = 32),
  received_at timestamptz not null,
  received_by text not null,
  state text not null check (state in ('waiting', 'linked', 'dropped')),
  line_id uuid,
  primary key (org_id, id),
  foreign key (org_id, line_id) references cash.line (org_id, id)
);
create unique index advice_once on cash.advice (org_id, sha256) where state <> 'dropped';
create index advice_waiting on cash.advice (org_id, total_cents) where state = 'waiting';

alter table cash.advice enable row level security;
create policy one_organisation on cash.advice using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on cash.advice to quittance_app;
grant update (state, line_id) on cash.advice to quittance_app;
