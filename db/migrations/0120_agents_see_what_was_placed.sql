-- Members of an agency who work in a creditor's organisation do so as the role quittance_agent. It may what quittance_app may, and
-- of every table it sees what was placed with its agency, or nothing. See docs/decisions/0022.

-- How the mandate is named by whose key somebody comes in.
alter table access.delegation add column name text not null default '' check (length(name) <= 40);

-- The agency in whose name a transaction runs; null: none.
create function platform.agency() returns int language sql stable parallel safe
as $$ select nullif(current_setting('app.agency_org_id', true), '')::int $$;

-- Whether an agent asks, by the account that is connected: a setting could be forgotten.
create function platform.is_agent() returns boolean language sql stable parallel safe
as $$ select session_user = 'quittance_agent' $$;

create schema in_hand;
grant usage on schema in_hand to quittance_agent;

-- What is in the hands of the agency that asks. The column is named `held` everywhere, so that no policy can confuse it with one of its
-- own table. These views look beneath row-level security, which would ask them again.

create view in_hand.mandate as
  select d.mandate_id as held from access.delegation d
  where d.org_id = platform.org() and d.agency_org_id = platform.agency() and d.ended_at is null;

-- Under every mandate that runs between the two: an agency with several works them as one.
create view in_hand.placement as
  select p.id as held, p.customer_id from outsourcing.placement p
  where p.org_id = platform.org() and p.agency_org_id = platform.agency() and p.ended_on is null
    and exists (select 1 from in_hand.mandate m where m.held = p.mandate_id);

create view in_hand.customer as select p.customer_id as held from in_hand.placement p;

create view in_hand.debt as
  select i.item_id as held from outsourcing.placed_item i join in_hand.placement p on p.held = i.placement_id
  where i.org_id = platform.org() and i.is_live;

-- The documents placed, and the money that settled nothing else: what also paid others is not shown, nor how much it was.
create view in_hand.item as
  select d.held from in_hand.debt d
  union all
  select c.id from in_hand.debt d
  join ledger.allocation a on a.org_id = platform.org() and a.debit_id = d.held
  join ledger.item c on c.org_id = platform.org() and c.id = a.credit_id and c.open_cents = 0
  where not exists (
    select 1 from ledger.allocation o where o.org_id = platform.org() and o.credit_id = c.id
      and not exists (select 1 from in_hand.debt n where n.held = o.debit_id));

-- What speaks of several documents is in hand when all of them are: a promise of a placed invoice and of another tells of the other.
do $$
declare noun record;
begin
  for noun in values ('promise', 'promises.promise_item', 'promise_id'), ('plan', 'promises.plan_item', 'plan_id'),
    ('dispute', 'disputes.disputed_item', 'dispute_id'), ('notice', 'legal.notice_item', 'notice_id'),
    ('proceeding', 'legal.proceeding_item', 'proceeding_id'), ('charge_note', 'legal.charge_line', 'note_id'),
    ('clock_event', 'legal.clock_event_item', 'event_id')
  loop
    execute format($view$
      create view in_hand.%1$I as
        select t.%3$I as held from %2$s t
        where t.org_id = platform.org() and exists (select 1 from in_hand.debt d where d.held = t.item_id)
          and not exists (
            select 1 from %2$s o where o.org_id = platform.org() and o.%3$I = t.%3$I
              and not exists (select 1 from in_hand.debt n where n.held = o.item_id))$view$,
      noun.column1, noun.column2, noun.column3);
  end loop;
end $$;

-- Papers about placed documents only, and those that are about the customer's whole relation and of no document in particular.
create view in_hand.document as
  select d.id as held, d.sha256 from documents.document d
  where d.org_id = platform.org() and exists (select 1 from in_hand.customer c where c.held = d.customer_id)
    and case when exists (select 1 from documents.about a where a.org_id = d.org_id and a.document_id = d.id)
      then not exists (
        select 1 from documents.about a where a.org_id = d.org_id and a.document_id = d.id
          and not exists (
            select 1 from ledger.item i join in_hand.debt p on p.held = i.id
            where i.org_id = a.org_id and i.customer_id = a.customer_id and i.document_no = a.document_no))
      else d.kind in ('contract', 'terms_accepted', 'company_extract') end;
create view in_hand.content as select d.sha256 as held from in_hand.document d;

