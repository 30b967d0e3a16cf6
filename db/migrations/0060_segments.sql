-- Segments: which scenario customers follow by what they are and how they pay. The first one that a customer fits is theirs.

create table dunning.segment (
  org_id int not null,
  id uuid not null,
  -- Their order: from 1, without gap.
  position int not null check (position > 0),
  name text not null check (length(name) between 1 and 80),
  rule jsonb not null,
  -- Null: its customers are not reminded, for the reason given.
  scenario_id uuid,
  not_chased_reason text not null default '' check (length(not_chased_reason) <= 500),
  primary key (org_id, id),
  constraint segment_reason check (scenario_id is not null or not_chased_reason <> '')
);

-- Where each customer stood when segments were last looked at; a customer of no segment has no row.
create table dunning.placement (
  org_id int not null,
  customer_id uuid not null,
  segment_id uuid not null,
  since_on date not null,
  primary key (org_id, customer_id),
  constraint placement_segment foreign key (org_id, segment_id) references dunning.segment (org_id, id) on delete cascade
);
create index placement_segment on dunning.placement (org_id, segment_id);

-- The list of segments is saved as a whole: two people at once are told apart by its version.
alter table dunning.setting add column segments_version int not null default 0;

do $$
declare t text;
begin
  foreach t in array array['segment', 'placement'] loop
    execute format('alter table dunning.%I enable row level security', t);
    execute format('create policy one_organisation on dunning.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert, update, delete on dunning.segment, dunning.placement to quittance_app;
