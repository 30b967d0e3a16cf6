-- Messages that leave through somebody else's service: text messages, electronic registered letters, letters printed and posted
-- for us. Who that is, what it said of each message, and the proofs it gives.

-- A service set up for one kind of message. Its settings are plain; what must stay secret is sealed for this organisation.
create table correspondence.provider (
  org_id int not null,
  kind text not null check (kind in ('sms', 'post', 'electronic_registered')),
  name text not null check (name in ('http', 'ovh', 'ar24', 'maileva')),
  settings jsonb not null,
  secrets_sealed text not null,
  -- Off: everything of this kind goes to the test mailbox, and nothing leaves.
  is_live boolean not null,
  per_minute int not null check (per_minute between 1 and 1000),
  -- Ends the address that the service calls; whoever does not know it is refused.
  hook_key text not null check (length(hook_key) >= 32),
  -- The last answer of the service, and calls in its name that were refused.
  last_answer text check (length(last_answer) <= 400),
  last_answer_at timestamptz,
  last_answer_good boolean,
  refused_calls int not null default 0,
  refused_at timestamptz,
  -- When it was last asked what people answered.
  replies_asked_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, kind)
);

-- What a service said of a message, each thing once.
create table correspondence.tracking (
  org_id int not null,
  message_id uuid not null,
  event_id text not null check (length(event_id) between 1 and 200),
  kind text not null check (kind in ('deposited', 'delivered', 'undelivered', 'presented', 'accepted', 'refused', 'unclaimed', 'returned', 'replied')),
  at timestamptz not null,
  known_at timestamptz not null,
  detail text not null check (length(detail) <= 400),
  primary key (org_id, message_id, event_id),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);

-- What the service attests, byte for byte: deposit, receipt, refusal, letter not claimed.
create table correspondence.provider_proof (
  org_id int not null,
  message_id uuid not null,
  kind text not null check (kind in ('deposit', 'presentation', 'receipt', 'refusal', 'unclaimed', 'bounce')),
  content_type text not null check (length(content_type) <= 100),
  bytes bytea not null check (length(bytes) <= 20971520),
  sha256 bytea not null check (length(sha256) = 32),
  fetched_at timestamptz not null,
  primary key (org_id, message_id, kind),
  foreign key (org_id, message_id) references correspondence.message (org_id, id)
);
alter table correspondence.provider_proof alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['provider', 'tracking', 'provider_proof'] loop
    execute format('alter table correspondence.%I enable row level security', t);
    execute format('create policy one_organisation on correspondence.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update, delete on correspondence.provider to quittance_app;
grant select, insert on correspondence.tracking, correspondence.provider_proof to quittance_app;

alter table correspondence.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('email', 'sms', 'letter', 'registered_letter', 'electronic_registered')),
  drop constraint message_check,
  -- The mailbox or the number; empty for paper, whose address is in the content.
  add constraint message_check check ((channel in ('letter', 'registered_letter')) = (to_address = '')),
  -- A letter that was posted may come back.
  drop constraint message_check2,
  add constraint message_check2 check (state <> 'posted' or posted_on is not null),
  drop constraint message_via_check,
  add constraint message_via_check check (via in ('smtp', 'test_mailbox', 'print', 'provider')),
  -- Which service has it, under which name of its own.
  add column provider text,
  add column provider_ref text check (length(provider_ref) <= 200),
  -- The furthest thing known of it since it left, and when to ask again; null: nothing more is expected.
  add column tracked text,
  add column ask_at timestamptz,
  add column asked int not null default 0;
alter table correspondence.attempt
  drop constraint attempt_via_check,
  add constraint attempt_via_check check (via in ('smtp', 'test_mailbox', 'print', 'provider'));
alter table correspondence.proof
  drop constraint proof_kind_check,
  add constraint proof_kind_check check (kind in ('mime', 'pdf', 'text'));
create index message_provider_ref on correspondence.message (org_id, provider, provider_ref) where provider_ref is not null;
create index message_ask on correspondence.message (org_id, ask_at) where ask_at is not null;
create index message_text_to on correspondence.message (org_id, to_address, queued_at) where channel = 'sms';
create index attempt_provider on correspondence.attempt (org_id, started_at) where via = 'provider';

-- A person who is no professional takes electronic registered letters only after saying so (CPCE art. L. 100).
alter table parties.contact add column lre_consent_on date;
