-- Files as they came, what was read in them, and what became of it.
create schema intake;

-- The same bytes sent again under another name are one content and two files: the name may carry the fiscal year.
create table intake.file (
  org_id int not null,
  id uuid not null,
  content_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  size bigint not null,
  sha256 bytea not null check (length(sha256) = 32),
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  primary key (org_id, id),
  unique (org_id, sha256, name)
);

-- Raw bytes, compressed (raw deflate), cut at line ends so that one line can be shown without reading the file. The key is
-- checked at the end of the transaction: the hash that names a file is known only after its last byte.
create table intake.file_chunk (
  org_id int not null,
  content_id uuid not null,
  no int not null,
  first_line int not null,
  bytes bytea not null,
  primary key (org_id, content_id, no),
  foreign key (org_id, content_id) references intake.file (org_id, id) deferrable initially deferred
);
alter table intake.file_chunk alter column bytes set storage external;

create table intake.profile (
  org_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  kind text not null check (kind in ('open_items', 'aged_balance', 'contacts')),
  -- Fingerprint of the header the mapping was made for: a file with the same header takes it without being asked.
  fingerprint text not null,
  mapping jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, id),
  unique (org_id, name)
);
create index profile_fingerprint on intake.profile (org_id, fingerprint);

create table intake.import (
  org_id int not null,
  id uuid not null,
  file_id uuid not null,
  kind text not null check (kind in ('unknown', 'fec', 'open_items', 'aged_balance', 'contacts')),
  state text not null check (state in ('reading', 'refused', 'previewed', 'committing', 'committed', 'withdrawn', 'discarded')),
  options jsonb not null,
  -- What the file says of itself, and what this import does or did: both shown, both kept.
  facts jsonb not null default '{}',
  summary jsonb not null default '{}',
  refusal jsonb,
  read_bytes bigint not null default 0,
  -- The days and journals a ledger holds, hence what a later file must cover to speak for it. For lists, the snapshot day.
  first_on date,
  books_through date,
  journals text[] not null default '{}',
  fiscal_year_end date,
  staged_rows int not null default 0,
  -- Earlier imports whose lines this one recognised, changed or took back: they cannot be withdrawn before it.
  builds_on uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  settled_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, file_id) references intake.file (org_id, id)
);
create index import_recent on intake.import (org_id, created_at);
create index import_committed on intake.import (org_id, kind, fiscal_year_end) where state = 'committed';

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
  params jsonb not null default '{}',
  -- Warnings that follow from the books are found again at each comparison; those of the file itself stay.
  from_books boolean not null default false,
  primary key (org_id, import_id, no),
  foreign key (org_id, import_id) references intake.import (org_id, id)
);

-- What a commit changed besides adding items, with what was there before: withdrawal puts it back.
--   relettered: item `id` left the lettering group `before` (settled on `settled_on`) for `after`;
--   taken_back: item `id` of an earlier import was reversed because its line vanished;
--   customer_added, contact_added: made by this import; customer_changed, contact_changed: `was` and `became`.
create table intake.effect (
  org_id int not null,
  import_id uuid not null,
  what text not null check (what in ('relettered', 'taken_back', 'customer_added', 'customer_changed', 'contact_added', 'contact_changed')),
  id uuid not null,
  before uuid,
  after uuid,
  settled_on date,
  was jsonb,
  became jsonb,
  primary key (org_id, import_id, what, id),
  foreign key (org_id, import_id) references intake.import (org_id, id)
);
create index effect_subject on intake.effect (org_id, id) where what = 'relettered';

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
  -- The line in the currency of the books, signed: what control totals add up.
  base_cents bigint not null,
  document_no text not null,
  label text not null,
  issued_on date not null,
  due_on date not null,
  due_source text not null,
  settle_key uuid,
  settled_on date,
  nature text not null,
  -- created: to be booked; known: already booked as `item_id`; opening: carried forward from a year already here;
  -- ignored: says nothing of what the customer owes.
  disposition text not null default 'created',
  item_id uuid
);
create index staged_import on intake.staged_item (org_id, import_id, line);

-- Items of earlier imports that this one would change.
create unlogged table intake.staged_change (
  org_id int not null,
  import_id uuid not null,
  -- reletter, carry (takes the group of its opening line), vanish, keep (vanished, but something depends on it)
  what text not null,
  item_id uuid not null,
  settle_key uuid,
  settled_on date,
  -- The group whose settlements are undone before the new one is formed.
  undo_key uuid,
  reason text not null default ''
);
create index staged_change_import on intake.staged_change (org_id, import_id, what);

-- Contacts and customers read from a list, with what they change.
create unlogged table intake.staged_party (
  org_id int not null,
  import_id uuid not null,
  line int not null,
  disposition text not null,
  customer_id uuid,
  contact_id uuid,
  code text not null,
  name text not null,
  was jsonb not null,
  became jsonb not null
);
create index staged_party_import on intake.staged_party (org_id, import_id, line);

do $$
declare t text;
begin
  foreach t in array array['file', 'file_chunk', 'profile', 'import', 'rejection', 'effect', 'staged_item', 'staged_change', 'staged_party'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('create policy one_organisation on intake.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema intake to quittance_app;
grant select, insert on intake.file, intake.file_chunk, intake.effect to quittance_app;
grant select, insert, update, delete on intake.profile, intake.import, intake.rejection, intake.staged_item, intake.staged_change, intake.staged_party to quittance_app;

-- Statistics of what was just staged: the role that serves may not analyse tables it does not own.
create function intake.analyse_staged() returns void language sql security definer set search_path = '' as $$
  analyze intake.staged_item;
$$;
revoke all on function intake.analyse_staged() from public;
grant execute on function intake.analyse_staged() to quittance_app;
