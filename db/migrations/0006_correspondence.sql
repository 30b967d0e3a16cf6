-- What leaves the house and its proof: the look of an organisation, its mail server, its texts, its messages.
create schema correspondence;

-- Pictures by their hash. A message names the one it was made with, so that it can be shown again years later.
create table correspondence.logo (
  org_id int not null,
  sha256 bytea not null check (length(sha256) = 32),
  format text not null check (format in ('png', 'jpeg', 'svg')),
  bytes bytea not null check (length(bytes) <= 524288),
  primary key (org_id, sha256)
);

create table correspondence.look (
  org_id int not null primary key,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  signature text not null default '' check (length(signature) <= 400),
  footer text not null default '' check (length(footer) <= 600),
  logo_sha256 bytea,
  updated_at timestamptz not null,
  foreign key (org_id, logo_sha256) references correspondence.logo (org_id, sha256)
);

create table correspondence.mail_server (
  org_id int not null primary key,
  host text not null check (length(host) between 1 and 253),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  password_sealed text,
  -- Certificate (PEM) of an internal authority; empty: the public ones are trusted.
  authority text not null default '' check (length(authority) <= 20000),
  from_name text not null,
  from_email text not null,
  messages_per_minute int not null default 60 check (messages_per_minute between 1 and 10000),
  updated_at timestamptz not null
);

-- A text the organisation wrote in place of the one shipped; the shipped ones live in the program.
create table correspondence.template (
  org_id int not null,
  key text not null,
  lang text not null check (lang in ('fr', 'en')),
  audience text not null check (audience in ('business', 'consumer', 'public')),
  subject text not null check (length(subject) <= 200),
  body text not null check (length(body) <= 10000),
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, key, lang, audience)
);

-- Letters printed together: the same batch always gives the same pages.
create table correspondence.print_batch (
  org_id int not null,
  id uuid not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (org_id, id)
);

-- The outbox. A mail goes queued → sending → sent | failed | uncertain; a letter goes queued → produced → posted.
-- `id` is the identity of the message to the outside world (Message-ID), so a repeated attempt is the same message.
create table correspondence.message (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('email', 'letter', 'registered_letter')),
  lang text not null check (lang in ('fr', 'en')),
  purpose text not null,
  to_name text not null default '',
  -- The e-mail address; empty for a letter, whose address is in the content.
  to_address text not null,
  subject text not null,
  -- The facts the message shows and the text as it was approved, enough to render it again.
  content jsonb not null,
  -- Goes up when the content changes before anything left: each version has a proof of its own.
  version int not null default 1,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain', 'produced', 'posted', 'cancelled')),
  via text check (via in ('smtp', 'test_mailbox', 'print')),
  queued_at timestamptz not null,
  not_before timestamptz not null,
  -- All tries ever made, and those made since a person last asked for it to be sent.
  attempts int not null default 0,
  tries int not null default 0,
  claimed_at timestamptz,
  claimed_by uuid,
  settled_at timestamptz,
  -- Why it stands where it stands: a code, a sentence in each language and its values. Null while there is nothing to say.
  outcome jsonb,
  print_batch_id uuid,
  posted_on date,
  registered_no text check (length(registered_no) <= 40),
  primary key (org_id, id),
  check ((channel = 'email') = (to_address <> '')),
  check (state <> 'sending' or claimed_by is not null),
  check ((state = 'posted') = (posted_on is not null)),
  foreign key (org_id, print_batch_id) references correspondence.print_batch (org_id, id)
);
create index message_customer on correspondence.message (org_id, customer_id, queued_at);
create index message_due on correspondence.message (org_id, channel, not_before, id) where state = 'queued';
create index message_sending on correspondence.message (org_id) where state = 'sending';
create index message_state on correspondence.message (org_id, state, queued_at);
create index message_queued_at on correspondence.message (org_id, queued_at, id);
create index message_batch on correspondence.message (org_id, print_batch_id) where print_batch_id is not null;

-- Each try to hand a message over, and what was answered.
create table correspondence.attempt (
  org_id int not null,
  message_id uuid not null,
  n int not null,
  started_at timestamptz not null,
  claimed_by uuid not null,
  via text not null check (via in ('smtp', 'test_mailbox', 'print')),
  ended_at timestamptz,
  result text check (result in ('accepted', 'refused', 'postponed', 'uncertain')),
  smtp_code int,
  response text not null default '' check (length(response) <= 1000),
  primary key (org_id, message_id, n),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);
create index attempt_started on correspondence.attempt (org_id, started_at) where via = 'smtp';

-- The exact bytes that left or were printed, with their hash.
create table correspondence.proof (
  org_id int not null,
  message_id uuid not null,
  version int not null,
  kind text not null check (kind in ('mime', 'pdf')),
  -- Envelope sender of a mail: a repeated attempt leaves under the same name as its bytes say.
  sender_address text not null default '',
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null,
  primary key (org_id, message_id, version),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);

-- The built-in mailbox: where mail goes while no server is set. One row per message, however often it is attempted.
create table correspondence.test_mailbox (
  org_id int not null,
  message_id uuid not null,
  received_at timestamptz not null,
  primary key (org_id, message_id),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);
create index test_mailbox_received on correspondence.test_mailbox (org_id, received_at);

do $$
declare t text;
begin
  foreach t in array array['logo', 'look', 'mail_server', 'template', 'print_batch', 'message', 'attempt', 'proof', 'test_mailbox'] loop
    execute format('alter table correspondence.%I enable row level security', t);
    execute format('create policy one_organisation on correspondence.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema correspondence to quittance_app;
grant select, insert, update, delete on correspondence.mail_server, correspondence.template to quittance_app;
grant select, insert, update on correspondence.look, correspondence.message, correspondence.attempt to quittance_app;
grant select, insert on correspondence.logo, correspondence.print_batch, correspondence.proof, correspondence.test_mailbox to quittance_app;
