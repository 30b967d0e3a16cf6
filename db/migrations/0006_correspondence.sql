-- What leaves the house and its proof: the look of an organisation, its mail server, its texts, its messages.
create schema correspondence;

create table correspondence.look (
  org_id int not null primary key,
  colour text not null default '#1f3a5f' check (colour ~ '^#[0-9a-f]{6}$'),
  signature text not null default '',
  footer text not null default '',
  logo bytea check (length(logo) <= 512000),
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/svg+xml')),
  updated_at timestamptz not null
);

create table correspondence.mail_server (
  org_id int not null primary key,
  host text not null,
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  password_sealed text,
  from_name text not null,
  from_email text not null,
  updated_at timestamptz not null
);

-- A text the organisation wrote in place of the one shipped; the shipped ones live in the program.
create table correspondence.template (
  org_id int not null,
  key text not null,
  lang text not null check (lang in ('fr', 'en')),
  audience text not null check (audience in ('business', 'consumer', 'public')),
  channel text not null check (channel in ('email', 'letter')),
  subject text not null check (length(subject) <= 300),
  body text not null check (length(body) <= 20000),
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (org_id, key, lang, audience, channel)
);

-- The outbox. queued → sending → sent | failed | uncertain; a letter goes queued → produced → posted.
-- `id` is the identity of the message to the outside world (Message-ID), so a repeated attempt is the same message.
create table correspondence.message (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  channel text not null check (channel in ('email', 'letter')),
  lang text not null check (lang in ('fr', 'en')),
  purpose text not null,
  to_name text not null default '',
  to_address text not null,
  subject text not null,
  -- The facts the message shows and the text as it was approved, enough to render it again byte for byte.
  content jsonb not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain', 'produced', 'posted', 'cancelled')),
  via text check (via in ('smtp', 'test_mailbox', 'print')),
  queued_at timestamptz not null,
  not_before timestamptz not null,
  attempts int not null default 0,
  claimed_at timestamptz,
  claimed_by text,
  settled_at timestamptz,
  outcome text not null default '',
  primary key (org_id, id)
);
create index message_customer on correspondence.message (org_id, customer_id, queued_at);
create index message_due on correspondence.message (org_id, not_before) where state in ('queued', 'sending');
create index message_state on correspondence.message (org_id, state, queued_at);

-- The exact bytes that left or were printed, with their hash.
create table correspondence.proof (
  org_id int not null,
  message_id uuid not null,
  kind text not null check (kind in ('mime', 'pdf')),
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null,
  primary key (org_id, message_id, kind),
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

do $$
declare t text;
begin
  foreach t in array array['look', 'mail_server', 'template', 'message', 'proof', 'test_mailbox'] loop
    execute format('alter table correspondence.%I enable row level security', t);
    execute format('create policy one_organisation on correspondence.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema correspondence to quittance_app;
grant select, insert, update, delete on correspondence.look, correspondence.mail_server, correspondence.template to quittance_app;
grant select, insert, update on correspondence.message to quittance_app;
grant select, insert on correspondence.proof, correspondence.test_mailbox to quittance_app;