-- Messages that name placed documents and nothing else: by their content, for they are told by number.
create view in_hand.message as
  select m.id as held from correspondence.message m
  where m.org_id = platform.org() and exists (select 1 from in_hand.customer c where c.held = m.customer_id)
    and not m.content ? 'written' and m.content #> '{data,credits}' = '[]' and jsonb_array_length(m.content #> '{data,items}') > 0
    and not exists (
      select 1 from jsonb_array_elements(m.content #> '{data,items}') named
      where not exists (
        select 1 from ledger.item i join in_hand.debt p on p.held = i.id
        where i.org_id = m.org_id and i.customer_id = m.customer_id and i.document_no <> '' and i.document_no = named ->> 'documentNo'));

create view in_hand.insolvency_case as
  select k.id as held from legal.insolvency_case k
  where k.org_id = platform.org() and exists (select 1 from in_hand.customer c where c.held = k.customer_id);

grant select on all tables in schema in_hand to quittance_agent;

-- What a rule says: `everything` of the organisation, `nothing`, `agency` (rows that bind that agency), or the noun above whose rows are
-- meant and the column that leads to it, such as `customer customer_id`.
create function in_hand.rule(told text) returns text language sql immutable as $$
  select case split_part(told, ' ', 1)
    when 'everything' then 'true'
    when 'nothing' then 'false'
    when 'agency' then 'org_id = platform.org() and agency_org_id = platform.agency()'
    else format('exists (select 1 from in_hand.%I h where h.held = %I)', split_part(told, ' ', 1), split_part(told, ' ', 2)) end
$$;

-- Says what agents see of a table and may add to it or change in it. Nothing is removed by an agent. Every table with row-level security
-- needs it: one of which nothing was said is closed to them, and a test asks what was meant.
create function in_hand.decide(relation regclass, sees text, adds text default 'nothing', changes text default 'nothing') returns void language plpgsql as $$
declare name text;
begin
  foreach name in array array['agents_see', 'agents_add', 'agents_change', 'agents_remove', 'agents_undecided'] loop
    execute format('drop policy if exists %I on %s', name, relation);
  end loop;
  execute format('create policy agents_see on %s as restrictive for select to quittance_agent using (%s)', relation, in_hand.rule(sees));
  execute format('create policy agents_add on %s as restrictive for insert to quittance_agent with check (%s)', relation, in_hand.rule(adds));
  execute format('create policy agents_change on %s as restrictive for update to quittance_agent using (%s) with check (%s)', relation,
    in_hand.rule(changes), in_hand.rule(changes));
  execute format('create policy agents_remove on %s as restrictive for delete to quittance_agent using (false)', relation);
end $$;

-- Closes to agents every table of which nothing was said; run after each migration.
create function in_hand.close_undecided() returns void language plpgsql as $$
declare relation regclass;
begin
  for relation in
    select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname <> 'graphile_worker' and not exists (
      select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname in ('agents_see', 'agents_undecided'))
  loop
    execute format('create policy agents_undecided on %s as restrictive to quittance_agent using (false)', relation);
  end loop;
end $$;

revoke all on function in_hand.decide(regclass, text, text, text), in_hand.close_undecided() from public;

-- Table by table. What is not named here is closed: bank accounts and their lines, imports, settings with secrets, the keys of pages, the
-- organisation's own people and their questions, its scenarios' decisions, indicators, provisions, losses, packs, and what speaks of a
-- customer's whole account.
do $$
declare decision record;
begin
  for decision in values
    -- The organisation by its name and address; the mandates and what was placed under them.
    ('access.organisation', 'everything', 'nothing', 'nothing'),
    ('access.delegation', 'agency', 'nothing', 'nothing'),
    ('outsourcing.mandate', 'mandate id', 'nothing', 'nothing'),
    ('outsourcing.placement', 'placement id', 'nothing', 'nothing'),
    ('outsourcing.placed_item', 'placement placement_id', 'nothing', 'nothing'),
    -- Debtors and whom to reach there.
    ('parties.customer', 'customer id', 'nothing', 'nothing'),
    ('parties.contact', 'customer customer_id', 'customer customer_id', 'customer customer_id'),
    -- The documents. Kept balances are of whole customers: what an agent is shown is added up from what it sees.
    ('ledger.item', 'item id', 'nothing', 'nothing'),
    ('ledger.performance', 'item item_id', 'nothing', 'nothing'),
    ('ledger.undated', 'everything', 'nothing', 'nothing'),
    -- What was said and agreed.
    ('desk.note', 'customer customer_id', 'customer customer_id', 'nothing'),
    ('promises.promise', 'promise id', 'customer customer_id', 'promise id'),
    ('promises.promise_item', 'debt item_id', 'debt item_id', 'nothing'),
    ('promises.plan', 'plan id', 'nothing', 'nothing'),
    ('promises.plan_item', 'debt item_id', 'nothing', 'nothing'),
    ('promises.instalment', 'plan plan_id', 'nothing', 'nothing'),
    ('disputes.dispute', 'dispute id', 'customer customer_id', 'dispute id'),
    ('disputes.disputed_item', 'debt item_id', 'debt item_id', 'nothing'),
    ('disputes.evidence', 'dispute dispute_id', 'dispute dispute_id', 'nothing'),
    ('disputes.note', 'dispute dispute_id', 'dispute dispute_id', 'nothing'),
    ('disputes.task', 'dispute dispute_id', 'dispute dispute_id', 'nothing'),
    -- Papers and messages. The very mails and letters that left hold the key of the debtor's own page: their text is laid out anew.
    ('documents.document', 'document id', 'nothing', 'nothing'),
    ('documents.about', 'document document_id', 'nothing', 'nothing'),
    ('documents.content', 'content sha256', 'nothing', 'nothing'),
    ('correspondence.message', 'message id', 'nothing', 'nothing'),
    ('correspondence.attempt', 'message message_id', 'nothing', 'nothing'),
    ('correspondence.tracking', 'message message_id', 'nothing', 'nothing'),
    ('correspondence.provider_proof', 'message message_id', 'nothing', 'nothing'),
    -- What the law did to the debts.
    ('legal.claim', 'debt item_id', 'nothing', 'nothing'),
    ('legal.limitation', 'debt item_id', 'nothing', 'nothing'),
    ('legal.limitation_alert', 'debt item_id', 'nothing', 'nothing'),
    ('legal.clock_event', 'clock_event id', 'nothing', 'nothing'),
    ('legal.clock_event_item', 'debt item_id', 'nothing', 'nothing'),
    ('legal.customer_terms', 'customer customer_id', 'nothing', 'nothing'),
    ('legal.charge_note', 'charge_note id', 'nothing', 'nothing'),
    ('legal.charge_line', 'charge_note note_id', 'nothing', 'nothing'),
    ('legal.charge_waiver', 'debt item_id', 'nothing', 'nothing'),
    ('legal.notice', 'notice id', 'nothing', 'nothing'),
    ('legal.notice_item', 'notice notice_id', 'nothing', 'nothing'),
    ('legal.notice_event', 'notice notice_id', 'nothing', 'nothing'),
    ('legal.notice_received', 'debt item_id', 'nothing', 'nothing'),
    ('legal.proceeding', 'proceeding id', 'nothing', 'nothing'),
    ('legal.proceeding_item', 'proceeding proceeding_id', 'nothing', 'nothing'),
    ('legal.proceeding_act', 'proceeding proceeding_id', 'nothing', 'nothing'),
    ('legal.proceeding_cost', 'proceeding proceeding_id', 'nothing', 'nothing'),
    ('legal.proceeding_deadline', 'proceeding proceeding_id', 'nothing', 'nothing'),
    ('legal.proceeding_debtor', 'proceeding proceeding_id', 'nothing', 'nothing'),
    ('legal.insolvency_case', 'insolvency_case id', 'nothing', 'nothing'),
    ('legal.insolvency_event', 'insolvency_case case_id', 'nothing', 'nothing'),
    -- How the organisation works, where it says nothing of anybody.
    ('correspondence.look', 'everything', 'nothing', 'nothing'),
    ('correspondence.logo', 'everything', 'nothing', 'nothing'),
    ('correspondence.template', 'everything', 'nothing', 'nothing'),
    ('desk.script', 'everything', 'nothing', 'nothing'),
    ('desk.setting', 'everything', 'nothing', 'nothing'),
    ('disputes.category', 'everything', 'nothing', 'nothing'),
    ('dunning.scenario', 'everything', 'nothing', 'nothing'),
    ('dunning.setting', 'everything', 'nothing', 'nothing'),
    ('legal.court', 'everything', 'nothing', 'nothing'),
    ('legal.interest_setting', 'everything', 'nothing', 'nothing'),
    ('legal.limitation_day', 'everything', 'nothing', 'nothing'),
    ('legal.limitation_setting', 'everything', 'nothing', 'nothing'),
    ('legal.statute_row', 'everything', 'nothing', 'nothing'),
    ('promises.check_day', 'everything', 'nothing', 'nothing'),
    ('promises.setting', 'everything', 'nothing', 'nothing'),
    -- What agents do is written down in the same chain as what others do.
    ('trail.head', 'everything', 'everything', 'everything')
  loop
    perform in_hand.decide(decision.column1::regclass, decision.column2, decision.column3, decision.column4);
  end loop;
end $$;

-- A settlement between two documents that are both shown: one without the other would not add up.
select in_hand.decide('ledger.allocation', 'item debit_id');
create policy agents_see_both on ledger.allocation as restrictive for select to quittance_agent
  using (exists (select 1 from in_hand.item h where h.held = credit_id));

-- Of the trail, their own acts about debtors who are in their hands; they write no other.
create view in_hand.debtor as select c.held::text as held from in_hand.customer c;
grant select on in_hand.debtor to quittance_agent;
select in_hand.decide('trail.event', 'debtor subject_id', 'debtor subject_id');
create policy agents_see_own on trail.event as restrictive for select to quittance_agent
  using (subject_kind = 'customer' and starts_with(actor, 'agent:' || platform.agency() || ':'));
create policy agents_add_own on trail.event as restrictive for insert to quittance_agent
  with check (subject_kind = 'customer' and starts_with(actor, 'agent:' || platform.agency() || ':'));

do $$
declare relation regclass;
begin
  for relation in
    select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname <> 'graphile_worker'
      and not exists (select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid and p.polname = 'agents_see')
  loop
    perform in_hand.decide(relation, 'nothing');
  end loop;
end $$;

-- Functions that look beneath row-level security look for agents where agents may.

create or replace function ledger.search_documents(words text, max_rows integer) returns table(id uuid)
language plpgsql stable security definer set search_path to '' as $$
declare
  wanted text := upper(pg_catalog.btrim(words));
  beginning text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  ending text := replace(replace(replace(reverse(wanted), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  asks_as_agent boolean := platform.is_agent();
begin
  return query
    with found as (
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null
          and upper(i.document_no) like beginning and (not asks_as_agent or exists (select 1 from in_hand.item h where h.held = i.id)) limit 400)
      union
      (select i.id from ledger.item i
        where i.org_id = platform.org() and i.document_no <> '' and not i.reversed and i.reverses is null and length(wanted) >= 3
          and reverse(upper(i.document_no)) like ending and (not asks_as_agent or exists (select 1 from in_hand.item h where h.held = i.id)) limit 400)
    )
    select i.id from found f join ledger.item i on i.org_id = platform.org() and i.id = f.id
    order by upper(i.document_no) = wanted desc, i.open_cents > 0 desc, i.issued_on desc, i.id
    limit least(max_rows, 200);
end $$;

create or replace function parties.customers_matching(words text) returns setof uuid
language plpgsql stable security definer rows 500 set search_path to '' as $$
declare
  p record;
  asks_as_agent boolean := platform.is_agent();
begin
  select * into p from parties.patterns_of(words);
  if p.starts then
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and ' ' || c.search_text like all (p.patterns)
        and (not asks_as_agent or exists (select 1 from in_hand.customer h where h.held = c.id));
  else
    return query select c.id from parties.customer c
      where c.org_id = platform.org() and c.search_text like '%' || p.longest || '%' and ' ' || c.search_text like all (p.patterns)
        and (not asks_as_agent or exists (select 1 from in_hand.customer h where h.held = c.id));
  end if;
end $$;

-- The one way into the queue. Agents see nothing of it, and ring doorbells about debtors who are in their hands, nothing else: what then
-- runs runs as the application.
create function platform.enqueue(name text, payload json, queue text, run_at timestamptz, max_attempts int, key text) returns void
language plpgsql security definer set search_path to '' as $$
begin
  if platform.is_agent() and (name <> 'react' or (payload ->> 'orgId')::int is distinct from platform.org()
      or not exists (select 1 from in_hand.customer h where h.held = (payload ->> 'customerId')::uuid)) then
    raise insufficient_privilege using message = pg_catalog.format('an agent may not ask for %s', name);
  end if;
  perform graphile_worker.add_job(name, payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts, job_key => key);
end $$;
revoke all on function platform.enqueue(text, json, text, timestamptz, int, text) from public;
grant execute on function platform.enqueue(text, json, text, timestamptz, int, text) to quittance_app;
