-- What an agency has in hand for all its creditors, as one list. See docs/decisions/0022.

-- A creditor whose claims an agency works, in the agency's own organisation: who there has charge of its files.
create table desk.creditor_in_hand (
  org_id int not null,
  creditor_org_id int not null references access.organisation (org_id) on delete cascade,
  name text not null,
  member text,
  -- The day for which its files were last reckoned.
  reckoned_on date not null,
  primary key (org_id, creditor_org_id),
  check (creditor_org_id <> org_id)
);

-- A row beside each running placement: what was handed over, and what was agreed with the debtor since. Whatever names the debtor's other
-- affairs stays with the creditor. Kept by reading the creditor's books again; what the agency decides about its own work is kept with it.
create table desk.file_in_hand (
  org_id int not null,
  creditor_org_id int not null,
  placement_id uuid not null,
  no int not null,
  mandate_no int not null,
  customer_id uuid not null,
  customer_name text not null,
  customer_code text not null,
  -- The words of its name, code and documents.
  search tsvector not null,
  document_nos text[] not null,
  documents int not null check (documents >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stage text not null,
  is_pilot boolean not null,
  placed_on date not null,
  placed_cents bigint not null,
  open_cents bigint not null check (open_cents >= 0),
  oldest_on date,
  last_contact_on date,
  -- What is to be done next and from which day; no day: somebody else is awaited.
  next_what text not null check (next_what in ('instruction', 'answered', 'call_back', 'broken_promise', 'step', 'first_contact', 'follow_up',
    'promised', 'approval', 'disputed')),
  next_on date,
  -- What was asked, or the step that is next, in the words of whoever wrote them.
  next_words text not null,
  promise_on date,
  promise_cents bigint,
  disputed_cents bigint not null check (disputed_cents >= 0),
  awaits_approval boolean not null,
  expected_cents bigint not null,
  urgency jsonb not null,
  urgency_percent int not null,
  -- Expected cash × urgency, and how many times the middle of its currency that is: what the list is ordered by.
  value_cents bigint not null,
  pressing double precision not null,
  reckoned_at timestamptz not null,
  member text,
  -- Given to a member by hand, and not as every file of its creditor.
  is_given boolean not null default false,
  snoozed_until date,
  snooze_why text not null default '' check (length(snooze_why) <= 300),
  -- The day on which it is on the list; none while somebody else is awaited.
  due_on date generated always as (case when next_on is not null then greatest(next_on, snoozed_until) end) stored,
  primary key (org_id, creditor_org_id, placement_id),
  foreign key (org_id, creditor_org_id) references desk.creditor_in_hand (org_id, creditor_org_id) on delete cascade
);
-- Each list in its order, with the day beside it, and in the first what it is narrowed by: what is left out is passed over without being fetched.
create index file_in_hand_pressing on desk.file_in_hand (org_id, pressing desc, placement_id, due_on, currency, open_cents, oldest_on);
create index file_in_hand_of on desk.file_in_hand (org_id, creditor_org_id, pressing desc, placement_id, due_on);
create index file_in_hand_member on desk.file_in_hand (org_id, member, pressing desc, placement_id, due_on);
create index file_in_hand_what on desk.file_in_hand (org_id, next_what, pressing desc, placement_id, due_on);
create index file_in_hand_age on desk.file_in_hand (org_id, oldest_on, placement_id, due_on);
create index file_in_hand_size on desk.file_in_hand (org_id, currency, open_cents desc, placement_id, due_on);
-- What is added up of one creditor: never a row is fetched for it.
create index file_in_hand_sums on desk.file_in_hand (org_id, creditor_org_id, currency)
  include (due_on, snoozed_until, next_what, member, open_cents, expected_cents);

create index file_in_hand_words on desk.file_in_hand using gin (search);

-- Words as they are kept and looked for: without accents, cut at whatever is neither letter nor digit; each may be the beginning of one.
create function desk.words_of(said text) returns text[] language sql immutable parallel safe set search_path to '' as $$
  select coalesce(array_agg(w), '{}') from regexp_split_to_table(platform.folded(said), '[^[:alnum:]]+') w where w <> '' $$;
create function desk.words_sought(said text) returns tsquery language sql immutable parallel safe set search_path to '' as $$
  select string_agg(quote_literal(w) || ':*', ' & ')::tsquery from unnest(desk.words_of(said)) w $$;
-- Row-level security reads every row before it looks at words: this looks at words first, in one organisation.
create function desk.files_matching(said text, most int) returns table (creditor_org_id int, placement_id uuid)
language sql stable security definer rows 100 set search_path to '' as $$
  select f.creditor_org_id, f.placement_id from desk.file_in_hand f
  where f.org_id = platform.org() and not platform.is_agent() and f.search @@ desk.words_sought(said) limit most $$;
revoke all on function desk.files_matching(text, int) from public;
grant execute on function desk.files_matching(text, int) to quittance_app;

-- What the files of a creditor add up to on the day for which they were last reckoned: a list of a million is not added up each time.
create table desk.file_sum (
  org_id int not null,
  creditor_org_id int not null,
  currency text not null,
  show text not null check (show in ('due', 'later', 'waiting', 'snoozed')),
  next_what text not null,
  -- Empty: nobody's.
  member text not null,
  files int not null check (files > 0),
  open_cents bigint not null,
  expected_cents bigint not null,
  primary key (org_id, creditor_org_id, currency, show, next_what, member),
  foreign key (org_id, creditor_org_id) references desk.creditor_in_hand (org_id, creditor_org_id) on delete cascade
);

-- The middle of what files of a currency are worth, by which amounts of two currencies stand in one list.
create table desk.file_scale (
  org_id int not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  middle_cents bigint not null check (middle_cents > 0),
  reckoned_on date not null,
  primary key (org_id, currency)
);

do $$
declare t text;
begin
  foreach t in array array['creditor_in_hand', 'file_in_hand', 'file_sum', 'file_scale'] loop
    execute format('alter table desk.%I enable row level security', t);
    execute format('create policy one_organisation on desk.%I to quittance_app using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update, delete on desk.creditor_in_hand, desk.file_in_hand, desk.file_sum, desk.file_scale to quittance_app;
select in_hand.decide(t::regclass, 'nothing') from unnest(array['desk.creditor_in_hand', 'desk.file_in_hand', 'desk.file_sum', 'desk.file_scale']) t;

-- The same walls as agents have, for the job that reads in the name of their agency what its rows may say.
grant usage on schema in_hand to quittance_app;
grant select on in_hand.placement, in_hand.debt, in_hand.promise, in_hand.plan, in_hand.dispute, in_hand.message to quittance_app;

-- The first act of the other side about debtors, whatever it was: agents record all that they do, and may change no placement.
create function in_hand.note_acts(agency int, customers uuid[], acted timestamptz) returns void
language plpgsql security definer set search_path to '' as $$
begin
  if platform.is_agent() and agency is distinct from platform.agency() then
    raise insufficient_privilege using message = 'an agent acts for its own agency';
  end if;
  update outsourcing.placement p set acted_at = acted
  where p.org_id = platform.org() and p.agency_org_id = agency and p.customer_id = any(customers) and p.ended_on is null and p.acted_at is null;
end $$;
revoke all on function in_hand.note_acts(int, uuid[], timestamptz) from public;
grant execute on function in_hand.note_acts(int, uuid[], timestamptz) to quittance_app;
