-- What a kind of match is worth is what people say of it, and nothing else: each answer names the match that it is about, so that
-- one taken back later is wrong once and no longer right; an answer to a tie says nothing of what applies by itself.
alter table cash.answer add column match_id uuid;
alter table cash.answer add column is_tied boolean not null default false;
alter table cash.answer add foreign key (org_id, match_id) references cash.match (org_id, id);
update cash.answer w set match_id = m.id from cash.match m
where m.org_id = w.org_id and m.line_id = w.line_id and m.matched_at = w.answered_at and m.how <> 'automatic' and w.refusal_id is null;
-- Given wrong before the match had a name: it was undone at that instant.
update cash.answer w set match_id = m.id from cash.match m
where m.org_id = w.org_id and m.line_id = w.line_id and m.undone_at = w.answered_at and w.match_id is null;
create index answer_match on cash.answer (org_id, match_id) where match_id is not null;

-- Of what is applied without asking, a sample is put before a person.
alter table cash.match add column is_sampled boolean not null default false;
create index match_sampled on cash.match (org_id, class) where is_sampled;
grant update (is_sampled) on cash.match to quittance_app;

-- One in so many.
alter table cash.setting add column sample_every int not null default 20 check (sample_every between 1 and 1000);

-- Kinds that people's answers have disproved: each stopped by itself and stays off until a person says otherwise.
create table cash.stopped_class (
  org_id int not null,
  class text not null,
  stopped_at timestamptz not null,
  right_count int not null,
  wrong_count int not null,
  -- What was asked of it then, and the most that the answers still allowed, in hundredths of a percent.
  least_precision_bp int not null,
  most_precision_bp int not null,
  -- A person has seen it: it runs again from then on, its answers counted anew, or it is left off.
  settled_at timestamptz,
  settled_by text,
  runs_again boolean not null default false,
  primary key (org_id, class, stopped_at)
);
alter table cash.stopped_class enable row level security;
create policy one_organisation on cash.stopped_class using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert on cash.stopped_class to quittance_app;
grant update (settled_at, settled_by, runs_again) on cash.stopped_class to quittance_app;
