-- What colleagues without an account are asked and told by mail, and what they answer on a page that a signed link opens.
create schema colleagues;

create table colleagues.setting (
  org_id int not null primary key,
  -- Working days without an answer before a colleague is reminded, and how often it is at most.
  remind_days smallint not null check (remind_days between 1 and 30),
  most_reminders smallint not null check (most_reminders between 0 and 5),
  -- Days that a link opens its page.
  link_days smallint not null check (link_days between 1 and 90),
  -- The longest that a colleague may have reminders held; 0: not at all.
  most_hold_days smallint not null check (most_hold_days between 0 and 180)
);

create table colleagues.question (
  org_id int not null,
  -- The id of its link as well: asked again, it is the same address.
  id uuid not null,
  colleague_id uuid not null,
  customer_id uuid not null,
  dispute_id uuid,
  item_ids uuid[] not null default '{}' check (cardinality(item_ids) <= 50),
  -- A member asks; a dispute whose cause or task is a colleague's; the weekly digest, which asks nothing and opens the page.
  origin text not null check (origin in ('member', 'dispute', 'digest')),
  asks text not null check (length(asks) <= 4000),
  shows_evidence boolean not null default false,
  answer_by date,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'answered', 'closed', 'withdrawn')),
  answered_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  first_read_at timestamptz,
  message_id uuid,
  reminders smallint not null default 0,
  -- The last day on which its colleague was written to about it.
  told_on date not null,
  primary key (org_id, id),
  foreign key (org_id, colleague_id) references parties.colleague (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  foreign key (org_id, dispute_id) references disputes.dispute (org_id, id),
  check (origin <> 'dispute' or dispute_id is not null)
);
create index question_customer on colleagues.question (org_id, customer_id, asked_at);
create index question_waiting on colleagues.question (org_id, state) where state in ('open', 'answered');
create index question_message on colleagues.question (org_id, message_id) where message_id is not null;
create unique index question_of_dispute on colleagues.question (org_id, dispute_id, colleague_id) where origin = 'dispute';

-- What a colleague did on its page. What it may not decide alone is proposed, and a member says yes or no.
create table colleagues.deed (
  org_id int not null,
  id uuid not null,
  question_id uuid not null,
  -- Names one sending of a form: the same form sent twice is one deed.
  form_key uuid not null,
  kind text not null check (kind in ('answer', 'accept', 'reject', 'hold', 'file', 'task')),
  body text not null default '' check (length(body) <= 4000),
  cents bigint check (cents > 0),
  until_on date,
  file_name text,
  verdict text not null check (verdict in ('done', 'proposed', 'agreed', 'declined')),
  done_at timestamptz not null,
  decided_by_name text,
  decided_at timestamptz,
  primary key (org_id, id),
  unique (org_id, question_id, form_key),
  foreign key (org_id, question_id) references colleagues.question (org_id, id),
  check ((verdict in ('agreed', 'declined')) = (decided_at is not null))
);

-- Files that came with an answer where there is no dispute to keep them with, byte for byte.
create table colleagues.file (
  org_id int not null,
  id uuid not null,
  question_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  type text not null,
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  added_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, question_id, sha256),
  foreign key (org_id, question_id) references colleagues.question (org_id, id)
);
alter table colleagues.file alter column bytes set storage external;

-- Who wants the weekly digest.
create table colleagues.subscriber (
  org_id int not null,
  colleague_id uuid not null,
  since timestamptz not null,
  primary key (org_id, colleague_id),
  foreign key (org_id, colleague_id) references parties.colleague (org_id, id)
);

-- The digests made, each once: a week with nothing to say has its row and no message.
create table colleagues.digest (
  org_id int not null,
  colleague_id uuid not null,
  -- The Monday of its week.
  week_on date not null check (extract(isodow from week_on) = 1),
  made_at timestamptz not null,
  customers int not null,
  message_id uuid,
  primary key (org_id, colleague_id, week_on),
  check ((customers = 0) = (message_id is null))
);

do $$
declare t text;
begin
  foreach t in array array['setting', 'question', 'deed', 'file', 'subscriber', 'digest'] loop
    execute format('alter table colleagues.%I enable row level security', t);
    execute format('create policy one_organisation on colleagues.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema colleagues to quittance_app;
grant select, insert, update on colleagues.setting, colleagues.question, colleagues.deed, colleagues.digest to quittance_app;
grant select, insert on colleagues.file to quittance_app;
grant select, insert, delete on colleagues.subscriber to quittance_app;

-- A digest speaks of several customers.
alter table correspondence.message alter column customer_id drop not null;
