-- What comes back: the mailbox that answers reach, each mail byte for byte, and what was read of it.
create schema replies;

create table replies.mailbox (
  org_id int not null primary key,
  host text not null check (length(host) between 1 and 253),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null check (length(username) between 1 and 320),
  password_sealed text not null,
  -- Certificate (PEM) of an internal authority; empty: the public ones are trusted.
  authority text not null default '' check (length(authority) <= 20000),
  folder text not null default 'INBOX' check (length(folder) between 1 and 300),
  poll_minutes smallint not null default 5 check (poll_minutes between 1 and 1440),
  -- The server whose word about senders is taken (authserv-id, RFC 8601); empty: nobody's.
  trusted_server text not null default '' check (length(trusted_server) <= 253),
  marks_seen boolean not null default false,
  -- How far the folder was read. UIDs count for one UIDVALIDITY only; the folder is read again when it changes.
  uid_validity bigint,
  last_uid bigint not null default 0,
  read_from timestamptz not null,
  polled_at timestamptz,
  -- Why the last visit failed; null when it did not.
  failure jsonb,
  updated_at timestamptz not null
);

create table replies.mail (
  org_id int not null,
  id uuid not null,
  -- The very bytes, and what tells that a mail is here already, wherever in the folder it is found again.
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  size int not null check (size >= 0),
  -- Longer than is kept: only the beginning is here.
  is_cut boolean not null,
  arrived_at timestamptz not null,
  taken_at timestamptz not null,
  nature text not null check (nature in ('reply', 'bounce', 'complaint', 'automatic', 'unreadable')),
  from_name text not null check (length(from_name) <= 300),
  from_address text not null check (length(from_address) <= 320),
  subject text not null check (length(subject) <= 1000),
  -- What its author wrote, without what it quotes; and the rest.
  body text not null check (length(body) <= 100000),
  quoted text not null check (length(quoted) <= 100000),
  attachments jsonb not null default '[]',
  -- Why its sender is not taken at its word; null when nothing speaks against it.
  doubt text check (doubt in ('stranger', 'failed', 'unproven')),
  -- The message of ours that it answers or is about, the customer, and how they were found.
  message_id uuid,
  customer_id uuid,
  threaded_by text check (threaded_by in ('thread', 'sender', 'document', 'alias', 'person')),
  item_ids uuid[] not null default '{}',
  -- A bounce: the address, whether for good, the status and the words of the server.
  bounce jsonb,
  proposals jsonb not null default '[]',
  state text not null check (state in ('to_read', 'handled', 'dismissed')),
  -- What a person said it is, and what was made of it.
  kind text check (kind in ('promise', 'dispute', 'paid', 'contact', 'absence', 'document', 'opt_out', 'insolvency', 'other')),
  made jsonb,
  handled_at timestamptz,
  handled_by text,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, message_id) references correspondence.message (org_id, id),
  check ((customer_id is null) = (threaded_by is null)),
  check ((state = 'to_read') = (handled_at is null))
);
alter table replies.mail alter column bytes set storage external;
create unique index mail_once on replies.mail (org_id, sha256);
create index mail_waiting on replies.mail (org_id, arrived_at) where state = 'to_read';
create index mail_arrived on replies.mail (org_id, arrived_at, id);
create index mail_customer on replies.mail (org_id, customer_id, arrived_at);

-- Addresses that a person said belong to a customer without being among its contacts.
create table replies.alias (
  org_id int not null,
  address text not null check (address = lower(address)),
  customer_id uuid not null,
  learnt_at timestamptz not null,
  learnt_by text not null,
  primary key (org_id, address),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['mailbox', 'mail', 'alias'] loop
    execute format('alter table replies.%I enable row level security', t);
    execute format('create policy one_organisation on replies.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema replies to quittance_app;
grant select, insert, update, delete on replies.mailbox to quittance_app;
grant select, insert on replies.mail to quittance_app;
grant update (message_id, customer_id, threaded_by, item_ids, doubt, state, kind, made, handled_at, handled_by) on replies.mail to quittance_app;
grant select, insert, update on replies.alias to quittance_app;
