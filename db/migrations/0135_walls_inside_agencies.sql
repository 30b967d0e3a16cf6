-- Which creditors a member of an agency works: all, or those named. See docs/decisions/0022.

alter table access.member add column names_creditors boolean not null default false;

-- In the agency's organisation: the creditors that such a member works.
create table access.member_creditor (
  org_id int not null,
  user_id text not null,
  creditor_org_id int not null references access.organisation (org_id) on delete cascade,
  named_at timestamptz not null,
  primary key (org_id, user_id, creditor_org_id),
  foreign key (org_id, user_id) references access.member (org_id, user_id)
);
alter table access.member_creditor enable row level security;
create policy one_organisation on access.member_creditor to quittance_app using (org_id = platform.org()) with check (org_id = platform.org());
create policy every_organisation on access.member_creditor to quittance_auth using (true);
grant select, insert, delete on access.member_creditor to quittance_app;
grant select on access.member_creditor to quittance_auth;
select in_hand.decide('access.member_creditor', 'nothing');

-- The creditors that whoever asks does not work; null: none is closed to them. Said where a transaction begins.
create function platform.closed_orgs() returns int[] language sql stable parallel safe
as $$ select nullif(current_setting('app.closed_orgs', true), '')::int[] $$;

-- Whether a line of the dedicated account paid somebody closed to whoever asks, beside whom else it paid: it is not theirs to look at or undo.
create function outsourcing.pays_closed(fund_line uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (
    select 1 from outsourcing.fund_line_receipt r
    where r.org_id = platform.org() and r.fund_line_id = fund_line and r.creditor_org_id = any(platform.closed_orgs())) $$;
revoke all on function outsourcing.pays_closed(uuid) from public;
grant execute on function outsourcing.pays_closed(uuid) to quittance_app;

-- Hides rows about a closed creditor: of what the agency keeps of its creditors (`creditor_org_id`), and of the creditors' rows that both read.
-- The list is read once for a statement, and where nothing is closed nothing is compared. A test names a table that forgets it.
create function access.wall(relation regclass, about text) returns void language plpgsql as $$
begin
  execute format('drop policy if exists walls on %s', relation);
  execute format('create policy walls on %s as restrictive to quittance_app
    using ((select platform.closed_orgs()) is null or %2$I is null or %2$I <> all ((select platform.closed_orgs())::int[]))', relation, about);
end $$;

do $$
declare one record;
begin
  for one in
    select c.oid::regclass as relation, 'creditor_org_id' as about from pg_class c join pg_attribute a on a.attrelid = c.oid
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relrowsecurity and a.attname = 'creditor_org_id' and not a.attisdropped and n.nspname <> 'access'
    union
    select p.polrelid::regclass, 'org_id' from pg_policy p where p.polname = 'as_agency'
  loop
    perform access.wall(one.relation, one.about);
  end loop;
end $$;
create policy walls on outsourcing.fund_line as restrictive to quittance_app
  using ((select platform.closed_orgs()) is null or not outsourcing.pays_closed(id));

-- The same search, behind the wall; what was not placed is left out before the amounts and the names that are looked at are counted, and not after.
create or replace function outsourcing.search_in_hand(words text, numbers text[], files int[], cents bigint, most int)
returns table (creditor_org_id int, placement_id uuid, has_number boolean, has_amount boolean)
language plpgsql stable security definer set search_path to '' as $$
declare
  own int := platform.org();
  closed int[] := platform.closed_orgs();
  name record;
begin
  if platform.is_agent() then return; end if;
  select * into name from parties.patterns_of(words);
  return query
    with creditor as (
      select distinct m.org_id from outsourcing.mandate m where m.agency_org_id = own and m.version is not null
        and (closed is null or m.org_id <> all (closed))
    ), found as (
      select w.org_id, w.placement_id, true as by_number, false as by_amount from creditor c cross join lateral (
        select d.org_id, d.id from ledger.item d
        where d.org_id = c.org_id and d.document_no <> '' and not d.reversed and d.reverses is null and upper(d.document_no) = any(numbers) limit 200) i
      join outsourcing.placed_item w on w.org_id = i.org_id and w.item_id = i.id
      union all
      select i.org_id, i.placement_id, false, true from creditor c cross join lateral (
        (select w.org_id, w.placement_id from ledger.item d
          join outsourcing.placed_item w on w.org_id = d.org_id and w.item_id = d.id
          join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id and p.agency_org_id = own
          where d.org_id = c.org_id and d.amount_cents = cents and d.open_cents = cents and d.side = 1 and not d.reversed and d.reverses is null limit 50)
        union all
        (select w.org_id, w.placement_id from ledger.item d
          join outsourcing.placed_item w on w.org_id = d.org_id and w.item_id = d.id
          join outsourcing.placement p on p.org_id = w.org_id and p.id = w.placement_id and p.agency_org_id = own
          where d.org_id = c.org_id and d.open_cents = cents and d.open_cents > 0 and d.open_cents < d.amount_cents and d.side = 1 limit 50)) i
      union all
      select p.org_id, p.id, true, false from outsourcing.placement p where p.agency_org_id = own and p.no = any(files)
      union all
      select p.org_id, p.id, false, false from creditor c cross join lateral (
        select p.org_id, p.id from parties.customer k
        join outsourcing.placement p on p.org_id = k.org_id and p.customer_id = k.id and p.agency_org_id = own
        where words <> '' and k.org_id = c.org_id and k.search_text like '%' || name.longest || '%'
          and ' ' || k.search_text like all (name.patterns) limit 50) p
    )
    select p.org_id, p.id, bool_or(f.by_number), bool_or(f.by_amount)
    from found f join outsourcing.placement p on p.org_id = f.org_id and p.id = f.placement_id and p.agency_org_id = own
      and p.ended_why is distinct from 'undone'
    where closed is null or p.org_id <> all (closed)
    group by p.org_id, p.id, p.ended_on, p.placed_on
    order by bool_or(f.by_number) and bool_or(f.by_amount) desc, bool_or(f.by_number) desc, p.ended_on is null desc, p.placed_on desc, p.id
    limit least(most, 100);
end $$;
