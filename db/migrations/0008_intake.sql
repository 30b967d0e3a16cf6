-- Files as they came, what was read in them, and what became of it.
create schema intake;

create table intake.file (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  size bigint not null,
  sha256 bytea not null check (length(sha256) = 32),
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (org_id, id)
);

-- Raw bytes, compressed (raw deflate), cut at line ends so that one line can be shown without reading the file.
create table intake.file_chunk (
  org_id int not null,
  file_id uuid not null,
  no int not null,
  first_line int not null,
  bytes bytea not null,
  primary key (org_id, file_id, no),
  foreign key (org_id, file_id) references intake.file (org_id, id)
);
alter table intake.file_chunk alter column bytes set storage external;

create table intake.profile (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('open_items', 'aged_balance', 'contacts')),
  mapping jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, id),
  unique (org_id, name)
);

create table intake.import (
  org_id int not null,
  id uuid not null,
  file_id uuid not null,
  kind text not null check (kind in ('fec', 'open_items', 'aged_balance', 'contacts')),
  state text not null check (state in ('reading', 'refused', 'previewed', 'committing', 'committed', 'withdrawn', 'discarded')),
  options jsonb not null,
  -- What the file says of itself, and what this import does or did: both shown, both kept.
  facts jsonb not null default '{}',
  summary jsonb not null default '{}',
  refusal jsonb,
  -- The last day the books of this file know of, for the freshness guard.
  books_through date,
  created_at timestamptz not null,
  created_by text not null,
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, file_id) references intake.file (org_id, id)
);
create index import_recent on intake.import (org_id, created_at);

create table intake.rejection (
  org_id int not null,
  import_id uuid not null,
  no int not null,
  line int,
  column_name text not null default '',
  value text not null default '',
  code text not null,
  severity text not null check (severity in ('refusal', 'warning', 'ignored')),
  sentence jsonb not null,
  primary key (org_id, import_id, no),
  foreign key (org_id, import_id) references intake.import (org_id, id)
);

-- Rows read from a file and not yet committed. Unlogged: after a crash the file is simply read again.
create unlogged table intake.staged_item (
  org_id int not null,
  import_id uuid not null,
  line int not null,
  row_key uuid not null,
  customer_code text not null,
  customer_name text not null,
  kind text not null,
  side smallint not null,
  amount_cents bigint not null,
  currency text not null,
  document_no text not null,
  label text not null,
  issued_on date not null,
  due_on date,
  settle_key uuid,
  settled_on date,
  nature text not null,
  -- Carried forward from the year before and already known there: recognised, not added again.
  is_opening boolean not null
);
create index staged_import on intake.staged_item (org_id, import_id);

do $$
declare t text;
begin
  foreach t in array array['file', 'file_chunk', 'profile', 'import', 'rejection', 'staged_item'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('create policy one_organisation on intake.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema intake to quittance_app;
grant select, insert on intake.file, intake.file_chunk to quittance_app;
grant select, insert, update, delete on intake.profile, intake.import, intake.rejection, intake.staged_item to quittance_app;
