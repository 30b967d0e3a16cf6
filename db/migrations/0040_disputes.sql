-- What customers contest: whole documents or part of them, who ends it by when, and how it ended.
create schema disputes;

create table disputes.category (
  org_id int not null,
  id uuid not null,
  position smallint not null,
  name text not null check (length(name) between 1 and 80),
  -- The member who answers for it; null: whoever opens the dispute.
  owner text,
  delay_days smallint not null check (delay_days between 0 and 365),
  -- What is done about it, in order: name, days after the opening, owner.
  tasks jsonb not null default '[]',
  retired_at timestamptz,
  primary key (org_id, id)
);
create unique index category_name on disputes.category (org_id, name) where retired_at is null;

create table disputes.dispute (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  category_id uuid not null,
  currency text not null,
  source text not null check (source in ('us', 'reply', 'portal')),
  -- Waiting: we were wrong, and the credit note is to come.
  state text not null check (state in ('open', 'waiting', 'resolved')),
  owner text,
  note text not null check (length(note) <= 4000),
  opened_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- What the books say of it counts from here on: from the opening, or from the day somebody took it up again.
  watched_from timestamptz not null,
  due_on date not null,
  awaited_cents bigint check (awaited_cents > 0),
  outcome text check (outcome in ('credit_note', 'rejected', 'settled', 'paid', 'withdrawn')),
  credit_item_id uuid,
  write_off_id uuid,
  forgiven_cents bigint check (forgiven_cents > 0),
  resolution_note text not null default '' check (length(resolution_note) <= 4000),
  resolved_on date,
  resolved_at timestamptz,
  resolved_by text,
  -- Concluded from the books, not by a person: it ends when the books say otherwise.
  is_automatic boolean not null default false,
  primary key (org_id, id),
  foreign key (org_id, category_id) references disputes.category (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  check ((state = 'resolved') = (outcome is not null and resolved_on is not null and resolved_at is not null)),
  check (state <> 'waiting' or awaited_cents is not null)
);
create index dispute_running on disputes.dispute (org_id, due_on) where state <> 'resolved';
create index dispute_customer on disputes.dispute (org_id, customer_id, opened_at);
create index dispute_resolved on disputes.dispute (org_id, resolved_on) where state = 'resolved';

-- What of an item is contested, and on which days it is not asked for.
create table disputes.disputed_item (
  org_id int not null,
  dispute_id uuid not null,
  item_id uuid not null,
  customer_id uuid not null,
  -- When the dispute was opened. A whole item is contested for whatever is left of it.
  cents bigint not null check (cents > 0),
  is_whole boolean not null,
  from_on date not null,
  -- The last day on which it is not asked for; null while the dispute runs.
  until_on date,
  primary key (org_id, dispute_id, item_id),
  foreign key (org_id, dispute_id) references disputes.dispute (org_id, id)
);
create index disputed_item_customer on disputes.disputed_item (org_id, customer_id);
create index disputed_item_item on disputes.disputed_item (org_id, item_id);
create unique index disputed_item_once on disputes.disputed_item (org_id, item_id) where until_on is null;

create table disputes.task (
  org_id int not null,
  id uuid not null,
  dispute_id uuid not null,
  position smallint not null,
  name text not null check (length(name) between 1 and 200),
  owner text,
  due_on date not null,
  done_at timestamptz,
  done_by text,
  primary key (org_id, id),
  foreign key (org_id, dispute_id) references disputes.dispute (org_id, id)
);
create index task_dispute on disputes.task (org_id, dispute_id);

create table disputes.note (
  org_id int not null,
  id uuid not null,
  dispute_id uuid not null,
  body text not null check (length(body) between 1 and 4000),
  written_at timestamptz not null,
  written_by text not null,
  primary key (org_id, id),
  foreign key (org_id, dispute_id) references disputes.dispute (org_id, id)
);
create index note_dispute on disputes.note (org_id, dispute_id);

-- Evidence, byte for byte as it came; its type was read from its content.
create table disputes.evidence (
  org_id int not null,
  id uuid not null,
  dispute_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  type text not null,
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (org_id, id),
  unique (org_id, dispute_id, sha256),
  foreign key (org_id, dispute_id) references disputes.dispute (org_id, id)
);
alter table disputes.evidence alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['category', 'dispute', 'disputed_item', 'task', 'note', 'evidence'] loop
    execute format('alter table disputes.%I enable row level security', t);
    execute format('create policy one_organisation on disputes.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema disputes to quittance_app;
grant select, insert, update on disputes.category, disputes.dispute, disputes.task to quittance_app;
grant select, insert on disputes.disputed_item to quittance_app;
grant update (until_on) on disputes.disputed_item to quittance_app;
grant select, insert on disputes.note, disputes.evidence to quittance_app;
