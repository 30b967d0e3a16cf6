-- Files made to be filed with a court, or read by an auditor: what was chosen, every file as it was made, who made it, and the hash of the whole.
create table legal.pack (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('order_for_payment', 'evidence')),
  -- What was chosen: claims, court, channel, exhibits in their order.
  plan jsonb not null,
  state text not null check (state in ('building', 'ready', 'refused')),
  -- Why nothing was made.
  refusal jsonb,
  name text not null check (length(name) between 1 and 200),
  -- Of the whole archive, once it is made.
  size bigint,
  sha256 bytea check (length(sha256) = 32),
  made_on date not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, customer_id) references parties.customer (org_id, id),
  check ((state = 'ready') = (sha256 is not null and size is not null)),
  check ((state = 'refused') = (refusal is not null))
);
create index pack_customer on legal.pack (org_id, customer_id, made_at);

create table legal.pack_file (
  org_id int not null,
  pack_id uuid not null,
  place int not null,
  -- With its folder, as it stands in the archive.
  name text not null check (length(name) between 1 and 200),
  title text not null,
  type text not null,
  -- Of a PDF.
  pages int,
  -- The number under which it is told to a court; none for what is no exhibit.
  exhibit_no int,
  -- Why it is no archival PDF, where it is none.
  not_archival text not null default '',
  size int not null,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null,
  primary key (org_id, pack_id, place),
  unique (org_id, pack_id, name),
  foreign key (org_id, pack_id) references legal.pack (org_id, id)
);
-- PDF does not get smaller: it is read without being unpacked.
alter table legal.pack_file alter column bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['pack', 'pack_file'] loop
    execute format('alter table legal.%I enable row level security', t);
    execute format('create policy one_organisation on legal.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant select, insert on legal.pack to quittance_app;
grant update (state, refusal, size, sha256, ended_at) on legal.pack to quittance_app;
-- A build that was cut short begins again from nothing.
grant select, insert, delete on legal.pack_file to quittance_app;

-- What a court asks for that nobody kept as such until now.
alter table documents.document drop constraint document_kind_check;
alter table documents.document add constraint document_kind_check check (kind in ('invoice', 'credit_note', 'order', 'contract', 'terms_accepted',
  'delivery_proof', 'statement_of_account', 'correspondence', 'company_extract', 'power_of_attorney', 'notice_proof', 'other'));
