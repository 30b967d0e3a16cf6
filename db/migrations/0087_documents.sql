-- Files kept for customers: invoices as they were sent, orders, contracts, proofs of delivery.
create schema documents;

-- The bytes, once for an organisation however many customers they are kept for; their type was read from them.
create table documents.content (
  org_id int not null,
  sha256 bytea not null check (length(sha256) = 32),
  type text not null,
  size int not null check (size between 1 and 26214400),
  bytes bytea not null,
  primary key (org_id, sha256)
);
alter table documents.content alter column bytes set storage external;

create table documents.document (
  org_id int not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note', 'order', 'contract', 'terms_accepted', 'delivery_proof',
    'statement_of_account', 'correspondence', 'other')),
  name text not null check (length(name) between 1 and 300),
  sha256 bytea not null,
  -- The day that it bears, where it is known.
  bears_on date,
  added_at timestamptz not null,
  added_by text not null,
  primary key (org_id, id),
  unique (org_id, customer_id, sha256),
  foreign key (org_id, sha256) references documents.content (org_id, sha256),
  foreign key (org_id, customer_id) references parties.customer (org_id, id)
);
create index document_content on documents.document (org_id, sha256);

-- What a file is about: numbers of the books, which an import may take back and bring again.
create table documents.about (
  org_id int not null,
  document_id uuid not null,
  customer_id uuid not null,
  document_no text not null check (length(document_no) between 1 and 200),
  primary key (org_id, document_id, document_no),
  foreign key (org_id, document_id) references documents.document (org_id, id) on delete cascade
);
create index about_number on documents.about (org_id, customer_id, document_no);

-- Files that somebody dropped together and has not kept yet.
create table documents.batch (
  org_id int not null,
  id uuid not null,
  begun_at timestamptz not null,
  begun_by text not null,
  primary key (org_id, id)
);

create table documents.arrival (
  org_id int not null,
  batch_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  sha256 bytea not null,
  kind text not null,
  customer_id uuid,
  numbers text[] not null,
  bears_on date,
  -- Where its document was found; null while nobody knows.
  found_by text check (found_by in ('e_invoice', 'name', 'text', 'code', 'hand')),
  -- Documents that it may be, where it names several.
  choices jsonb not null default '[]',
  is_left_out boolean not null default false,
  primary key (org_id, id),
  unique (org_id, batch_id, sha256),
  foreign key (org_id, batch_id) references documents.batch (org_id, id) on delete cascade,
  foreign key (org_id, sha256) references documents.content (org_id, sha256)
);
create index arrival_content on documents.arrival (org_id, sha256);

do $$
declare t text;
begin
  foreach t in array array['content', 'document', 'about', 'batch', 'arrival'] loop
    execute format('alter table documents.%I enable row level security', t);
    execute format('create policy one_organisation on documents.%I using (org_id = platform.org()) with check (org_id = platform.org())', t);
  end loop;
end $$;
grant usage on schema documents to quittance_app;
grant select, insert, delete on documents.content, documents.document, documents.about, documents.batch, documents.arrival to quittance_app;
grant update (kind, name, bears_on) on documents.document to quittance_app;
grant update (kind, customer_id, numbers, bears_on, found_by, is_left_out) on documents.arrival to quittance_app;
-- A batch never changes; who adds to it or keeps it locks it, which takes the right to.
grant update (begun_at) on documents.batch to quittance_app;
