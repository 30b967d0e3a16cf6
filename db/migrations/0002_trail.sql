-- The tamper-evident record: a SHA-256 chain per organisation. `body` is the exact text that was hashed.
create schema trail;

create table trail.head (
  org_id int not null primary key,
  seq bigint not null,
  hash bytea not null check (length(hash) = 32)
);

create table trail.event (
  org_id int not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  hash bytea not null check (length(hash) = 32),
  primary key (org_id, seq)
);
create index event_subject on trail.event (org_id, subject_kind, subject_id, seq);

alter table trail.head enable row level security;
alter table trail.event enable row level security;
create policy one_organisation on trail.head using (org_id = platform.org()) with check (org_id = platform.org());
create policy one_organisation on trail.event using (org_id = platform.org()) with check (org_id = platform.org());
grant usage on schema trail to quittance_app;
grant select, insert, update on trail.head to quittance_app;
grant select, insert on trail.event to quittance_app;
