-- What the bank answers to a collection (pain.002) comes in as an import: read, committed, withdrawn.
alter table intake.import drop constraint import_kind_check;
alter table intake.import add constraint import_kind_check
  check (kind in ('unknown', 'fec', 'open_items', 'aged_balance', 'contacts', 'bank_statement', 'debit_status'));

-- Each debit that an answer speaks of, by name or with its whole lot or file. Kept after the commit: it is the bank's word.
create table cash.debit_answer (
  org_id int not null,
  import_id uuid not null,
  debit_id uuid not null,
  -- Where the file names it; none when its lot or the whole file is answered.
  line int,
  says text not null check (says in ('accepted', 'pending', 'rejected')),
  code text not null default '' check (length(code) <= 40),
  code_words text not null default '' check (length(code_words) <= 500),
  -- None while the import is not committed.
  recorded_at timestamptz,
  -- Whether committing this answer rejected the debit, and what its mandate was before.
  applied boolean not null default false,
  mandate_state text check (mandate_state in ('active', 'suspended')),
  mandate_reason text,
  mandate_state_on date,
  primary key (org_id, import_id, debit_id),
  foreign key (org_id, debit_id) references cash.debit (org_id, id)
);
create index debit_answer_debit on cash.debit_answer (org_id, debit_id);
alter table cash.debit_answer enable row level security;
create policy one_organisation on cash.debit_answer using (org_id = platform.org()) with check (org_id = platform.org());
grant select, insert, delete on cash.debit_answer to quittance_app;
grant update (recorded_at, applied, mandate_state, mandate_reason, mandate_state_on) on cash.debit_answer to quittance_app;
